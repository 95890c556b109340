import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.js";
import { reveal } from "../../src/model/key.js";
import { randomBody, randomKey } from "../support/keys.js";
import { reported } from "../support/judging.js";

const whsec = ["whsec", randomBody("w", 32)].join("_");
const hex = randomBody("hex", 64, "hex");
const code = randomBody("cookie", 10, "upper");
const far = "\n".repeat(40);

function hookUrl(secret: string, scheme = "https"): string {
  return [`${scheme}://api.pictify.io`, "workflow", "hooks", "h4kd8", secret].join("/");
}

/** What is said of everything in a text that has the form of a secret. */
function told(text: string, path = ""): unknown[] {
  return detect(text, { path }).map(({ rule, key, judgement, start, end }) => ({
    rule,
    kind: key.kind,
    judgement,
    at: text.slice(start, end),
  }));
}

describe("a webhook secret", () => {
  const value = randomBody("value", 40);

  test("is known by its name, at its place", () => {
    expect(told(`PICTIFY_WEBHOOK_SECRET=${value}\n`)).toEqual([
      {
        rule: "pictify-webhook-secret",
        kind: "webhook-secret",
        judgement: { status: "ours", strength: "strong", evidence: ["PICTIFY_WEBHOOK_SECRET in its name"] },
        at: value,
      },
    ]);
  });

  test.each([
    `PICTIFY_WEBHOOK_SIGNING_SECRET=${value}`,
    `pictifyWebhookSigningSecret = "${value}"`,
    `const pictifyWebhookSecret:string = "${value}";`,
    `const pictifyWebhookSecret: string="${value}";`,
    `PICTIFY_WEBHOOK_SECRET_OLD: '${value}'`,
    `{ name: "PICTIFY_WEBHOOK_SECRET", value: "${value}" }`,
    `{"name":"PICTIFY_WEBHOOK_SECRET","value" : "${value}"}`,
    `<add key="PICTIFY_WEBHOOK_SECRET" value="${value}" />`,
  ])("%# is known by its name, however that is written", (text) => {
    expect(reported(text)).toEqual([value]);
  });

  test("without a digit needs quotes: it might be another variable", () => {
    const letters = value.replaceAll(/\d/gu, "Q");
    expect(reported(`PICTIFY_WEBHOOK_SECRET="${letters}"`)).toEqual([letters]);
    expect(reported(`PICTIFY_WEBHOOK_SECRET=${letters}`)).toEqual([]);
  });

  test("that is a stand-in says so", () => {
    expect(told(`PICTIFY_WEBHOOK_SECRET=whsec_${"x".repeat(24)}`)).toMatchObject([
      { judgement: { status: "placeholder", evidence: ["made of few different characters"] } },
    ]);
  });

  test("does not begin inside a word", () => {
    expect(told(`pictify x${whsec}`)).toEqual([]);
  });

  test("is no key under a wrong name", () => {
    const key = randomKey("k");
    expect(told(`PICTIFY_WEBHOOK_SECRET=${key}`)).toMatchObject([{ rule: "pictify-key", at: key }]);
  });

  test("may hold the prefix of another kind", () => {
    const odd = `v1${["pk", "live", value].join("_")}`;
    expect(reported(`PICTIFY_WEBHOOK_SECRET="${odd}"`)).toEqual([odd]);
  });
});

describe("a secret that could be anybody's is Pictify's", () => {
  const secret = { rule: "pictify-webhook-secret", kind: "webhook-secret", at: whsec };

  test("by the nearest word", () => {
    expect(told(`# pictify\nSECRET=${whsec}`)).toEqual([
      { ...secret, judgement: { status: "ours", strength: "weak", evidence: ["pictify 1 line above"] } },
    ]);
  });

  test("by the path, where no word is near", () => {
    const judgement = { status: "ours", strength: "weak", evidence: ["path contains pictify"] };
    expect(told(`SECRET=${whsec}`, "src/pictify/hook.ts")).toEqual([{ ...secret, judgement }]);
  });

  test("by a file that names nobody else", () => {
    const judgement = { status: "ours", strength: "strong", evidence: ["@pictify/sdk in the file"] };
    expect(told(`import "@pictify/sdk";${far}SECRET=${whsec}`)).toEqual([{ ...secret, judgement }]);
  });

  test.each([
    ["the nearest word is another's", `import "@pictify/sdk";\n// stripe\nSECRET=${whsec}`, ""],
    ["and not by its path", `// stripe\nSECRET=${whsec}`, "src/pictify/hook.ts"],
    ["the path is another's", `import "@pictify/sdk";${far}SECRET=${whsec}`, "src/stripe/hook.ts"],
    ["the file names another", `import "@pictify/sdk"; import "stripe";${far}SECRET=${whsec}`, ""],
    ["the file names another alone", `import "stripe"; // epictify${far}SECRET=${whsec}`, ""],
  ])("but not where %s", (_, text, path) => {
    expect(told(text, path)).toEqual([]);
  });
});

