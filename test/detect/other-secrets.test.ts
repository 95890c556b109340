import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.js";
import { reveal } from "../../src/model/key.js";
import { randomBody, randomKey } from "../support/keys.js";
import { reported } from "../support/judging.js";

const whsec = ["whsec", randomBody("w", 32)].join("_");
const uid = randomBody("uid", 10);
const hookSecret = randomBody("hook", 32);
const hookUrl = ["https://api.pictify.io", "workflow", "hooks", uid, hookSecret].join("/");
const code = randomBody("cookie", 10, "upper");
const hex = randomBody("hex", 64, "hex");

function rules(text: string, path = ""): (readonly [string, string])[] {
  return detect(text, { path })
    .filter((candidate) => candidate.judgement.status === "ours")
    .map(({ rule, key }) => [rule, reveal(key)] as const);
}

describe("webhook signing secrets", () => {
  test.each([
    `PICTIFY_WEBHOOK_SECRET=${whsec}`,
    `pictify.webhooks.verify(body, signature, "${whsec}")`,
    `# pictify webhook\nWEBHOOK_SECRET=${whsec}`,
    `{"pictify":{"webhookSecret":"${whsec}"}}`,
  ])("%# with Pictify nearest are found", (text) => {
    expect(rules(text)).toEqual([["pictify-webhook-secret", whsec]]);
  });

  test.each([
    `STRIPE_WEBHOOK_SECRET=${whsec}`,
    `WEBHOOK_SECRET=${whsec}`,
    `# pictify\n\nSTRIPE_WEBHOOK_SECRET=${whsec}`,
    `# pictify\nnew Webhook("${whsec}") // svix`,
    `# pictify\nCLERK_WEBHOOK_SECRET=${whsec}`,
    `PICTIFY_API_KEY=x\nstripe.webhooks.constructEvent(b, s, "${whsec}")`,
  ])("%# with another's name nearest, or none, are not", (text) => {
    expect(rules(text)).toEqual([]);
  });

  test("the path alone can say that they are Pictify's", () => {
    expect(rules(`const secret = "${whsec}"`, "src/pictify/webhook.ts")).toHaveLength(1);
  });

  const value = randomBody("value", 40);
  test.each([
    `PICTIFY_WEBHOOK_SECRET=${value}`,
    `PICTIFY_WEBHOOK_SECRET: "${value}"`,
    `export PICTIFY_WEBHOOK_SECRET='${value}'`,
    `const pictifyWebhookSecret = "${value}";`,
    `- name: PICTIFY_WEBHOOK_SECRET\n  value: ${value}`,
    `"PICTIFY_WEBHOOK_SECRET": "${value}"`,
    `ENV PICTIFY_WEBHOOK_SECRET ${value}`,
  ])("%# without a prefix are known by their name", (text) => {
    expect(rules(text)).toEqual([["pictify-webhook-secret", value]]);
  });

  test.each([
    "PICTIFY_WEBHOOK_SECRET=your_webhook_secret_here",
    "PICTIFY_WEBHOOK_SECRET=",
    "PICTIFY_WEBHOOK_SECRET=whsec_xxxxxxxxxxxxxxxxxxxxxxxx",
    "PICTIFY_WEBHOOK_SECRET=whsec_...",
    "PICTIFY_WEBHOOK_SECRET: process.env.PICTIFY_WEBHOOK_SECRET_V2",
    "PICTIFY_WEBHOOK_SECRET=$(vault_read_pictify_webhook_1)",
    "const pictifyWebhookSecret = await loadSecretNumber1(name)",
    "PICTIFY_WEBHOOK_SECRET=${FROM_SOMEWHERE_ELSE_1}",
    '{ "name": "PictifyWebhookSecret", "shortDescription": { "text": "x" } }',
    "['pictify_webhook_secret', 'anotherMemberOfThis' => 1]",
  ])("nothing in: %s", (text) => {
    expect(reported(text)).toEqual([]);
  });
});

describe("workflow hook URLs", () => {
  test.each([`curl -X POST ${hookUrl} -d '{}'`, `"url": "${hookUrl}"`, `[hook](${hookUrl})`])(
    "%# are found",
    (text) => {
      expect(rules(text)).toEqual([["pictify-hook-url", hookUrl]]);
      expect(reported(text)).toEqual([hookUrl]);
    },
  );

  test("with escaped slashes are the same key", () => {
    const text = `{"url":"${hookUrl.replaceAll("/", String.raw`\/`)}"}`;
    expect(rules(text)).toEqual([["pictify-hook-url", hookUrl]]);
  });

  test.each([
    "https://api.pictify.io/workflow/hooks/<uid>/<secret>",
    "https://api.pictify.io/workflow/hooks/my_hook/your_hook_secret",
    "https://api.pictify.io/workflow/hooks/${uid}/${secret}",
    "https://api.pictify.io/workflow/hooks/",
    "https://pictify.io/b/abcdefgh12345/kjh8s7dfkjh23",
    "https://media.pictify.io/s/kjh8s7dfkjh23kjh",
  ])("nothing in: %s", (text) => {
    expect(reported(text)).toEqual([]);
  });
});

