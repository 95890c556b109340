import { readCheckout } from "../system/git/read-checkout.js";
import { isRecord } from "../model/json-record.js";
import { readTarget } from "./target-file.js";

/** A project as far as `keylint init` has to know it. Nothing of it is run. */
export interface Surroundings {
  /** The top of its work tree, or the folder itself; absolute. */
  readonly top: string;
  /** Whether it is in a git repository. */
  readonly hasGit: boolean;
  /** What is in its package.json; null where there is none that can be read. */
  readonly manifest: Readonly<Record<string, unknown>> | null;
  /** Paths of files made to hold keys that git tracks, from the top. */
  readonly trackedKeyFiles: readonly string[];
  /** The host of its remote, such as `github.com`; null where nothing tells it. */
  readonly host: string | null;
}

/** Looks at a project. */
export function lookAround(
  top: string,
  hasGit: boolean,
  trackedKeyFiles: readonly string[] = [],
): Surroundings {
  const uri = hasGit ? (readCheckout(top)?.uri ?? null) : null;
  const host = uri === null ? null : new URL(uri).hostname;
  return { top, hasGit, manifest: manifestOf(top), trackedKeyFiles, host };
}

/** The version or range that a manifest asks of a package; null where it does not ask for it. */
export function wantedVersion({ manifest }: Surroundings, name: string): string | null {
  for (const field of ["devDependencies", "dependencies", "peerDependencies"]) {
    const packages = manifest?.[field];
    const version = isRecord(packages) ? packages[name] : undefined;
    if (typeof version === "string") return version;
  }
  return null;
}

/** Whether a file, folder or link of that name is there. */
export function isThere({ top }: Surroundings, path: string): boolean {
  return readTarget(top, path).kind !== "absent";
}

/** The command that adds keylint to the project, as its package manager has it. */
export function installCommand(surroundings: Surroundings): string {
  const { manifest } = surroundings;
  const named = typeof manifest?.packageManager === "string" ? manifest.packageManager : "";
  const has = (path: string): boolean => isThere(surroundings, path);
  if (named.startsWith("pnpm") || has("pnpm-lock.yaml")) {
    return `pnpm add --save-dev ${has("pnpm-workspace.yaml") ? "--workspace-root " : ""}keylint`;
  }
  if (named.startsWith("yarn") || has("yarn.lock")) {
    const isFirst = named === "" ? !has(".yarnrc.yml") : named.startsWith("yarn@1");
    return `yarn add --dev ${isFirst && manifest?.workspaces !== undefined ? "-W " : ""}keylint`;
  }
  if (named.startsWith("bun") || has("bun.lock") || has("bun.lockb")) return "bun add --dev keylint";
  return "npm install --save-dev keylint";
}

function manifestOf(top: string): Readonly<Record<string, unknown>> | null {
  const file = readTarget(top, "package.json");
  if (file.kind !== "file") return null;
  try {
    const value: unknown = JSON.parse(
      Buffer.from(file.text, "latin1")
        .toString()
        .replace(/^\uFEFF/u, ""),
    );
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
