import { describe, expect, it } from "vitest";
import { parseOutputs } from "../../src/cli/output-target.js";
import { UserError } from "../../src/model/errors.js";
import { FORMAT_NAMES } from "../../src/report/formats.js";

describe("parseOutputs", () => {
  it("is pretty on standard output where nothing is asked for", () => {
    expect(parseOutputs([], null)).toEqual([{ format: "pretty", file: null }]);
  });

  it.each(FORMAT_NAMES)("knows %s", (format) => {
    expect(parseOutputs([format], null)).toEqual([{ format, file: null }]);
  });

  it("keeps the order of several formats, one of them on standard output", () => {
    expect(parseOutputs(["json=a.json", "pretty", "jsonl=b.jsonl"], null)).toEqual([
      { format: "json", file: "a.json" },
      { format: "pretty", file: null },
      { format: "jsonl", file: "b.jsonl" },
    ]);
  });

  it("leaves equals signs in the name of a file", () => {
    expect(parseOutputs(["json=a=b=.json"], null)).toEqual([{ format: "json", file: "a=b=.json" }]);
  });

  it("gives the only format the file of --output", () => {
    expect(parseOutputs(["json"], "a")).toEqual([{ format: "json", file: "a" }]);
    expect(parseOutputs([], "a")).toEqual([{ format: "pretty", file: "a" }]);
  });

  it.each(["-", "/dev/stdout"])("takes %s for standard output", (file) => {
    expect(parseOutputs([`json=${file}`], null)).toEqual([{ format: "json", file: null }]);
    expect(parseOutputs(["json"], file)).toEqual([{ format: "json", file: null }]);
  });

  it.each([
    [["jsn"], null, /unknown format jsn: is json meant\?/u],
    [["JSONL"], null, /unknown format JSONL: is jsonl meant\?/u],
    [["prety=a"], null, /is pretty meant\?/u],
    [["somethingelse"], null, /known are pretty, json, jsonl/u],
    [[""], null, /unknown format/u],
    [["=a"], null, /unknown format/u],
    [["toString"], null, /unknown format toString/u],
    [["json="], null, /write a file behind =/u],
    [["json", "pretty"], null, /two formats cannot both go to standard output/u],
    [["json", "pretty=-"], null, /two formats cannot both go to standard output/u],
    [["json", "json"], null, /two formats cannot both go to standard output/u],
    [["json=a", "pretty=a"], null, /two formats cannot go to the same file/u],
    [["json=a"], "b", /--output goes with one format/u],
    [["json=a", "pretty"], "b", /--output goes with one format/u],
  ])("refuses %j with --output %j", (formats, output, message) => {
    expect(() => parseOutputs(formats, output)).toThrow(UserError);
    expect(() => parseOutputs(formats, output)).toThrow(message);
  });
});
