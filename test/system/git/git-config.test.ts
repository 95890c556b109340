import { describe, expect, it } from "vitest";
import { isTrue, lastValue, parseGitConfig } from "../../../src/system/git/git-config.js";

describe("reading git's configuration syntax", () => {
  it.each([
    ["[core]\n\tbare = false\n", "core.bare", "false"],
    ["[CORE]BARE=x", "core.bare", "x"],
    ["[core] # why\nbare ; nothing\n", "core.bare", "true"],
    ['[remote "Origin"]\npromisor = true', "remote.Origin.promisor", "true"],
    ['[remote "a\\"]b\\\\"]\nx=1', 'remote.a"]b\\.x', "1"],
    ["[a.B]\nc=d", "a.b.c", "d"],
    ["[a]\nb = one  two # c\n", "a.b", "one  two"],
    ['[a]\nb = "one # two" ; c\n', "a.b", "one # two"],
    ['[a]\nb = x\\ty\\"z\n', "a.b", 'x\ty"z'],
    ["[a]\nb = one \\\n two\n", "a.b", "one  two"],
    ["[a]\r\nb = one\r\nc = two\r\n", "a.b", "one"],
    ["\uFEFF[a]\nb=1\nb=2", "a.b", "2"],
    ["[a]\n!!!\nb = 1", "a.b", "1"],
  ])("%j", (text, key, value) => {
    expect(lastValue(parseGitConfig(text), key)).toBe(value);
  });

  it("follows no include", () => {
    expect([...parseGitConfig("[include]\npath = /etc/passwd\n")]).toEqual([
      ["include.path", ["/etc/passwd"]],
    ]);
  });

  it.each(["true", "YES", "on", "1", "2"])("takes %s for true", (value) => {
    expect(isTrue(parseGitConfig(`[a]\nb=${value}`), "a.b")).toBe(true);
  });

  it.each(["false", "no", "off", "0", "", "maybe"])("takes %j for not true", (value) => {
    expect(isTrue(parseGitConfig(`[a]\nb=${value}`), "a.b")).toBe(false);
  });

  it("gets through megabytes of the same key, and of nonsense", () => {
    const lines = 400_000;
    expect(parseGitConfig(`[a]\n${"b\n".repeat(lines)}`).get("a.b")).toHaveLength(lines);
    expect(parseGitConfig("[".repeat(2_000_000)).size).toBe(0);
    expect(parseGitConfig(`[a "${"\\".repeat(2_000_000)}`).size).toBe(0);
    expect(parseGitConfig(" ".repeat(4_000_000)).size).toBe(0);
  });
});