describe("session cookies", () => {
  test.each([
    `curl https://pictify.io/dashboard -H "Cookie: auth-token=${code}"`,
    `Set-Cookie: auth-token=${code}; Domain=pictify.io; HttpOnly`,
    `requests.get("https://api.pictify.io/users", cookies={"auth-token": "${code}"})`,
    `.pictify.io\tTRUE\t/\tTRUE\t0\tauth-token\t${code}`,
    `{"domain":"pictify.io","name":"auth-token","value":"${code}"}`,
  ])("%# are found", (text) => {
    expect(rules(text)).toEqual([["pictify-session-cookie", `auth-token=${code}`]]);
  });

  test.each([
    `Cookie: auth-token=${code}`,
    `pictify auth-token=${code}Z`,
    `pictify auth-token=${code.slice(1)}`,
    `pictify auth-token=${code.slice(1)}a`,
    `pictify x-auth-token=${code}`,
    `pictify my_auth-token=${code}`,
    "pictify auth-token=ABCDEFGHIJ",
    "pictify auth-token=XXXXXXXXXX",
  ])("%# of another form, place or nobody known are not", (text) => {
    expect(reported(text)).toEqual([]);
  });
});

describe("unprefixed keys", () => {
  test.each([
    `PICTIFY_API_KEY=${hex}`,
    `curl https://api.pictify.io/image -H "Authorization: Bearer ${hex}"`,
    `new Pictify("${hex}")`,
    `https://api.pictify.io/r/a.png?token=${hex}`,
    `// https://api.pictify.io\nconst API_KEY = "${hex}";`,
  ])("%# in a place for Pictify's keys are found", (text) => {
    expect(rules(text)).toEqual([["pictify-key", hex]]);
    expect(detect(text, { path: "" })[0]?.key.kind).toBe("unprefixed");
  });

  test.each([
    ["nobody is named", `API_KEY=${hex}`],
    ["the bare word is all there is", `# pictify\nAPI_KEY=${hex}`],
    ["another vendor is nearer", `# api.pictify.io\n# stripe\nAPI_KEY=${hex}`],
    ["the name is of something else", `PICTIFY_API_KEY=x\nENCRYPTION_KEY=${hex}`],
    ["the name is of a session", `PICTIFY_URL=https://api.pictify.io\nSESSION_SECRET=${hex}`],
    ["the line speaks of SHA-256", `PICTIFY_TOKEN_SHA256=${hex}`],
    ["the line speaks of a digest", `api.pictify.io token digest ${hex}`],
    ["the line speaks of integrity", `"@pictify/sdk": { "integrity": "${hex}", "key": 1 }`],
    ["the line speaks of a checksum", `pictify_token checksum: ${hex}`],
    ["the line speaks of an oid", `PICTIFY_KEY oid=${hex}`],
    ["the line speaks of a hash", `pictifyKeyHash = "${hex}"`],
    ["the line speaks of a signature", `x-pictify-signature: ${hex}`],
    ["the digits go on", `PICTIFY_API_KEY=${hex}0`],
    ["a digit is missing", `PICTIFY_API_KEY=${hex.slice(1)}`],
    ["it is in capitals", `PICTIFY_API_KEY=${hex.toUpperCase()}`],
    ["it is a number", `PICTIFY_API_KEY=0x${hex}`],
    ["it is a stand-in", `PICTIFY_API_KEY=${"0".repeat(64)}`],
    ["it is a stand-in that repeats itself", `PICTIFY_API_KEY=${"0123456789abcdef".repeat(4)}`],
    ["it is an image", `docker pull registry/pictify@sha256:${hex} # PICTIFY_API_KEY`],
  ])("are not where %s", (_, text) => {
    expect(reported(text)).toEqual([]);
  });
});

describe("public identifiers are never findings", () => {
  test.each([
    `pictify key_${randomBody("k", 24)}`,
    `pictify tmpl_${randomBody("k", 24)}`,
    `curl https://api.pictify.io/track -H "X-Write-Key: ${randomBody("k", 32)}"`,
    `https://api.pictify.io/b/${randomBody("k", 20)}`,
    `https://pictify.io/s/${randomBody("k", 20)}`,
    `PICTIFY_POSTHOG=phc_${randomBody("k", 43)}`,
  ])("%#", (text) => {
    expect(reported(text)).toEqual([]);
  });
});

test("all secrets of one text come in order and do not overlap", () => {
  const key = randomKey("k", "live", 40);
  const text = `PICTIFY_WEBHOOK_SECRET=${whsec}\nPICTIFY_API_KEY=${key}\nHOOK=${hookUrl}\nPICTIFY_OLD_KEY=${hex}\n`;
  expect(reported(text)).toEqual([whsec, key, hookUrl, hex]);
});
