import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact } from "../../src/model/redact.js";
import { sanitize, sanitizeForWorkflow, sanitizeJson } from "../../src/report/sanitize.js";
import { randomBody, randomKey } from "../support/keys.js";

const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe("sanitize", () => {
  it("leaves no control, format or surrogate characters, whatever it is given", () => {
    const nasty = fc.constantFrom(
      "\u001b[2J",
      "\r\n",
      "\u202e",
      "\u200b",
      "\u2028",
      "\ud800",
      "\u{e0041}",
      "\ufeff",
      "\u061c",
    );
    const text = fc.array(fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 5 })), { maxLength: 30 });
    fc.assert(
      fc.property(text, (parts) => {
        const sanitized = sanitize(parts.join(""));
        expect(
          sanitized.replace(
            /[\u{110bd}\u{110cd}\u{13430}-\u{1343f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u0600-\u0605\u06dd\u070f\u0890-\u0891\u08e2]/gu,
            "",
          ),
        ).not.toMatch(UNSAFE);
      }),
    );
  });

  it("leaves text as it is", () => {
    for (const text of ["src/a.ts", "Größe 漢字 😀 é", "a b"]) expect(sanitize(text)).toBe(text);
  });

  it("shows what it took out", () => {
    expect(sanitize("a\u001b[31m\u202e\nb")).toBe("a\\u001b[31m\\u202e\\u000ab");
  });
});

describe("sanitizeForWorkflow", () => {
  it.each([
    "::error::x",
    "  ::add-mask::x",
    "a ##[error] b",
    "##[group]",
    "x ##vso[task.setvariable variable=a]b",
    "##teamcity[x]",
  ])("breaks commands: %s", (line) => {
    const broken = sanitizeForWorkflow(line);
    expect(broken).not.toMatch(/^\s*::/u);
    expect(broken).not.toMatch(/##\w*\[/u);
  });
});

describe("sanitizeJson", () => {
  it("changes no value and leaves nothing that a terminal or workflow obeys", () => {
    const nasty = fc.constantFrom(
      "\u009b31m",
      "\u007f",
      "\u202e",
      "\u2028",
      "\u{e0041}",
      "##[error]",
      "###[x",
      "##vso[task.x]",
      "\ud800",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 5 }))), (parts) => {
        const value = { path: parts.join("") };
        const json = sanitizeJson(JSON.stringify(value, null, 2));
        expect(JSON.parse(json)).toEqual(value);
        expect(json).not.toMatch(
          /##\w*\[|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029\u{e0041}]/u,
        );
      }),
    );
  });
});

describe("redact", () => {
  const secrets = [
    randomKey("live"),
    randomKey("test", "test", 24),
    `pic_live_${randomBody("variant", 20)}`,
    `whsec_${randomBody("webhook", 32)}`,
    randomBody("hex", 64, "hex"),
    `https://api.pictify.io/workflow/hooks/abc/${randomBody("hook", 24)}`,
    `auth-token=${randomBody("cookie", 10, "upper")}`,
  ];

  it.each(secrets.map((secret, index) => [index, secret] as const))("leaves no secret: %i", (_, secret) => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        fc.constantFrom(" ", "/", '"', "=", "\n", "("),
        (around, border) => {
          expect(redact(`${around}${border}${secret}${border}${around}`)).not.toContain(secret.slice(-9));
        },
      ),
    );
  });

  it.each([":", "%3D", "%3d", "%253D", "=3D", "\\x3d", "\\u003d", "\\075", "sha256:", "_", "a"])(
    "leaves no unprefixed key behind %s",
    (border) => {
      const key = randomBody("border", 64, "hex");
      expect(redact(`PICTIFY_TOKEN${border}${key}.txt`)).not.toContain(key.slice(-9));
    },
  );

  it("leaves fingerprints and words", () => {
    for (const text of [
      `kl1:${"0".repeat(32)}`,
      "pk_live_…8YdF",
      "PICTIFY_API_KEY on the same line",
      "pk_live_",
    ]) {
      expect(redact(text)).toBe(text);
    }
  });
});
