import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ESLint } from "eslint";
import { parse as parseToml } from "smol-toml";
import { transpileModule } from "typescript";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { parseCommand } from "../../src/cli/parse-command.js";
import { comparable, documentationConsole, stepsOf } from "../support/console.js";
import { type Page, pages, ROOT } from "../support/documents.js";
import { temporaryFolder } from "../support/temporary.js";

const PAGES = pages();

/** Set to write what is printed now into the pages, instead of comparing. */
const UPDATE = process.env.UPDATE_DOCS === "1";

/** Pages with blocks of a console that are recorded in a repository of their own, by the tests of what they show. */
const ELSEWHERE = new Set(["docs/ignoring.md"]);

/** How the demonstration begins that has a repository and an API of its own: test/cli/verify.test.ts holds pages to it. */
const DEMONSTRATION = "$ keylint --verify --api-url ";

/** What a page shows of a console. */
function consoleBlocks({ path, blocks }: Page): string[] {
  if (ELSEWHERE.has(path)) return [];
  const codes = blocks.filter(({ language }) => language === "console").map(({ code }) => code);
  return codes.filter((code) => !code.startsWith(DEMONSTRATION));
}

const withConsole = PAGES.filter((page) => consoleBlocks(page).length > 0);

/** Blocks of code that name their file in the first line. */
function programsOf({ blocks }: Page): Readonly<Record<string, string>> {
  const named = blocks.flatMap(({ code }) => {
    const name = /^\/\/ (?<name>[\w-]+\.mjs)$/mu.exec(code.split("\n")[0] ?? "")?.groups?.name;
    return name === undefined ? [] : [[name, code] as const];
  });
  return Object.fromEntries(named);
}

describe("what pages show of a console", () => {
  it.each(withConsole.map((page) => [page.path, page] as const))(
    "is what is printed now: %s",
    async (_path, page) => {
      const type = await documentationConsole(programsOf(page));
      let text = page.text;
      const printed: [string, string][] = [];
      for (const code of consoleBlocks(page)) {
        const now: string[] = [];
        for (const { command, output } of stepsOf(code)) {
          const { output: actual } = await type(command);
          printed.push([`$ ${command}\n${comparable(output)}`, `$ ${command}\n${comparable(actual)}`]);
          now.push(actual === "" ? `$ ${command}` : `$ ${command}\n${actual}`);
        }
        text = text.replace(code, () => now.join("\n"));
      }
      if (UPDATE) writeFileSync(join(ROOT, page.path), text);
      else expect(printed.map(([shown]) => shown)).toEqual(printed.map(([, actual]) => actual));
    },
  );

  it("holds no whole key", () => {
    for (const { text, path } of PAGES)
      expect(text.match(/p[ki]c?_(?:live|test)_[A-Za-z0-9]{30,}/gu) ?? [], path).toEqual([]);
  });
});

