import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.js";
import { prefixed, randomBody, randomKey } from "../support/keys.js";
import { judge, verdictOf } from "../support/judging.js";

/** 24 alphanumerics: Pictify's, or the old form of Stripe, Tap, PayMongo, Liveblocks, FedaPay. */
const shared = randomKey("shared", "live", 24);
const another = randomKey("another", "live", 24);
/** 48 characters: no publishable vendor is known. */
const ours = randomKey("ours", "live", 48);
const stripe51 = prefixed("live", `51${randomBody("a", 87)}00${randomBody("b", 8)}`);

function verdicts(text: string, path = ""): string[] {
  return detect(text, { path }).map(verdictOf);
}

function lines(...all: string[]): string {
  return all.join("\n");
}

describe("the nearest evidence whose vendor's grammar fits decides", () => {
  test.each([
    ["left of the key on its line", `pictify stripe ${shared}`, "not-ours stripe"],
    ["left before right", `stripe ${shared} pictify`, "not-ours stripe"],
    ["right of the key", `key = "${shared}"; // pictify`, "ours"],
    ["right before above", lines("// stripe", `k = "${shared}" // pictify`), "ours"],
    ["nearest above", lines("// stripe", "// pictify", `k = "${shared}"`), "ours"],
    ["above before below", lines("// pictify", `k = "${shared}"`, "// stripe"), "ours"],
    ["below", lines(`const key = "${shared}"`, "const stripe = Stripe(key)"), "not-ours stripe"],
    ["twelve lines above", `// pictify${"\n".repeat(12)}k = "${shared}"`, "ours"],
    ["six lines below", `k = "${shared}"${"\n".repeat(6)}// pictify`, "ours"],
    ["a written line end is a line end", String.raw`pictify\nstripe\nk = ` + shared, "not-ours stripe"],
  ])("%s", (_, text, verdict) => {
    expect(judge(text, shared)).toBe(verdict);
  });

  test("a vendor whose grammar does not fit takes no part", () => {
    expect(judge(lines("# pictify", `stripe: ${ours}`), ours)).toBe("unattributed");
    expect(judge(lines("# pictify", `stripe, or ${ours}`), ours)).toBe("ours");
  });

  test("the words tell where it stands", () => {
    const words = (text: string) => detect(text, { path: "" })[0]?.judgement.evidence;
    expect(words(`fetch("https://api.pictify.io/x", { k: "${ours}" })`)).toEqual([
      "api.pictify.io on the same line",
    ]);
    expect(words(lines("// see https://docs.pictify.io", "", "", `k = "${ours}"`))).toEqual([
      "docs.pictify.io 3 lines above",
    ]);
    expect(words(lines(`k = "${ours}"`, "new Pictify(k)"))).toEqual(["Pictify( 1 line below"]);
    expect(words(`import "@pictify/sdk"${"\n".repeat(40)}k = "${ours}"`)).toEqual([
      "@pictify/sdk in the file",
    ]);
  });

  test("a bearer header proves nothing: the host decides", () => {
    expect(judge(`curl https://api.stripe.com/v1/tokens -H "Authorization: Bearer ${shared}"`, shared)).toBe(
      "not-ours stripe",
    );
    expect(judge(`curl https://api.pictify.io/image -H "Authorization: Bearer ${shared}"`, shared)).toBe(
      "ours",
    );
    expect(judge(`Authorization: Bearer ${shared}`, shared)).toBe("unattributed");
  });

  test("a header's host counts on whichever side it is nearest", () => {
    const python = lines(
      "import stripe",
      "",
      `headers = {"Authorization": "Bearer ${shared}"}`,
      'requests.post("https://api.pictify.io/image", headers=headers)',
    );
    expect(judge(python, shared)).toBe("ours");
    expect(
      judge(python.replace("import stripe", "import pictify").replace("pictify.io", "stripe.com"), shared),
    ).toBe("not-ours stripe");
    expect(judge(lines("Host: api.pictify.io", "X-Seen-By: stripe", `X-API-Key: ${shared}`), shared)).toBe(
      "ours",
    );
  });

  test("a shell command over several lines is one line", () => {
    const text = lines(
      "curl https://api.stripe.com/v1/charges \\",
      '  -H "Authorization: Bearer $STRIPE"',
      "curl \\",
      `  -H "Authorization: Bearer ${shared}" \\`,
      "  https://api.pictify.io/image",
    );
    expect(judge(text, shared)).toBe("ours");
  });
});