describe("a workflow hook's URL", () => {
  test("is Pictify's by its host", () => {
    const url = hookUrl(randomBody("hook", 32));
    expect(told(`HOOK=${url} # x`)).toEqual([
      {
        rule: "pictify-hook-url",
        kind: "hook-url",
        judgement: { status: "ours", strength: "strong", evidence: ["api.pictify.io on the same line"] },
        at: url,
      },
    ]);
  });

  test("is one without encryption, too", () => {
    const url = hookUrl(randomBody("hook", 32), "http");
    expect(reported(url)).toEqual([url]);
  });

  test("has a secret of eight characters or more", () => {
    expect(told(hookUrl("k7Rf2mQx"))).toHaveLength(1);
    expect(told(hookUrl("k7Rf2mQ"))).toEqual([]);
  });

  test("with a stand-in for its secret says so", () => {
    expect(told(hookUrl("your_hook_secret"))).toMatchObject([
      { judgement: { status: "placeholder", evidence: ["an identifier made of words"] } },
    ]);
  });
});

describe("a session cookie", () => {
  test.each([
    `pictify auth-token=${code}`,
    `// pictify\n{ "auth-token" : "${code}" }`,
    `// pictify\n'auth-token','${code}'`,
    `// pictify\n{"name":"auth-token" ,  "value" : "${code}"}`,
    `// pictify\n{"name":"auth-token",\n "value":"${code}"}`,
  ])("%# is told as its name and its value", (text) => {
    const [found] = detect(text, { path: "" });
    expect(found).toMatchObject({ rule: "pictify-session-cookie", judgement: { status: "ours" } });
    expect(found?.key.kind).toBe("session-cookie");
    expect(found === undefined ? "" : reveal(found.key)).toBe(`auth-token=${code}`);
    expect(text.slice(found?.start, found?.end)).toMatch(new RegExp(`^auth-token.*${code}$`, "su"));
  });

  test("may have no digit", () => {
    const letters = ["QXKZH", "WVJTR"].join("");
    expect(reported(`pictify auth-token=${letters}`)).toHaveLength(1);
  });

  test("that is a stand-in says so", () => {
    expect(told("pictify auth-token=XXXXXXXXXX")).toMatchObject([
      { judgement: { status: "placeholder", evidence: ["made of few different characters"] } },
    ]);
  });

  test("is another's where the nearest word is", () => {
    expect(told(`# pictify\n# stripe\nCookie: auth-token=${code}`)).toEqual([]);
  });
});

