import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Command, ScanCommand } from "../../src/cli/command.js";
import { parseCommand } from "../../src/cli/parse-command.js";
import { UserError } from "../../src/model/errors.js";
import { temporaryFolder } from "../support/temporary.js";

async function scanOf(...args: string[]): Promise<ScanCommand> {
  const command = await parseCommand(args);
  if (command.kind !== "scan") throw new Error(`not a scan: ${command.kind}`);
  return command;
}

async function complaint(...args: string[]): Promise<string> {
  const error: unknown = await parseCommand(args).then(
    (command: Command) => new Error(`was read as ${JSON.stringify(command)}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

describe("parseCommand", () => {
  it("is a scan of nothing named where nothing is said", async () => {
    const command = await scanOf();
    expect(command).toMatchObject({
      stdinPath: null,
      outputs: [{ format: "pretty", file: null }],
      writeBaseline: null,
      failOn: "any",
      print: { color: null, quiet: false, progress: true },
    });
    expect(command.scan).toEqual({
      history: false,
      staged: false,
      includeNodeModules: false,
      withIgnored: false,
      foreignIgnores: false,
      explain: false,
      strict: false,
    });
  });

  it("is the same with and without the word scan", async () => {
    expect(await scanOf("scan", "a", "--explain")).toEqual(await scanOf("a", "--explain"));
  });

  it.each([
    [
      ["a", "b"],
      ["a", "b"],
    ],
    [
      ["a", "--explain", "b"],
      ["a", "b"],
    ],
    [["--explain", "a"], ["a"]],
    [["--format", "json", "a"], ["a"]],
    [
      ["a", "--", "--b", "-c"],
      ["a", "--b", "-c"],
    ],
    [["--", "--explain"], ["--explain"]],
    [["a", "a"], ["a"]],
    [
      ["1", "007"],
      ["1", "007"],
    ],
  ])("takes paths from %j", async (args, paths) => {
    expect((await scanOf(...args)).scan.paths).toEqual(paths);
  });

  it("takes every option", async () => {
    const known = join(temporaryFolder({ known: "" }), "known");
    const command = await scanOf(
      ...[
        "--jobs",
        "3",
        "--max-file-size=2k",
        "--baseline",
        known,
        "--config",
        "c.json",
        "--fail-on",
        "none",
      ],
      ...["--explain", "--strict", "--include-node-modules", "--foreign-ignores", "--with-ignored"],
      ...["--settings-from", "main", "--quiet", "--no-progress"],
    );
    expect(command).toMatchObject({
      scan: {
        jobs: 3,
        maxFileSize: 2048,
        baseline: known,
        config: "c.json",
        explain: true,
        strict: true,
        includeNodeModules: true,
        foreignIgnores: true,
        withIgnored: true,
        settingsFrom: "main",
      },
      failOn: "none",
      print: { quiet: true, progress: false },
    });
  });

  it("reads no configuration where none is wanted", async () => {
    expect((await scanOf("--no-config")).scan.config).toBe(false);
  });

  it("knows wanted, unwanted and undecided colours", async () => {
    expect((await scanOf("--color")).print.color).toBe(true);
    expect((await scanOf("--no-color")).print.color).toBe(false);
    expect((await scanOf()).print.color).toBeNull();
  });

  it("asks the API about attributed keys or about all, and does not take a path for the choice", async () => {
    expect((await scanOf()).scan).not.toHaveProperty("verify");
    expect((await scanOf("--verify", "all")).scan).toMatchObject({ verify: true, paths: ["all"] });
    expect((await scanOf("--verify=all", "a")).scan).toMatchObject({ verify: "all", paths: ["a"] });
    expect((await scanOf("--no-verify")).scan).not.toHaveProperty("verify");
    expect((await scanOf("--", "--verify")).scan).toEqual({ ...(await scanOf()).scan, paths: ["--verify"] });
  });

  it("takes the address of the API, and lets only what is live fail the run", async () => {
    const command = await scanOf("--verify", "--fail-on", "live", "--api-url", "http://127.0.0.1:1");
    expect(command).toMatchObject({ scan: { apiUrl: "http://127.0.0.1:1" }, failOn: "live" });
  });

  it("names standard input, by its option or by default", async () => {
    expect((await scanOf("--stdin")).stdinPath).toBe("stdin");
    expect((await scanOf("--stdin-path", "a.ts")).stdinPath).toBe("a.ts");
    expect((await scanOf("--stdin", "--stdin-path", "a.ts")).stdinPath).toBe("a.ts");
  });

  it("does not need a baseline that it is about to write", async () => {
    const missing = join(temporaryFolder(), "missing");
    const command = await scanOf("--baseline", missing, "--write-baseline");
    expect(command.writeBaseline).toBe(missing);
    expect(command.scan.baseline).toBeUndefined();
    expect((await scanOf("--baseline", missing)).scan.baseline).toBe(missing);
  });

  it("reads the ignore commands", async () => {
    expect(
      await parseCommand([
        "ignore",
        "add",
        "kl1:0",
        "--reason",
        "r",
        "--expires",
        "2027-01-31",
        "--path",
        "a/",
      ]),
    ).toEqual({ kind: "ignore-add", fingerprint: "kl1:0", reason: "r", expires: "2027-01-31", path: "a/" });
    expect(await parseCommand(["ignore", "list"])).toEqual({ kind: "ignore-list" });
    expect(await parseCommand(["ignore", "prune"])).toEqual({ kind: "ignore-prune" });
  });

  it.each([["--help"], ["-h"], ["scan", "--help"], ["ignore", "--help"]])(
    "is a text for %j",
    async (...args) => {
      expect(await parseCommand(args)).toMatchObject({
        kind: "text",
        text: expect.stringContaining("keylint") as string,
      });
    },
  );

  it.each([
    [["--explian"], /unknown option --explian: is --explain meant\?/u],
    [["--basline", "x"], /is --baseline meant\?/u],
    [["scan", "--quite"], /is --quiet meant\?/u],
    [["ignore", "list", "--resaon", "x"], /is --reason meant\?/u],
    [["--zzzzzzzzzzzz"], /keylint --help lists all/u],
    [["scna"], /is scan meant\?/u],
    [["ignroe"], /is ignore meant\?/u],
    [["--jobs"], /--jobs needs a value/u],
    [["--jobs", "1", "--jobs", "2"], /--jobs was given more than once/u],
    [["--output", "a", "--output", "b"], /--output was given more than once/u],
    [["--jobs", "no"], /--jobs no: not a whole number/u],
    [["--write-baseline"], /add --baseline <file>/u],
    [["--fail-on", "live"], /needs --verify/u],
    [["ignore"], /write add, import, list or prune/u],
  ])("refuses %j in one line", async (args, message) => {
    const said = await complaint(...args);
    expect(said).toMatch(message);
    expect(said).not.toContain("\n");
  });
});
