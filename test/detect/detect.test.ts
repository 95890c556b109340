import { expect, test } from "vitest";
import { detect } from "../../src/detect/detect.js";
import { randomKey } from "../support/keys.js";

test("a key in a PICTIFY_API_KEY assignment is ours", () => {
  const key = randomKey("a");
  const [found] = detect(`PICTIFY_API_KEY=${key}\n`, { path: "" });
  expect(found).toMatchObject({
    start: 16,
    end: 16 + key.length,
    rule: "pictify-key",
    judgement: { status: "ours", strength: "strong", evidence: ["PICTIFY_API_KEY on the same line"] },
  });
});