describe("the name that a key is assigned to", () => {
  test.each([
    ["beats what stands nearer on the line", `STRIPE_KEY=${shared} # pictify`, "not-ours stripe"],
    ["beats the line above", lines("# stripe", `PICTIFY_API_KEY=${shared}`), "ours"],
    [
      "of a Kubernetes pair counts",
      lines("# stripe", "- name: PICTIFY_API_KEY", `  value: ${shared}`),
      "ours",
    ],
    [
      "of a Terraform variable counts",
      lines('variable "stripe_pk" {', `  default = "${shared}"`, "}", "# pictify"),
      "not-ours stripe",
    ],
    ["says the vendor nearest to its end", `PICTIFY_STRIPE_KEY=${shared}`, "not-ours stripe"],
    ["says Pictify where the other does not fit", `STRIPE_PICTIFY_KEY=${shared}`, "ours"],
  ])("%s", (_, text, verdict) => {
    expect(judge(text, shared)).toBe(verdict);
  });

  test.each([
    "NEXT_PUBLIC_API_KEY",
    "VITE_PK",
    "REACT_APP_KEY",
    "EXPO_PUBLIC_KEY",
    "NUXT_PUBLIC_KEY",
    "publishableKey",
    "PUBLISHABLE_KEY",
    "publishable_api_key",
    "publicKey",
    "PUBLIC_KEY",
    "publicApiKey",
    "data-publishable-key",
    "env.NEXT_PUBLIC_API_KEY",
    "process.env.VITE_TOKEN",
    "publickey",
    "publicapikey",
    "public_client",
    "pubkey",
    "pub-key",
    "clavepublica",
    "clave_publica",
    "llave-publica",
  ])("%s is somebody else's public key", (name) => {
    expect(judge(`${name}="${ours}"`, ours)).toBe("not-ours unknown-publishable");
    expect(judge(`{ "${name}": "${ours}" }`, ours)).toBe("not-ours unknown-publishable");
    expect(judge(lines("# Pictify", `${name}="${ours}"`), ours)).toBe("not-ours unknown-publishable");
  });

  test.each([
    "NEXT_PUBLIC_PICTIFY_KEY",
    "VITE_PICTIFY_API_KEY",
    "pictifyPublicKey",
    "PICTIFY_PUBLISHABLE_KEY",
  ])("%s is public and says Pictify", (name) => {
    expect(judge(`${name}="${ours}"`, ours)).toBe("ours");
  });

  test("is public, but Pictify's constructor stands on the line", () => {
    expect(judge(`new Pictify({ publicKey: "${ours}" })`, ours)).toBe("ours");
  });

  test("is public and names a vendor whose form it has: that vendor", () => {
    expect(judge(`NEXT_PUBLIC_STRIPE_PK=${shared}`, shared)).toBe("not-ours stripe");
    expect(judge(`NEXT_PUBLIC_PK=${shared} # paymongo`, shared)).toBe("not-ours paymongo");
  });

  test.each([
    "API_KEY",
    "SECRET",
    "PRIVATE_KEY",
    "MY_PUBLICATION",
    "republicKey",
    "token",
    "VITE_Token",
    "MYVITE_TOKEN",
    "claves_publicadas",
    "clave_publicada",
    "pub_lic_key",
  ])("%s tells nothing", (name) => {
    expect(judge(`${name}="${ours}"`, ours)).toBe("unattributed");
  });

  test("and the form disagree: nobody's known, whatever stands around", () => {
    expect(judge(lines("// pictify", `STRIPE_KEY="${ours}"`), ours)).toBe("unattributed");
    const hex = prefixed("live", randomBody("h", 40, "hex"));
    expect(judge(`STRIPE_KEY=${hex}`, hex)).toBe("unattributed");
  });
});

