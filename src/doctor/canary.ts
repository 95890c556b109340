import { randomBytes, randomInt } from "node:crypto";
import { join } from "node:path";
import type { GitProblem } from "../system/git/git-problem.js";
import { smallGit } from "../system/git/small-git.js";
import { openShadow, type Shadow } from "../system/git/shadow.js";
import { streamGit } from "../system/git/stream-git.js";
import type { Repository } from "../system/git/repository.js";
import type { HookScene } from "./try-hook.js";

/** A key of nobody's, in a git folder of its own: staged, or on its way to a server. */
export interface Canary {
  /** The file that holds the key. */
  readonly path: string;
  /** What a hook sees that must block. */
  readonly leak: HookScene;
  /** The same without the key. */
  readonly clean: HookScene;
  readonly close: () => void;
}

const BODY = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BODY_LENGTH = 32;
const NOBODY = "keylint doctor <doctor@keylint.invalid> 1700000000 +0000";

/**
 * Makes a canary with a key that is drawn now: staged in an index of its own for a repository with a work tree, pushed in a commit
 * for one without. Nothing of the repository is written to; the key is in no argument, name or message.
 *
 * @param git absolute path
 */
export async function makeCanary(git: string, repository: Repository, signal: AbortSignal): Promise<Canary> {
  const leak = openShadow(repository, { index: false }, signal);
  const clean = openShadow(repository, { index: false }, signal);
  const close = (): void => {
    leak.close();
    clean.close();
  };
  try {
    const path = `keylint-canary-${randomBytes(6).toString("hex")}.env`;
    const blob = await write(git, leak, ["hash-object", "-w", "--stdin"], drawLine());
    const { workTree } = repository;
    if (workTree === null) {
      const scenes = [
        await pushScene(git, leak, `100644 blob ${blob}\t${path}\n`),
        await pushScene(git, clean, ""),
      ] as const;
      return { path, leak: scenes[0], clean: scenes[1], close };
    }
    const entry = `100644,${blob},${path}`;
    await (await smallGit(git, leak)).raw("update-index", "--add", "--cacheinfo", entry);
    await (await smallGit(git, clean)).raw("read-tree", "--empty");
    return { path, leak: stageScene(leak, workTree), clean: stageScene(clean, workTree), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** The git folder of the shadow has objects, an index and no commit: whatever is staged there is new. */
function stageScene({ gitDir }: Shadow, workTree: string): HookScene {
  const environment = {
    GIT_DIR: gitDir,
    GIT_WORK_TREE: workTree,
    GIT_INDEX_FILE: join(gitDir, "index"),
    GIT_PREFIX: "",
  };
  return { cwd: workTree, environment, input: "" };
}

/** A push of one commit to a server that has none. */
async function pushScene(git: string, shadow: Shadow, entries: string): Promise<HookScene> {
  const tree = await write(git, shadow, ["mktree"], entries);
  const text = `tree ${tree}\nauthor ${NOBODY}\ncommitter ${NOBODY}\n\ncanary\n`;
  const commit = await write(git, shadow, ["hash-object", "-t", "commit", "-w", "--stdin"], text);
  const input = `${"0".repeat(commit.length)} ${commit} refs/heads/keylint-canary\n`;
  return { cwd: shadow.gitDir, environment: { GIT_DIR: shadow.gitDir }, input };
}

/** Writes an object to the shadow's own folder of objects, and tells its id. */
async function write(git: string, shadow: Shadow, args: readonly string[], input: string): Promise<string> {
  const problems: GitProblem[] = [];
  let oid = "";
  for await (const piece of streamGit(git, shadow, args, problems, { input: [input] }))
    oid += piece.toString();
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`no canary could be made: ${problem.detail}`);
  return oid.trim();
}

function drawLine(): string {
  const body = Array.from({ length: BODY_LENGTH }, () => BODY[randomInt(BODY.length)] ?? "").join("");
  return `PICTIFY_API_KEY=${["pk", "live", body].join("_")}\n`;
}
