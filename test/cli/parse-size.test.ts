import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCount, parseSize } from "../../src/cli/parse-size.js";
import { UserError } from "../../src/model/errors.js";

describe("parseSize", () => {
  it.each([
    ["1", 1],
    ["500000", 500_000],
    ["10k", 10_240],
    ["10K", 10_240],
    ["1m", 1024 ** 2],
    ["1.5g", 1.5 * 1024 ** 3],
    ["2t", 2 * 1024 ** 4],
    ["10kb", 10_240],
    ["10KiB", 10_240],
    ["7b", 7],
    ["1.0009k", 1024],
    [" 3 ", 3],
  ])("reads %j", (text, size) => {
    expect(parseSize(text, "--max-file-size")).toBe(size);
  });

  it.each([
    "",
    "0",
    "0.5",
    "-1",
    "1e9",
    "0x10",
    "big",
    "10 m",
    "10x",
    "1.",
    ".5m",
    "NaN",
    "Infinity",
    "1,5g",
  ])("refuses %j and names the option", (text) => {
    expect(() => parseSize(text, "--max-file-size")).toThrow(UserError);
    expect(() => parseSize(text, "--max-file-size")).toThrow(/^--max-file-size .*not a size/u);
  });

  it("reads every whole number of bytes as itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (size) => {
        expect(parseSize(String(size), "--max-file-size")).toBe(size);
      }),
    );
  });
});

describe("parseCount", () => {
  it.each([
    ["1", 1],
    ["16", 16],
    ["007", 7],
  ])("reads %j", (text, count) => {
    expect(parseCount(text, "--jobs")).toBe(count);
  });

  it.each(["", "0", "-1", "1.5", "1e3", "0x2", "two", "9007199254740993"])("refuses %j", (text) => {
    expect(() => parseCount(text, "--jobs")).toThrow(UserError);
    expect(() => parseCount(text, "--jobs")).toThrow(/^--jobs .*not a whole number from 1/u);
  });
});