describe("the form", () => {
  test("of today's Stripe keys beats every name", () => {
    for (const length of [82, 99, 107, 112]) {
      const key = prefixed("live", `51${randomBody("x", length - 2)}`);
      expect(judge(`PICTIFY_API_KEY=${key}`, key)).toBe("not-ours stripe");
    }
  });

  test("of today's Stripe keys, some characters shorter, proves nothing", () => {
    const key = prefixed("live", `51${randomBody("x", 60)}`);
    expect(judge(`PICTIFY_API_KEY=${key}`, key)).toBe("ours");
  });

  test("of a UUID tells the family, and evidence which of it", () => {
    const uuid = prefixed("test", "8f14e45f-ceea-467f-a9b2-0d9a1f3c7e55");
    expect(judge(`key: ${uuid}`, uuid)).toBe("not-ours checkout.com");
    expect(judge(`tabby: ${uuid}`, uuid)).toBe("not-ours tabby");
    expect(judge(`PICTIFY_API_KEY=${uuid}`, uuid)).toBe("not-ours checkout.com");
  });

  test("of printable base64 is somebody's public identifier", () => {
    const key = prefixed("live", Buffer.from("shop:4471:storefront:eu").toString("base64url"));
    expect(judge(`API_KEY=${key}`, key)).toBe("not-ours unknown-publishable");
  });

  test("that is likely another's gives way to Pictify close by, not to Pictify far away", () => {
    const key = prefixed("live", randomBody("paystack", 40, "hex"));
    expect(judge(`k = "${key}"`, key)).toBe("not-ours paystack");
    expect(judge(lines("// pictify", `k = "${key}"`), key)).toBe("ours");
    expect(judge(`k = "${key}"${"\n".repeat(40)}// @pictify/sdk`, key)).toBe("not-ours paystack");
  });

  test("that only one environment of a vendor has is not that vendor's in the other", () => {
    const body = randomBody("courier", 28, "crockford");
    expect(judge(`k = ${prefixed("test", body)}`, prefixed("test", body))).toBe("not-ours courier");
    expect(judge(`k = ${prefixed("live", body)}`, prefixed("live", body))).toBe("unattributed");
  });
});

describe("where nothing is near", () => {
  test("the path tells", () => {
    expect(judge(`k = "${ours}"`, ours, "packages/pictify/src/client.ts")).toBe("ours");
    expect(judge(`k = "${shared}"`, shared, "src/payments/stripe.ts")).toBe("not-ours stripe");
    expect(judge(`k = "${shared}"`, shared, "src/stripes/zebra.ts")).toBe("unattributed");
    expect(detect(`k = "${ours}"`, { path: "lib/pictify.rb" })[0]?.judgement).toEqual({
      status: "ours",
      strength: "weak",
      evidence: ["path contains pictify"],
    });
  });

  test("the whole file tells where it names one alone", () => {
    const far = "\n".repeat(60);
    expect(judge(`import { Pictify } from "@pictify/sdk";${far}k = "${shared}"`, shared)).toBe("ours");
    expect(judge(`import Stripe from "stripe";${far}k = "${shared}"`, shared)).toBe("not-ours stripe");
    expect(judge(`import Stripe from "stripe"; import "@pictify/sdk";${far}k = "${shared}"`, shared)).toBe(
      "unattributed",
    );
    expect(judge(`import Stripe from "stripe";${far}k = "${ours}"`, ours)).toBe("unattributed");
  });

  test("nothing tells, and the vendors that it could be are named", () => {
    const [candidate] = detect(`k = "${shared}"`, { path: "src/a.ts" });
    expect(candidate?.rule).toBe("unattributed-key");
    expect(candidate?.judgement).toMatchObject({ status: "unattributed" });
    expect(candidate?.judgement).toHaveProperty(
      "fits",
      expect.arrayContaining(["stripe", "tap", "paymongo", "liveblocks"]),
    );
  });
});

