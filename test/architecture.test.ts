import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** Who may import whom, and why. A stage that is not in a row's list may not be imported by it; itself it always may. */
const MAY_IMPORT: Record<string, { readonly stages: readonly string[]; readonly because: string }> = {
  model: { stages: [], because: "the nouns stand alone, so that everything can use them" },
  vendors: { stages: ["model"], because: "a vendor is data about keys" },
  detect: { stages: ["model", "vendors"], because: "ESLint rules run it: no disk, network or git" },
  decode: { stages: ["model"], because: "it makes text readable and does not judge it" },
  anchors: {
    stages: ["decode"],
    because: "it searches bytes for the literals of the decoders, knowing nothing else",
  },
  system: { stages: ["model"], because: "the doors to the outside know nothing of keys" },
  usage: {
    stages: ["model", "detect"],
    because: "it tells how a key is used from the text around it, and reads nothing",
  },
  inspect: {
    stages: ["model", "detect", "usage", "decode", "anchors", "system"],
    because: "it joins the stages that work on one subject",
  },
  packs: {
    stages: ["model", "decode", "anchors", "system"],
    because: "it reads objects and does not judge them; only which are archives it must know",
  },
  exposure: {
    stages: ["model", "inspect", "system"],
    because: "it tells of what was found in a history when it came and where it is, and judges nothing",
  },
  sources: {
    stages: ["model", "inspect", "decode", "exposure", "system", "packs", "options"],
    because: "a source says which bytes to read and leaves the judging to inspect",
  },
  advise: { stages: ["model"], because: "advice depends on what was found, not on how" },
  config: { stages: ["model", "system", "options"], because: "configuration is data" },
  findings: {
    stages: ["model", "advise", "config", "system", "options"],
    because: "it groups, ignores and ranks what was judged before",
  },
  verify: {
    stages: ["model", "system", "findings", "version"],
    because: "it sends keys to the API and tells what that said, knowing nothing of how they were found",
  },
  rotate: {
    stages: ["model", "detect", "system", "sources", "advise", "findings", "verify"],
    because: "it looks for every use of a key that was found, and says in which order to replace it",
  },
  hooks: {
    stages: ["model", "config", "system"],
    because: "it writes what git runs, and does not scan; from config only what names are near",
  },
  doctor: {
    stages: ["model", "detect", "hygiene", "hooks", "system", "advise", "verify"],
    because:
      "it looks at hooks, and tries them out as git would; it judges, and asks about, the environment's own key; from hygiene what an agent's configuration may not hold",
  },
  init: {
    stages: ["model", "config", "hooks", "system", "version"],
    because:
      "it writes what a project needs, by the hooks' own code; from config only what a configuration is",
  },
  hygiene: {
    stages: ["model", "usage", "inspect", "decode", "findings", "system"],
    because: "it looks at the keys that were kept and at the few files that tell how a project keeps them",
  },
  report: { stages: ["model", "version"], because: "a reporter turns a report into text and reads nothing" },
  rules: {
    stages: ["model", "vendors", "detect", "decode", "anchors", "inspect", "findings"],
    because: "the rules of ESLint search a text as the command line does; what they reach opens no file",
  },
};

/** Modules at the top of src/, and the entries that may use everything. */
const UNRESTRICTED = new Set(["scan", "coverage", "index", "cli", "version", "options", "settings"]);

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter(
      (path) =>
        path.endsWith(".ts") && !path.endsWith(".d.ts") && !path.includes(`${posix.sep}wasm${posix.sep}`),
    )
    .filter((path) => statSync(path).isFile());
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:from|import\() ?"(?<path>[^"]+)"/gu)].map((match) => match.groups?.path ?? "");
}

function stageOf(file: string): string {
  if (!relative(join(root, "rules"), file).startsWith("..")) return "rules";
  return (
    relative(join(root, "src"), file)
      .split("/")[0]
      ?.replace(/\.[jt]s$/u, "") ?? ""
  );
}

describe("architecture", () => {
  const files = [...sources(join(root, "src")), ...sources(join(root, "rules"))];

  it("lists every stage", () => {
    const stages = new Set(files.map(stageOf));
    expect([...stages].filter((stage) => !(stage in MAY_IMPORT) && !UNRESTRICTED.has(stage))).toEqual([]);
  });

  it.each(Object.entries(MAY_IMPORT))("lets %s import only what lies below it", (stage, { stages }) => {
    const breaches = files
      .filter((file) => stageOf(file) === stage)
      .flatMap((file) =>
        importsOf(file)
          .filter((path) => path.startsWith("."))
          .map((path) => stageOf(join(dirname(file), path)))
          .filter((imported) => imported !== stage && !stages.includes(imported))
          .map((imported) => `${relative(root, file)} imports ${imported}`),
      );
    expect(breaches).toEqual([]);
  });

  it("keeps the network, git and the disk out of what the ESLint rules call", () => {
    const pure = files.filter((file) => ["model", "vendors", "detect", "usage"].includes(stageOf(file)));
    const nodeModules = pure.flatMap((file) => importsOf(file).filter((path) => path.startsWith("node:")));
    expect(nodeModules).toEqual([]);
  });

  it("lets the ESLint rules reach nothing that opens a file, a process or a connection", () => {
    const reached = new Set<string>();
    const modules = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const path of importsOf(file)) {
        if (path.startsWith(".")) visit(join(dirname(file), path.replace(/\.js$/u, ".ts")));
        else modules.add(path);
      }
    };
    visit(join(root, "rules", "index.ts"));
    expect([...modules].filter((name) => name.startsWith("node:"))).toEqual(["node:path"]);
  });

  it("lets no reporter read a key", () => {
    const reporters = files.filter((file) => stageOf(file) === "report");
    expect(reporters.filter((file) => /\breveal\b/u.test(readFileSync(file, "utf8")))).toEqual([]);
  });
});
