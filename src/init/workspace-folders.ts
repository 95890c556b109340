import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../model/json-record.js";
import { PathRules } from "../model/path-rules.js";
import { errorCode } from "../system/open-file.js";
import type { Surroundings } from "./surroundings.js";
import { readTarget } from "./target-file.js";

/** Where packages are where nothing tells. */
const USUAL = ["apps/*", "packages/*", "services/*", "libs/*"];
/** Folders and depth beyond which nothing is looked for. */
const MOST = 200;
const DEEPEST = 4;

/**
 * The folders of a workspace's packages: as `workspaces` of package.json or pnpm-workspace.yaml name them, or where they usually
 * are. Links are not followed.
 */
export function workspaceFolders(surroundings: Surroundings): readonly string[] {
  const named = [...npmWorkspaces(surroundings), ...pnpmWorkspaces(surroundings.top)];
  const patterns = named.length === 0 ? USUAL : named;
  const rules = new PathRules(patterns.map(asRule));
  const deepest = Math.min(DEEPEST, Math.max(...patterns.map(depthOf)));
  const found: string[] = [];
  let level = [""];
  for (let depth = 0; depth < deepest; depth++) {
    level = level.flatMap((folder) => foldersIn(surroundings.top, folder)).slice(0, MOST * DEEPEST);
    found.push(...level.filter((folder) => rules.judge(`${folder}/`)?.isIgnored === true));
  }
  return found.slice(0, MOST);
}

function npmWorkspaces({ manifest }: Surroundings): readonly string[] {
  const { workspaces } = manifest ?? {};
  const list: unknown = isRecord(workspaces) ? workspaces.packages : workspaces;
  return Array.isArray(list) ? list.filter((entry) => typeof entry === "string") : [];
}

/** The list below `packages:`, as pnpm's own documentation writes it. */
function pnpmWorkspaces(top: string): readonly string[] {
  const file = readTarget(top, "pnpm-workspace.yaml");
  if (file.kind !== "file") return [];
  const list = /^packages:[ \t]*(?:#[^\n]*)?\r?\n((?:[ \t]*(?:-|#)[^\n]*(?:\n|$)|[ \t]*\r?\n)+)/mu.exec(
    file.text,
  )?.[1];
  return [...(list ?? "").matchAll(/^[ \t]*-[ \t]+["']?([^"'\s#]{1,200})/gmu)].map((item) => item[1] ?? "");
}

/** A pattern of a workspace as a rule from the top: it names folders. */
function asRule(pattern: string): string {
  const mark = pattern.startsWith("!") ? "!" : "";
  return `${mark}/${pattern.slice(mark.length).replace(/^(?:\.?\/)+|\/+$/gu, "")}`;
}

function depthOf(pattern: string): number {
  return pattern.includes("**") ? DEEPEST : asRule(pattern).split("/").length - 1;
}

function foldersIn(top: string, folder: string): readonly string[] {
  try {
    return readdirSync(join(top, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "node_modules" && entry.name !== ".git")
      .map(({ name }) => (folder === "" ? name : `${folder}/${name}`))
      .sort();
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}
