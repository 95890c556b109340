import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.js";
import { findKeys } from "../../src/detect/find-keys.js";
import { nearbyEvidence } from "../../src/detect/nearby-evidence.js";
import { Scene } from "../../src/detect/scene.js";
import { randomKey } from "../support/keys.js";

/** Texts in which every key has as much to look at as a hostile writer can give it; `clerk` fits none of the keys. */
const HOSTILE: Readonly<Record<string, (count: number) => string>> = {
  "keys on one line": (count) => many(count, (key) => `${key} clerk `).join(""),
  "keys on one line, in blocks": (count) => many(count, (key) => `{${key} clerk}{clerk}`).join(""),
  "keys on lines of their own": (count) => many(count, (key) => `clerk\n${key}`).join("\n"),
  "keys on written lines": (count) => many(count, (key) => `clerk\\n${key}`).join("\\n"),
  "keys after long runs of words": (count) => many(count, (key) => "clerk ".repeat(40) + key).join("\n"),
  "keys after long runs of braces": (count) => many(count, (key) => "}".repeat(200) + key).join(" clerk "),
  "one key again and again": (count) => many(count, () => `${randomKey("same")} clerk `).join(""),
};

function many(count: number, write: (key: string) => string): string[] {
  return Array.from({ length: count }, (_, index) => write(randomKey(String(index))));
}

/** How many words are looked at for all the keys of a text, and the most for one of them. */
function wordsLookedAt(text: string): { readonly total: number; readonly most: number } {
  const keys = findKeys(text);
  const scene = new Scene(text, "", keys);
  const counts = keys.map((key) => [...nearbyEvidence(scene, key)].length);
  return { total: counts.reduce((sum, count) => sum + count, 0), most: Math.max(...counts) };
}

describe.each(Object.entries(HOSTILE))("%s", (_, write) => {
  test("cost each key what is near it, not what the text holds", () => {
    const small = wordsLookedAt(write(400));
    const large = wordsLookedAt(write(1600));
    expect(small.total).toBeGreaterThan(0);
    expect(large.most).toBeLessThanOrEqual(small.most * 1.1 + 2);
    expect(large.total).toBeLessThanOrEqual(small.total * 4.6);
  });

  test("give one candidate a key", () => {
    expect(detect(write(1500), { path: "" })).toHaveLength(1500);
  });
});

test("four MiB of beginnings of keys hold no key", () => {
  expect(detect("pk_live_".repeat(2 ** 19), { path: "" })).toEqual([]);
});

test("a body of megabytes is one candidate", () => {
  expect(detect(`PICTIFY_API_KEY=pk_live_${"aB3_".repeat(2 ** 20)}`, { path: "" })).toHaveLength(1);
});

test("time is in proportion to the text, whatever stands around each key", () => {
  const text = (keys: number): string =>
    Array.from(
      { length: keys },
      (_, index) => `${"new Pictify({ x: [( ".repeat(20)}\n"${randomKey(`g${index}`)}"`,
    ).join("\n");
  const time = (keys: number): number => {
    const input = text(keys);
    const started = performance.now();
    detect(input, { path: "" });
    return performance.now() - started;
  };
  time(200);
  expect(time(2000)).toBeLessThan(40 * Math.max(time(200), 5));
});
