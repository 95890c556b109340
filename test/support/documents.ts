import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** The top of this repository. */
export const ROOT = join(import.meta.dirname, "../..");

/** A fenced block of code in a page. */
export interface CodeBlock {
  /** Such as `console`; empty where none is named. */
  readonly language: string;
  readonly code: string;
  /** Line of the page that it begins on, from 1. */
  readonly line: number;
}

/** A page of documentation. */
export interface Page {
  /** Relative to {@link ROOT}, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly CodeBlock[];
  /** Targets of links and pictures, as they are written, outside of code. */
  readonly links: readonly string[];
  /** Names by which its headings can be linked to, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
}

/** Every page that is written for people: at the top, below docs, and of the folders that explain themselves. */
export function pages(): readonly Page[] {
  const top = readdirSync(ROOT).filter((name) => name.endsWith(".md") && !name.startsWith("THIRD-PARTY"));
  const below = ["docs", "docs/rules", "integrations"].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
  );
  return [...top, ...below].map(page);
}

/** One page by its path. */
export function page(path: string): Page {
  const text = readFileSync(join(ROOT, path), "utf8");
  const { blocks, prose } = parts(text);
  return { path, text, blocks, links: linksIn(prose), anchors: anchorsIn(prose) };
}

/** Where a relative link of a page leads: a path from the top and, behind `#`, a heading. */
export function resolved({ path }: Page, link: string): { readonly path: string; readonly anchor: string } {
  const [file = "", anchor = ""] = link.split("#");
  const target = file === "" ? path : relative(ROOT, join(ROOT, dirname(path), decodeURIComponent(file)));
  return { path: target, anchor };
}

/** Code in fences, and everything else with code left out. */
function parts(text: string): { blocks: readonly CodeBlock[]; prose: string } {
  const blocks: CodeBlock[] = [];
  const prose: string[] = [];
  let open: { fence: string; language: string; line: number; code: string[] } | null = null;
  for (const [index, line] of text.split("\n").entries()) {
    const fence = /^\s*(?<fence>`{3,}|~{3,})\s*(?<language>[\w-]*)/u.exec(line)?.groups;
    if (open !== null) {
      if (fence?.fence === open.fence && fence.language === "") {
        blocks.push({ language: open.language, code: open.code.join("\n"), line: open.line });
        open = null;
      } else open.code.push(line);
    } else if (fence !== undefined) {
      open = { fence: fence.fence ?? "", language: fence.language ?? "", line: index + 1, code: [] };
    } else prose.push(line.replace(/`[^`]*`/gu, (code) => `\`${"x".repeat(code.length - 2)}\``));
  }
  if (open !== null) throw new Error(`a block of code is not closed: line ${open.line}`);
  return { blocks, prose: prose.join("\n") };
}

function linksIn(prose: string): string[] {
  const inline = [...prose.matchAll(/\]\((?<target>[^\s()]+(?:\([^\s()]*\))?[^\s()]*)\)/gu)];
  const references = [...prose.matchAll(/^\[[^\]]+\]: (?<target>\S+)$/gmu)];
  const automatic = [...prose.matchAll(/<(?<target>https?:[^\s<>]+)>/gu)];
  return [...inline, ...references, ...automatic].map(({ groups }) => groups?.target ?? "");
}

function anchorsIn(prose: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const { groups } of prose.matchAll(/^#{1,6} +(?<heading>.+)$/gmu)) {
    const slug = (groups?.heading ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/gu, "-");
    const number = [...Array(100).keys()].find((n) => !anchors.has(n === 0 ? slug : `${slug}-${n}`)) ?? 0;
    anchors.add(number === 0 ? slug : `${slug}-${number}`);
  }
  return anchors;
}
