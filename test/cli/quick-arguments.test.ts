import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../src/cli/parse-command.js";
import { quickArguments } from "../../src/cli/quick-arguments.js";

const WORDS = [
  ["--staged"],
  ["--history"],
  ["--range", "a..b"],
  ["--range=a..b"],
  ["--explain"],
  ["--strict"],
  ["--no-color"],
  ["--color"],
  ["--no-progress"],
  ["--no-config"],
  ["--with-ignored"],
  ["--settings-from", "main"],
  ["--config", "keylint.config.json"],
  ["--format", "json"],
  ["--format=jsonl=out.jsonl"],
  ["--jobs", "2"],
  ["--jobs=1"],
  ["--max-file-size", "1m"],
  ["--stdin-path", "a.ts"],
  ["."],
  ["src"],
  ["./scan"],
] as const;

/** What is thrown, or the command. */
async function outcome(args: readonly string[]): Promise<unknown> {
  try {
    return await parseCommand(args);
  } catch (error) {
    return (error as Error).message;
  }
}

describe("the quick way to read a command line", () => {
  it("comes to the same as yargs", async () => {
    const lines = fc.tuple(
      fc.constantFrom<readonly string[]>([], ["scan"]),
      fc.array(fc.constantFrom<readonly string[]>(...WORDS), { maxLength: 6 }),
      fc.constantFrom<readonly string[]>([], ["--", "-x", "src"]),
    );
    await fc.assert(
      fc.asyncProperty(lines, async ([command, words, rest]) => {
        const args = [...words.flat(), ...rest];
        const quick = await outcome([...command, ...args]);
        // A boolean with a value is left to yargs, and this one says what is so anyway.
        const slow = await outcome([...command, "--quiet=false", ...args]);
        expect(quick).toEqual(slow);
      }),
      { numRuns: 60 },
    );
  });

  it("is taken by what hooks and people type", () => {
    for (const args of [[], ["--staged"], ["scan", "src", "--format", "json"], ["--range=a..b", "--quiet"]]) {
      expect(quickArguments(args)).not.toBeNull();
    }
  });

  it.each([
    [["ignore", "list"]],
    [["--help"]],
    [["-h"]],
    [["--nothing"]],
    [["--jobs"]],
    [["--jobs", "--staged"]],
    [["--jobs=1", "--jobs=2"]],
    [["--quiet=false"]],
    [["--no-staged"]],
    [["--output="]],
  ])("leaves %j to yargs", (args) => {
    expect(quickArguments(args)).toBeNull();
  });
});
