import { describe, expect, it } from "vitest";
import type { Origin, Reach } from "../../src/model/location.js";
import { workflowCommand } from "../../src/report/workflow-command.js";
import {
  cleanReport,
  commit,
  exposedFinding,
  madeUpFinding,
  madeUpReport,
  masked,
  place,
  placeInHistory,
  written,
} from "../support/reports.js";
import { runnerCommands } from "../support/workflow-runner.js";

describe("github", () => {
  it("reads like this", async () => {
    await expect(masked(await written("github", madeUpReport()))).toMatchFileSnapshot("github.golden.txt");
  });

  it("annotates one place of each key before the others, since GitHub shows ten", async () => {
    const twice = [place("a.ts", 1), place("b.ts", 2)];
    const findings = [
      madeUpFinding("one", { locations: twice }),
      madeUpFinding("two", { locations: [place("c.ts", 3)] }),
    ];
    const { coverage } = cleanReport();
    const commands = runnerCommands(await written("github", madeUpReport({ findings, coverage })));
    expect(commands.map(({ properties }) => properties.file)).toEqual(["a.ts", "c.ts", "b.ts"]);
    expect(commands[0]).toMatchObject({
      name: "error",
      properties: { file: "a.ts", line: "1", endLine: "1", col: "9", endColumn: "49" },
    });
  });

  it("puts places of the history on no line of today's files", async () => {
    const { coverage } = cleanReport();
    const commands = runnerCommands(
      await written("github", madeUpReport({ findings: [exposedFinding()], coverage })),
    );
    expect(commands.map(({ properties }) => properties.file)).toEqual(["src/image.ts", undefined, undefined]);
    expect(commands[1]?.message).toContain("In config/old.env.");
  });

  it("puts what the commits of a range bring, and what HEAD holds, on its line", async () => {
    const blob = placeInHistory("a.ts", 7, commit("a", "2025-01-02"));
    const reachedBy = (reach: readonly Reach[]) => ({ ...blob, origin: { ...blob.origin, reach } as Origin });
    const { coverage } = cleanReport();
    for (const [reach, file] of [
      [[], "a.ts"],
      [["branch", "head"], "a.ts"],
      [["branch"], undefined],
    ] as const) {
      const findings = [madeUpFinding("range", { locations: [reachedBy(reach)] })];
      const [command] = runnerCommands(await written("github", madeUpReport({ findings, coverage })));
      expect(command?.properties.file).toBe(file);
    }
  });

  it("names files from the top of the repository", async () => {
    const checkout = { prefix: "packages/app/", commit: null, branch: null, uri: null };
    const text = await written("github", madeUpReport({ findings: [madeUpFinding("a")] }), { checkout });
    expect(runnerCommands(text).at(-1)?.properties.file).toBe("packages/app/src/image.ts");
  });

  it("has no annotation where nothing was found", async () => {
    const text = await written("github", cleanReport());
    expect(runnerCommands(text)).toEqual([]);
    expect(text).toBe("keylint: no key found; 312 files read\n");
  });
});

describe("workflowCommand", () => {
  it.each(["a:b,c=d%0A::error::x", "\r\n::set-output name=a::b", "100 %25 %3A %2C", "::add-mask::x"])(
    "is read back by the runner as one command with the same texts: %j",
    (text) => {
      const line = workflowCommand("error", { file: text, title: text }, text);
      expect(runnerCommands(line.trimEnd())).toEqual([
        { name: "error", properties: { file: text, title: text }, message: text },
      ]);
    },
  );

  it("breaks what runners obey in the middle of a line", () => {
    expect(workflowCommand("error", { file: "##[error]a" }, "##vso[task.b] ###[c]")).not.toMatch(/##\w*\[/u);
  });
});