describe("a key without prefix", () => {
  test("is told with its place and its evidence", () => {
    expect(told(`PICTIFY_API_KEY=${hex} `)).toEqual([
      {
        rule: "pictify-key",
        kind: "unprefixed",
        judgement: {
          status: "ours",
          strength: "strong",
          evidence: ["PICTIFY_API_KEY on the same line"],
          isTied: true,
        },
        at: hex,
      },
    ]);
  });

  test("that is a stand-in says so where a key would be one, and nowhere else", () => {
    expect(told(`PICTIFY_API_KEY=${"0".repeat(64)}`)).toMatchObject([
      { judgement: { status: "placeholder", evidence: ["made of few different characters"] } },
    ]);
    expect(told(`// pictify\nENCRYPTION_KEY=${"0".repeat(64)}`)).toEqual([]);
  });

  test.each([
    ["a hash on the line before", `sha256=1\nPICTIFY_API_KEY=${hex}`],
    ["a hash on the next line", `PICTIFY_API_KEY=${hex}\nsha256=1`],
    ["a hash far to the left", `sha256 ${"x ".repeat(300)}PICTIFY_API_KEY=${hex}`],
    ["a hash far to the right", `PICTIFY_API_KEY=${hex} ${"x ".repeat(300)}sha256`],
    ["a word that holds oid", `PICTIFY_API_KEY=${hex} # avoid this`],
    ["a word that begins with oid", `PICTIFY_API_KEY=${hex} # oids`],
    ["a commitment", `PICTIFY_API_KEY=${hex} # our commitment`],
    ["a word that ends in blob", `PICTIFY_API_KEY=${hex} # myblob`],
  ])("is one in spite of %s", (_, text) => {
    expect(reported(text)).toEqual([hex]);
  });

  test.each([
    ["a commit", `git commit of PICTIFY_API_KEY=${hex}`],
    ["a blob", `PICTIFY_API_KEY=${hex} # blob`],
    ["an object's id", `PICTIFY_API_KEY=${hex} # oid`],
    ["the id of a cache", `PICTIFY_CACHE_ID=${hex}`],
    ["the id of a client", `pictifyClientId = "${hex}"`],
    ["a ring of keys", `// https://api.pictify.io\napi_keyring = "${hex}"`],
    ["a bare key beside an address", `// https://api.pictify.io\nkey = ${hex}`],
    ["a bare value beside an address", `// https://api.pictify.io\nvalue: ${hex}`],
    ["what stands with another key", `{ pictifyKey: "${randomKey("k")}", token: "${hex}" }`],
  ])("is none where it is %s", (_, text) => {
    expect(reported(text)).not.toContain(hex);
  });

  test.each([
    `api.pictify.io key=${hex}`,
    `// https://api.pictify.io\nconfig.api.key = "${hex}"`,
    `# https://api.pictify.io\nImages::Client.api_key = "${hex}"`,
    `// https://api.pictify.io\nfetch(x, { auth: "Bearer  ${hex}" })`,
    `PictifyClient("${hex}")`,
  ])("%# is one in a place for keys", (text) => {
    expect(reported(text)).toEqual([hex]);
  });
});

describe("of secrets that overlap the first is kept", () => {
  test("a webhook secret of 64 hexadecimal digits", () => {
    expect(told(`PICTIFY_WEBHOOK_SECRET=${hex} # pictify_key`)).toMatchObject([
      { rule: "pictify-webhook-secret", at: hex },
    ]);
  });

  test("hexadecimal digits in a key with a prefix", () => {
    const key = `${randomKey("k", "live", 8)}-${hex}`;
    expect(told(`PICTIFY_API_KEY=${key}`)).toMatchObject([{ rule: "pictify-key", at: key }]);
    expect(told(`PICTIFY_API_KEY=${randomKey("first")}\nPICTIFY_API_KEY=${key}`)).toHaveLength(2);
  });

  test("a key with a prefix in a webhook secret is a key", () => {
    const key = randomKey("k");
    expect(told(`x ${randomKey("first")}\nPICTIFY_WEBHOOK_SECRET="v1-${key}"`)).toMatchObject([
      {},
      { rule: "pictify-key", at: key },
    ]);
  });

  test("secrets side by side do not overlap", () => {
    const key = randomKey("k");
    expect(reported(`PICTIFY_KEYS="${hex},${key}"`)).toEqual([hex, key]);
    expect(reported(`PICTIFY_KEYS="${key},${key}"`)).toEqual([key, key]);
  });
});

describe("how far a word is from a key is told in lines", () => {
  const words = (text: string) => detect(text, { path: "" })[0]?.judgement.evidence;
  const key = randomKey("lines", "live", 48);

  test("that an editor shows, where a command is continued", () => {
    expect(words(`curl \\\n  -H "Authorization: Bearer ${key}" \\\n  https://api.pictify.io/image`)).toEqual([
      "api.pictify.io 1 line below",
    ]);
  });

  test("that a string holds, where it is on one line of the file", () => {
    expect(words(String.raw`"# pictify\n\nk=` + key)).toEqual(["pictify 2 lines above"]);
    expect(words(`"k=${key}${String.raw`\n# pictify`}`)).toEqual(["pictify 1 line below"]);
  });
});