/** Command lines of keylint in a page, as they are typed in blocks for a shell. */
function commandLines({ blocks }: Page): string[] {
  return blocks
    .filter(({ language }) => language === "sh" || language === "console")
    .flatMap(({ code, language }) =>
      language === "sh"
        ? code.replaceAll("\\\n", " ").split("\n")
        : stepsOf(code).map(({ command }) => command),
    )
    .flatMap((line) => line.split(/&&|\|\|?|;/u))
    .map((line) => /^(?:[A-Z_]+=\S+ )*(?:npx )?keylint(?<rest>| .*)$/u.exec(line.trim())?.groups?.rest)
    .filter((rest) => rest !== undefined)
    .map((rest) => rest.replace(/(?:^| )#.*$/u, "").trim());
}

/** Words of a line, as a shell makes them. */
function words(line: string): string[] {
  const { stdout } = spawnSync(
    "sh",
    ["-c", `set -f; for word in ${line || '""'}; do printf '%s\\n' "$word"; done`],
    {
      encoding: "utf8",
    },
  );
  return line === "" ? [] : stdout.trimEnd().split("\n");
}

describe("command lines of keylint", () => {
  const lines = PAGES.flatMap((page) => commandLines(page).map((line) => [page.path, line] as const));

  it("are found", () => {
    expect(lines.length).toBeGreaterThan(30);
  });

  it.each(lines)("are ones that it takes: %s: keylint %s", async (_path, line) => {
    const typed = words(line.replaceAll("kl1:…", `kl1:${"0".repeat(32)}`));
    await expect(parseCommand(typed)).resolves.toBeTypeOf("object");
  });
});

describe("blocks of code", () => {
  const blocks = PAGES.flatMap(({ path, blocks: all }) =>
    all.map((block) => [`${path}:${block.line}`, block.language, block.code] as const),
  );

  it.each(blocks.filter(([, language]) => language === "json" || language === "jsonc"))(
    "are JSON: %s",
    (_place, language, code) => {
      const plain =
        language === "json" ? code : code.replace(/^\s*\/\/.*$/gmu, "").replace(/,(?=\s*[\]}])/gu, "");
      expect(() => JSON.parse(plain) as unknown).not.toThrow();
    },
  );

  it.each(blocks.filter(([, language]) => language === "yaml"))("are YAML: %s", (_place, _language, code) => {
    expect(parseAllDocuments(code).flatMap(({ errors }) => errors)).toEqual([]);
  });

  it.each(blocks.filter(([, language]) => language === "toml"))("are TOML: %s", (_place, _language, code) => {
    expect(() => parseToml(code)).not.toThrow();
  });

  it.each(blocks.filter(([, language]) => language === "sh"))("are shell: %s", (_place, _language, code) => {
    const script = code.replace(/<(?<name>[\w ]+)>/gu, "$<name>");
    expect(spawnSync("sh", ["-n"], { input: script, encoding: "utf8" }).stderr).toBe("");
  });

  it.each(blocks.filter(([, language]) => ["js", "jsx", "ts", "tsx"].includes(language)))(
    "can be parsed: %s",
    (_place, language, code) => {
      const fileName = `block.${language.endsWith("x") ? "tsx" : "ts"}`;
      const { diagnostics } = transpileModule(code, { fileName, reportDiagnostics: true });
      expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
    },
  );

  it("that configure ESLint give it a configuration", async () => {
    const configurations = blocks.filter(([, , code]) => code.includes('from "keylint/eslint"'));
    expect(configurations.length).toBeGreaterThan(1);
    for (const [place, , code] of configurations) {
      const folder = temporaryFolder({ "eslint.config.mjs": code });
      mkdirSync(join(folder, "node_modules"));
      symlinkSync(ROOT, join(folder, "node_modules/keylint"));
      symlinkSync(join(ROOT, "node_modules/eslint"), join(folder, "node_modules/eslint"));
      const url = pathToFileURL(join(folder, "eslint.config.mjs")).href;
      const { default: configuration } = (await import(/* @vite-ignore */ url)) as { default: unknown[] };
      expect(configuration.length, place).toBeGreaterThan(0);
      expect(await new ESLint({ cwd: folder }).calculateConfigForFile("a.js"), place).toHaveProperty(
        "plugins.keylint",
      );
    }
  });

  it("name their language", () => {
    expect(blocks.filter(([, language]) => language === "").map(([place]) => place)).toEqual([]);
  });
});

describe("the recorded session", () => {
  it("is what its commands print now", () => {
    const { stderr, status } = spawnSync(
      process.execPath,
      [join(ROOT, "scripts/record-session.js"), "--check"],
      {
        encoding: "utf8",
      },
    );
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("is in the README, and loads nothing", () => {
    expect(readFileSync(join(ROOT, "README.md"), "utf8")).toContain("(docs/session.svg)");
    const svg = readFileSync(join(ROOT, "docs/session.svg"), "utf8");
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
      /href|url\(|src=|<script|https?:\/\/(?!pictify\.io)/u,
    );
  });
});
