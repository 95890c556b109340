import { describe, expect, it } from "vitest";
import { rangeOfFramework, rangeOfPush, rangeOfReceive } from "../../src/hooks/pushed-range.js";
import type { GitSetting } from "../../src/system/git/git-settings.js";

const A = "a".repeat(40);
const B = "b".repeat(40);
const C = "c".repeat(64);
const ZERO = "0".repeat(40);

function remote(values: Readonly<Record<string, string>>): GitSetting[] {
  return Object.entries(values).map(([key, value]) => ({
    name: `remote.origin.${key}`,
    value,
    scope: "repository",
    file: "x",
  }));
}
const ORIGIN = remote({ url: "x" });

describe("what a push sends", () => {
  it("is what the remote's ref and its tracking refs do not hold", () => {
    expect(rangeOfPush(`refs/heads/main ${A} refs/heads/main ${B}\n`, "origin", ORIGIN)).toEqual({
      include: [A],
      exclude: [B],
      excludeRemote: "origin",
      refNames: ["refs/heads/main"],
    });
  });

  it("is everything that the tracking refs do not hold for a new branch or tag", () => {
    const input = `refs/heads/x ${A} refs/heads/y ${ZERO}\nrefs/tags/v1 ${B} refs/tags/v1 ${ZERO}\n`;
    expect(rangeOfPush(input, "origin", ORIGIN)).toEqual({
      include: [A, B],
      exclude: [],
      excludeRemote: "origin",
      refNames: ["refs/heads/y", "refs/tags/v1"],
    });
  });

  it("is nothing for a deletion, and where there is nothing to send", () => {
    expect(rangeOfPush(`(delete) ${ZERO} refs/heads/x ${A}\n`, "origin", ORIGIN)).toBeNull();
    expect(rangeOfPush("", "origin", ORIGIN)).toBeNull();
    expect(rangeOfReceive(`${A} ${ZERO} refs/heads/x\n`)).toBeNull();
  });

  it("is judged by no tracking refs where the remote is a URL, or pushed elsewhere than fetched", () => {
    const line = `HEAD~1 and more ${A} refs/heads/x ${ZERO}\n`;
    expect(rangeOfPush(line, "https://example.com/x", ORIGIN)).not.toHaveProperty("excludeRemote");
    expect(rangeOfPush(line, "origin", remote({ url: "x", pushurl: "y" }))).not.toHaveProperty(
      "excludeRemote",
    );
    expect(rangeOfPush(line, "origin", remote({ url: "x", pushurl: "x" }))).toHaveProperty("excludeRemote");
  });

  it("is judged by no tracking refs where they may be those of another remote, or tell of another place", () => {
    const line = `HEAD ${A} refs/heads/x ${ZERO}\n`;
    const set = (name: string, value: string) => ({ name, value, scope: "repository", file: "c" }) as const;
    for (const others of [[set("url.y.pushinsteadof", "x")], [set("remote.origin/inner.url", "z")]]) {
      expect(rangeOfPush(line, "origin", [...remote({ url: "x" }), ...others])).not.toHaveProperty(
        "excludeRemote",
      );
    }
    const unrelated = [
      ...remote({ url: "x" }),
      set("url.y.pushinsteadof", "z"),
      set("remote.origin2.url", "z"),
    ];
    expect(rangeOfPush(line, "origin", unrelated)).toHaveProperty("excludeRemote");
  });

  it("is told by the pre-commit framework in variables", () => {
    expect(rangeOfFramework({})).toBeNull();
    expect(rangeOfFramework({ PRE_COMMIT: "1", PRE_COMMIT_FROM_REF: "a^", PRE_COMMIT_TO_REF: "b" })).toBe(
      "a^..b",
    );
    expect(rangeOfFramework({ PRE_COMMIT: "1", PRE_COMMIT_LOCAL_BRANCH: "refs/heads/x" })).toBe(
      `${ZERO}..refs/heads/x`,
    );
    expect(() => rangeOfFramework({ PRE_COMMIT: "1" })).toThrow(/at the stage pre-push/u);
  });

  it("is on a server what no ref of it holds", () => {
    expect(rangeOfReceive(`${C.replaceAll("c", "0")} ${C} refs/heads/é x\n`)).toEqual({
      include: [C],
      exclude: [],
      excludeOtherRefs: true,
      refNames: ["refs/heads/é x"],
    });
  });

  it.each(["nonsense\n", `a ${A} b\n`, `refs/heads/x ${A} refs/heads/x ${B}`, `x ${A.slice(1)} y ${B}\n`])(
    "is not guessed from %j",
    (input) => {
      expect(() => rangeOfPush(input, "origin", ORIGIN)).toThrow(/hand it on unchanged/u);
      expect(() => rangeOfReceive(input)).toThrow(/hand it on unchanged/u);
    },
  );
});
