import { describe, expect, it } from "vitest";
import { cleanRepository } from "./repositories.js";
import { runEveryWay } from "./running.js";

/** States of a repository: the exit codes of every way to scan it, a digit each, and what brings it into that state. */
export type States = Readonly<Record<string, readonly [codes: string, make: (root: string) => unknown]>>;

/** Tests that a repository, clean but for its state, ends as it should in every way. */
export function describeStates(states: States): void {
  describe("a repository", () => {
    it.each(Object.keys(states))("in which %s", async (name) => {
      const root = cleanRepository();
      const [expected = "", make] = states[name] ?? [];
      make?.(root);
      const runs = await runEveryWay(root);
      const told = runs.map(({ code, stderr }) => `${code} ${stderr}`).join("");
      expect(runs.map(({ code }) => code).join(""), told).toBe(expected);
    });
  });
}