describe("words that speak of nobody", () => {
  test.each([
    "striped",
    "stripes",
    "pinstripe",
    "Stripes",
    "price_list",
    "pi_day",
    "acct_no",
    "knock knock",
    "magic",
    "tap here",
    "courier font",
    "X-API-Key",
    "publish",
    "pay.jpg",
  ])("%s is no evidence", (word) => {
    for (const key of [shared, prefixed("live", randomBody("k", 43, "base64url"))]) {
      expect(judge(lines(`// ${word}`, `k = "${key}"`), key)).toBe("unattributed");
    }
  });

  test.each(["Spictify", "spicetify", "epictify", "SPICTIFY_KEY", "notpictify"])(
    "%s is not Pictify",
    (word) => {
      expect(judge(lines(`// ${word}`, `k = "${ours}"`), ours)).toBe("unattributed");
    },
  );

  test.each([
    "myPictifyKey",
    "usePictify",
    "pictify-render",
    "PICTIFY",
    "pictify2",
    "apiPictify",
    "x_pictify",
  ])("%s is Pictify", (word) => {
    expect(judge(lines(`// ${word}`, `k = "${ours}"`), ours)).toBe("ours");
  });

  test.each([
    "loadStripe",
    "STRIPE_PK",
    "stripeKey",
    "stripejs",
    "@stripe/stripe-js",
    "js.stripe.com",
    "djstripe",
    String.raw`\nstripe`,
  ])("%s is Stripe", (word) => {
    expect(judge(lines(`// ${word}`, `k = "${shared}"`), shared)).toBe("not-ours stripe");
  });

  test("a Stripe secret beside it speaks of Stripe, one of another form does not", () => {
    const secret = (body: string) => ["sk", "live", body].join("_");
    expect(judge(lines(`s = "${secret(randomBody("s", 24))}"`, `k = "${shared}"`), shared)).toBe(
      "not-ours stripe",
    );
    expect(judge(lines(`s = "${secret(`51${randomBody("s", 97)}`)}"`, `k = "${shared}"`), shared)).toBe(
      "not-ours stripe",
    );
    expect(judge(lines(`s = "${secret(randomBody("s", 30))}"`, `k = "${shared}"`), shared)).toBe(
      "unattributed",
    );
  });
});

describe("short bodies", () => {
  const short = randomKey("short", "live", 12);
  test.each([
    [`PICTIFY_API_KEY=${short}`, "ours"],
    [`k = "${short}" // pictify`, "ours"],
    [`k = "${short}"`, "placeholder"],
    [`STRIPE_KEY=${short}\n# pictify`, "placeholder"],
  ])("%# from 8 to 15 characters are keys with Pictify evidence alone", (text, verdict) => {
    expect(judge(text, short)).toBe(verdict);
  });

  test("below 8 characters are never keys", () => {
    const key = randomKey("tiny", "live", 7);
    expect(judge(`PICTIFY_API_KEY=${key}`, key)).toBe("placeholder");
    const eight = randomKey("tiny", "live", 8);
    expect(judge(`PICTIFY_API_KEY=${eight}`, eight)).toBe("ours");
  });

  test("16 characters are a key on their own", () => {
    expect(judge(`k = "${randomKey("16", "live", 16)}"`, randomKey("16", "live", 16))).toBe("unattributed");
    expect(judge(`k = "${randomKey("16", "live", 15)}"`, randomKey("16", "live", 15))).toBe("placeholder");
  });
});

