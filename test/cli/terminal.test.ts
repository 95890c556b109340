import { describe, expect, it } from "vitest";
import { wantsColor, widthOf } from "../../src/cli/terminal.js";

const terminal = { isTTY: true };
const pipe = {};
const undecided = { color: null };

describe("wantsColor", () => {
  it("is so on a terminal and not in a pipe", () => {
    expect(wantsColor(terminal, undecided, {})).toBe(true);
    expect(wantsColor(pipe, undecided, {})).toBe(false);
  });

  it("is not so on a terminal that has none", () => {
    expect(wantsColor(terminal, undecided, { TERM: "dumb" })).toBe(false);
  });

  it("follows NO_COLOR where it is not empty", () => {
    expect(wantsColor(terminal, undecided, { NO_COLOR: "1" })).toBe(false);
    expect(wantsColor(terminal, undecided, { NO_COLOR: "0" })).toBe(false);
    expect(wantsColor(terminal, undecided, { NO_COLOR: "" })).toBe(true);
  });

  it("follows FORCE_COLOR in a pipe", () => {
    for (const force of ["", "1", "2", "3", "true"]) {
      expect(wantsColor(pipe, undecided, { FORCE_COLOR: force })).toBe(true);
    }
    for (const force of ["0", "false"]) {
      expect(wantsColor(terminal, undecided, { FORCE_COLOR: force })).toBe(false);
    }
  });

  it("lets NO_COLOR win over FORCE_COLOR", () => {
    expect(wantsColor(terminal, undecided, { NO_COLOR: "1", FORCE_COLOR: "1" })).toBe(false);
  });

  it("lets the option win over everything", () => {
    expect(wantsColor(pipe, { color: true }, { NO_COLOR: "1", TERM: "dumb" })).toBe(true);
    expect(wantsColor(terminal, { color: false }, { FORCE_COLOR: "1" })).toBe(false);
  });
});

describe("widthOf", () => {
  it.each([
    [undefined, 100],
    [80, 80],
    [0, 40],
    [10, 40],
    [500, 140],
  ])("of %j columns is %j", (columns, width) => {
    expect(widthOf(columns === undefined ? {} : { columns })).toBe(width);
  });
});
