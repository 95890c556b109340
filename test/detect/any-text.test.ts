import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.js";
import { reveal } from "../../src/model/key.js";
import { prefixed, randomBody, randomKey } from "../support/keys.js";

describe("whatever the text", () => {
  const key = fc
    .tuple(
      fc.constantFrom("live" as const, "test" as const),
      fc.uint8Array({ minLength: 8, maxLength: 8 }),
      fc.integer({ min: 1, max: 80 }),
    )
    .map(([environment, seed, length]) =>
      prefixed(environment, randomBody(Buffer.from(seed).toString("hex"), length)),
    );
  const word = fc.constantFrom(
    "pictify",
    "PICTIFY_API_KEY=",
    "https://api.pictify.io/r/x.png?token=",
    "stripe",
    "STRIPE_KEY=",
    "clerk ",
    "\n",
    "\\n",
    "\r\n",
    " ",
    '"',
    "{",
    "}",
    "},{",
    ": ",
    "name: ",
    "value: ",
    "Bearer ",
    "\0",
    "🔑",
    "_",
    "-->",
    "...",
    "\u001b[31m",
    "%20",
    "auth-token=",
    "pictify whsec_",
    "\\",
    "= ",
    "(",
    ")",
    "NEXT_PUBLIC_KEY=",
  );
  const texts = fc
    .array(fc.oneof(key, word, fc.string({ maxLength: 6 }), fc.constant(randomBody("hex", 64, "hex"))))
    .map((parts) => parts.join(""));

  test("candidates are in order, do not overlap, and are what stands at their place", () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const candidate of detect(text, { path: "src/a.ts" })) {
          expect(candidate.start).toBeGreaterThanOrEqual(end);
          expect(candidate.end).toBeGreaterThan(candidate.start);
          end = candidate.end;
          expect(text.slice(candidate.start, candidate.end)).toBe(reveal(candidate.key));
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  test("evidence never holds a part of a key", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const candidates = detect(text, { path: "" });
        for (const { judgement } of candidates) {
          for (const words of judgement.evidence) {
            expect(words.length).toBeLessThan(120);
            for (const { key: other } of candidates) {
              const body = reveal(other).slice(reveal(other).indexOf("_", 3) + 1);
              for (let at = 0; at + 8 <= body.length; at += 4) {
                const part = body.slice(at, at + 8);
                // A word that stands in a key as well as beside it may be shown.
                if (!"PICTIFY_API_KEY STRIPE_KEY".includes(part)) expect(words).not.toContain(part);
              }
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("what stands far away below changes nothing about a key that is decided near", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const own = `PICTIFY_API_KEY=${randomKey("own")}\n`;
        const first = detect(`${own}${"\n".repeat(20)}${text}`, { path: "" })[0];
        expect(first?.judgement).toEqual(detect(own, { path: "" })[0]?.judgement);
      }),
      { numRuns: 200 },
    );
  });
});