describe("hard mixed texts", () => {
  test("one .env with several vendors", () => {
    const paystack = prefixed("test", randomBody("p", 40, "hex"));
    const clerk = prefixed("test", Buffer.from("brave-fox-12.clerk.accounts.dev$").toString("base64url"));
    const text = lines(
      "# Payments",
      `STRIPE_PUBLISHABLE_KEY=${stripe51}`,
      `STRIPE_OLD=${shared}`,
      "",
      "# Pictify",
      `API_KEY=${another}`,
      `PAYSTACK_PUBLIC_KEY=${paystack}`,
      `NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${clerk}`,
      `PICTIFY_API_KEY=${ours}`,
    );
    expect(verdicts(text)).toEqual([
      "not-ours stripe",
      "not-ours stripe",
      "ours",
      "not-ours paystack",
      "not-ours clerk",
      "ours",
    ]);
  });

  test("a general name between a vendor's line and Pictify's is of the section it stands in", () => {
    const text = lines(
      `STRIPE_KEY=${shared}`,
      "",
      "# Pictify",
      `API_KEY=${another}`,
      `STRIPE_OLD=${randomKey("3", "live", 24)}`,
    );
    expect(verdicts(text)).toEqual(["not-ours stripe", "ours", "not-ours stripe"]);
  });

  test("another key's line speaks of that key, as long as anything else speaks", () => {
    const text = lines(`STRIPE_KEY=${shared}`, `KEY=${another}`, "PICTIFY_URL=https://api.pictify.io");
    expect(verdicts(text)).toEqual(["not-ours stripe", "ours"]);
    expect(verdicts(lines(`PICTIFY_API_KEY=${shared}`, `OLD_KEY=${another}`))).toEqual(["ours", "ours"]);
  });

  test("JSON on one line with both", () => {
    const both = { stripe: { key: shared }, pictify: { key: another } };
    expect(verdicts(JSON.stringify(both))).toEqual(["not-ours stripe", "ours"]);
    const reversed = { pictify: { key: another }, stripe: { key: shared } };
    expect(verdicts(JSON.stringify(reversed))).toEqual(["ours", "not-ours stripe"]);
  });

  test("JSON in which the name comes after the key", () => {
    const list = [
      { key: shared, provider: "stripe" },
      { key: another, provider: "pictify" },
    ];
    expect(verdicts(JSON.stringify(list))).toEqual(["not-ours stripe", "ours"]);
    expect(verdicts(JSON.stringify(list, null, 2))).toEqual(["not-ours stripe", "ours"]);
    expect(verdicts(JSON.stringify(list.reverse()))).toEqual(["ours", "not-ours stripe"]);
    expect(verdicts(JSON.stringify(list, null, 2))).toEqual(["ours", "not-ours stripe"]);
  });

  test("two assignments on one line", () => {
    expect(verdicts(`STRIPE_KEY=${shared} PICTIFY_KEY=${another} npm start`)).toEqual([
      "not-ours stripe",
      "ours",
    ]);
  });

  test("rows on one line", () => {
    expect(verdicts(`VALUES ('${shared}','stripe'),('${another}','pictify');`)).toEqual([
      "not-ours stripe",
      "ours",
    ]);
    expect(verdicts(`VALUES ('stripe','${shared}'),('pictify','${another}');`)).toEqual([
      "not-ours stripe",
      "ours",
    ]);
  });

  test("Kubernetes pairs, in either order", () => {
    const pair = (name: string, value: string) => [`- name: ${name}`, `  value: ${value}`];
    const turned = (name: string, value: string) => [`- value: "${value}"`, `  name: ${name}`];
    for (const item of [pair, turned]) {
      const text = lines(
        ...item("STRIPE_KEY", shared),
        ...item("PICTIFY_API_KEY", another),
        ...item("TAP_KEY", randomKey("t", "live", 24)),
      );
      expect(verdicts(text)).toEqual(["not-ours stripe", "ours", "not-ours tap"]);
    }
    const one = JSON.stringify([
      { value: shared, name: "STRIPE_KEY" },
      { value: another, name: "PICTIFY_API_KEY" },
    ]);
    expect(verdicts(one)).toEqual(["not-ours stripe", "ours"]);
  });

  test("a table, a list, a switch: the words of each row are its own", () => {
    expect(verdicts(lines(`| ${shared} | Stripe |`, `| ${another} | Pictify |`))).toEqual([
      "not-ours stripe",
      "ours",
    ]);
    expect(verdicts(lines(`"${shared}", // pictify`, `"${another}", // stripe`))).toEqual([
      "ours",
      "not-ours stripe",
    ]);
    expect(
      verdicts(lines(`case "pictify": return "${shared}";`, `case "stripe": return "${another}";`)),
    ).toEqual(["ours", "not-ours stripe"]);
    expect(verdicts(lines("[stripe]", `key=${shared}`, "[pictify]", `key=${another}`))).toEqual([
      "not-ours stripe",
      "ours",
    ]);
  });

  test("a decoded stretch between its borders has the name before it", () => {
    expect(judge(`data:\n  PICTIFY_API_KEY: \0${shared}\0\n  STRIPE: x`, shared)).toBe("ours");
    expect(judge(`STRIPE_PK: "\0${shared}\0" # pictify`, shared)).toBe("not-ours stripe");
    expect(judge(`VITE_KEY: "\0${ours}\0"`, ours)).toBe("not-ours unknown-publishable");
  });

  test("a minified bundle: only what is near counts", () => {
    const filler = "var a=1;".repeat(300);
    const text = `${filler}Stripe("${shared}");${filler}new Pictify({apiKey:"${another}"});${filler}x="${ours}";${filler}`;
    expect(verdicts(text)).toEqual(["not-ours stripe", "ours", "ours"]);
  });

  test("a block that was closed before the key speaks last", () => {
    const text = lines(
      "function a() {",
      "  return stripe.go();",
      "}",
      "function b() {",
      `  const k = "${shared}";`,
      "  pictify(k);",
      "}",
    );
    expect(judge(text, shared)).toBe("ours");
    expect(judge(lines("import { Stripe } from './x';", `const k = "${shared}";`), shared)).toBe(
      "not-ours stripe",
    );
  });

  test("a Markdown page about both", () => {
    const text = lines(
      "# Setup",
      "",
      "## Stripe",
      "",
      `Use \`${shared}\`.`,
      "",
      "## Pictify",
      "",
      `Use \`${another}\`.`,
    );
    expect(verdicts(text)).toEqual(["not-ours stripe", "ours"]);
  });
});

