import { expect, test } from "vitest";
import { detect } from "../../src/detect/detect.js";
import { prefixed, randomBody, randomKey } from "../support/keys.js";

test("a candidate has its place, rule, key and judgement", () => {
  const key = randomKey("a");
  const [found] = detect(`PICTIFY_API_KEY=${key}\n`, { path: "" });
  expect(found).toMatchObject({
    start: 16,
    end: 16 + key.length,
    rule: "pictify-key",
    key: { kind: "live", length: key.length },
    judgement: { status: "ours", strength: "strong", evidence: ["PICTIFY_API_KEY on the same line"] },
  });
});

test("the kind of a key is the environment of its prefix", () => {
  const kinds = (text: string) => detect(text, { path: "" }).map((candidate) => candidate.key.kind);
  expect(kinds(`${randomKey("a", "live")} ${randomKey("a", "test")}`)).toEqual(["live", "test"]);
});

test("strength tells a host, package, name or constructor from the bare word", () => {
  const strength = (text: string) => {
    const judgement = detect(text, { path: "" })[0]?.judgement;
    return judgement?.status === "ours" ? judgement.strength : judgement?.status;
  };
  const key = randomKey("a");
  const strong = [
    "https://api.pictify.io",
    "mcp.pictify.io",
    "pictify.io",
    "@pictify/sdk",
    "n8n-nodes-pictify",
    "PICTIFY_URL",
    "new Pictify(",
    "AsyncPictify(",
    "pictify.NewClient(",
    "Pictify::Client",
    "Pictify.configure",
    "claude mcp add pictify",
    "mcpServers.pictify",
    '"pictify": {',
    "pictify_api_token",
    "pictifyApi",
    "pictifyApiKey",
    "pictify_key",
    "PictifyToken",
    "pip install pictify",
    'gem "pictify"',
    "from pictify import",
    "import pictify",
    'require "pictify"',
  ];
  for (const words of strong) expect([words, strength(`${words}\n k ${key}`)]).toEqual([words, "strong"]);
  for (const words of [
    "pictify",
    "the Pictify service",
    "pictify-clone",
    "github.com/somebody/pictify",
    "pictify.iowa",
  ]) {
    expect([words, strength(`// ${words}\n k ${key}`)]).toEqual([words, "weak"]);
  }
});

test("a word inside a key speaks of nobody", () => {
  const key = prefixed("live", `${randomBody("in", 24)}-PICTIFY_API_KEY-stripe`);
  expect(detect(`k = "${key}"`, { path: "" })[0]?.judgement.status).toBe("unattributed");
});

test("a text without a prefix and without Pictify has no candidates", () => {
  expect(detect("", { path: "" })).toEqual([]);
  expect(detect(randomBody("x", 4000, "hex"), { path: "a.txt" })).toEqual([]);
});