describe("what is said of a key", () => {
  const told = (text: string, path = "") => detect(text, { path })[0]?.judgement;
  const far = "\n".repeat(40);
  const uuid = prefixed("test", "8f14e45f-ceea-467f-a9b2-0d9a1f3c7e55");
  const paystack = prefixed("live", randomBody("paystack", 40, "hex"));
  const printable = prefixed("live", Buffer.from("shop:4471:storefront:eu").toString("base64url"));

  test.each([
    ["its form", `k=${stripe51}`, "", ["only stripe keys have this form"]],
    ["its form, with its vendor's name", `stripe=${stripe51}`, "", ["only stripe keys have this form"]],
    ["a public form", `k=${printable}`, "", ["only public keys have this form"]],
    ["a shared form and a name", `tabby: ${uuid}`, "", ["tabby on the same line"]],
    ["a likely form", `k=${paystack}`, "", ["the form of a paystack key"]],
    ["a public name", `VITE_KEY=${ours}`, "", ["its name says that it is public"]],
    ["a path", `k=${ours}`, "pictify/a.ts", ["path contains pictify"]],
    ["another's path", `k=${shared}`, "stripe/a.ts", ["path contains stripe"]],
    ["a file", `import "@pictify/sdk";${far}k=${ours}`, "", ["@pictify/sdk in the file"]],
    ["another's file", `import "stripe";${far}k=${shared}`, "", ["stripe in the file"]],
    [
      "a name without the form",
      `STRIPE_KEY=${ours}`,
      "",
      ["STRIPE in the name, but not the form of a stripe key"],
    ],
    ["nothing", `k=${ours}`, "", ["Pictify's prefix, and no other vendor's name or form explains it"]],
    [
      "a short body",
      `k=${randomKey("s", "live", 12)}`,
      "",
      ["too short for a key, and Pictify is not named close by"],
    ],
  ])("by %s", (_, text, path, evidence) => {
    expect(told(text, path)?.evidence).toEqual(evidence);
  });

  test("where name and form disagree is that they do", () => {
    expect(told(`STRIPE_KEY=${ours}`)).toMatchObject({ status: "unattributed", disputed: true });
    expect(told(`KEY=${ours}`)).not.toHaveProperty("disputed");
  });

  test("in the file is how sure that is", () => {
    expect(told(`import "@pictify/sdk";${far}k=${ours}`)).toMatchObject({
      status: "ours",
      strength: "strong",
    });
    expect(told(`// pictify${far}k=${ours}`)).toMatchObject({ status: "ours", strength: "weak" });
  });
});

describe("a form that is likely another's", () => {
  const key = prefixed("live", randomBody("paystack", 40, "hex"));
  const far = "\n".repeat(40);
  test.each([
    [
      "outweighs the bare word on another line where the file names its vendor",
      `// pictify\nk="${key}"${far}// paystack`,
      "",
      "not-ours paystack",
    ],
    [
      "outweighs the bare word where the path names its vendor",
      `// pictify\nk="${key}"`,
      "src/paystack/a.ts",
      "not-ours paystack",
    ],
    ["does not where the path names a third", `// pictify\nk="${key}"`, "src/stripe/a.ts", "ours"],
    ["does not outweigh the word on its line", `k="${key}" // pictify${far}// paystack`, "", "ours"],
    ["does not outweigh Pictify's host", `// api.pictify.io\nk="${key}"${far}// paystack`, "", "ours"],
    [
      "gives way to its vendor's own name",
      `// paystack\nk="${key}"`,
      "src/paystack/a.ts",
      "not-ours paystack",
    ],
    [
      "outweighs another key's name",
      `PICTIFY_KEY=${another}\nk="${key}"${far}// paystack`,
      "",
      "not-ours paystack",
    ],
  ])("%s", (_, text, path, verdict) => {
    expect(judge(text, key, path)).toBe(verdict);
  });
});

describe("the form of Stripe's older keys of 34 characters", () => {
  const old = prefixed("live", `${randomBody("old", 24)}00${randomBody("end", 8)}`);
  test.each([
    [`k = "${old}"`, "not-ours stripe"],
    [`PICTIFY_API_KEY=${old}`, "ours"],
    [`k = "${old}" // PICTIFY_API_KEY`, "ours"],
    [`k = "${old}" // pictify`, "not-ours stripe"],
    [`// PICTIFY_API_KEY\nk = "${old}"`, "not-ours stripe"],
    [`clerk = "${old}" // PICTIFY_API_KEY`, "not-ours stripe"],
  ])("%# is Pictify's only where its name is on the key", (text, verdict) => {
    expect(judge(text, old)).toBe(verdict);
  });
});

describe("a public name", () => {
  test.each([
    ["outweighs the bare word on the line", `PUBLIC_KEY=${ours} # pictify`, "not-ours unknown-publishable"],
    [
      "outweighs the constructor on another line",
      `new Pictify(x)\nPUBLIC_KEY=${ours}`,
      "not-ours unknown-publishable",
    ],
    [
      "outweighs the file",
      `import "@pictify/sdk";${"\n".repeat(40)}PUBLIC_KEY=${ours}`,
      "not-ours unknown-publishable",
    ],
    ["gives way to a vendor whose form it has", `# stripe\nPUBLIC_KEY=${shared}`, "not-ours stripe"],
    [
      "gives way to a vendor of the file",
      `import "stripe";${"\n".repeat(40)}PUBLIC_KEY=${shared}`,
      "not-ours stripe",
    ],
  ])("%s", (_, text, verdict) => {
    const key = text.includes(shared) ? shared : ours;
    expect(judge(text, key)).toBe(verdict);
  });
});

test("a word at another key decides between vendors of one form for that key alone", () => {
  const first = prefixed("test", "8f14e45f-ceea-467f-a9b2-0d9a1f3c7e55");
  const second = prefixed("test", "3b2c9d1e-7f60-4a58-9c1d-5e8f7a6b4c3d");
  expect(verdicts(`TABBY_KEY=${first}\nOTHER=${second}`)).toEqual([
    "not-ours tabby",
    "not-ours checkout.com",
  ]);
});

test("a short body beside another key of Pictify's is none", () => {
  const short = randomKey("short", "live", 12);
  expect(judge(`PICTIFY_KEY=${ours}\nX=${short}`, short)).toBe("placeholder");
});

test("nobody else has keys with the prefix of the dashboard's mask", () => {
  const key = ["pic", "live", randomBody("mask", 24)].join("_");
  expect(judge(`// stripe\nk = "${key}"`, key)).toBe("unattributed");
  expect(detect(`k = "${key}"`, { path: "" })[0]?.judgement).toMatchObject({ fits: [] });
});

test("a file that names another vendor of the same form tells", () => {
  expect(judge(`import "paymongo";${"\n".repeat(40)}k = "${shared}"`, shared)).toBe("not-ours paymongo");
});
