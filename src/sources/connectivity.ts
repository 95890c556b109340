import type { GitProblem } from "../system/git/git-problem.js";
import type { Shadow } from "../system/git/shadow.js";
import { startGit } from "../system/git/stream-git.js";

/** A check that runs. */
export interface Connectivity {
  /**
   * What is not there. It is waited for only as long as it can take with so many objects: where objects are not what they are
   * named, a tag can lead to itself, and git goes round for ever.
   */
  readonly missing: (objects: number) => Promise<readonly GitProblem[]>;
  readonly kill: () => void;
}

/** Milliseconds: many times what git takes. */
const PATIENCE = 30_000;
const PATIENCE_PER_OBJECT = 1;

/**
 * Begins to check whether everything is there that something leads to: git says what is not, and fails.
 *
 * @param git absolute path
 */
export function checkConnectivity(git: string, shadow: Shadow): Connectivity {
  const args = ["rev-list", "--objects", "--all", "--reflog", "--indexed-objects", "--quiet"];
  const run = startGit(git, shadow, args);
  void drain(run.output);
  return {
    kill: run.kill,
    missing: async (objects) => {
      const { promise: late, cancel } = lateness(PATIENCE + objects * PATIENCE_PER_OBJECT, git);
      try {
        return await Promise.race([run.ended, late]);
      } finally {
        cancel();
      }
    },
  };
}

function lateness(milliseconds: number, git: string) {
  let cancel = (): void => undefined;
  const promise = new Promise<readonly GitProblem[]>((resolve) => {
    const detail = "git rev-list did not come to an end";
    const timer = setTimeout(resolve, milliseconds, [{ reason: "timed-out", path: git, detail }]);
    cancel = () => {
      clearTimeout(timer);
    };
  });
  return { promise, cancel };
}

async function drain(output: AsyncIterable<Buffer>): Promise<void> {
  const pieces = output[Symbol.asyncIterator]();
  while ((await pieces.next()).done !== true);
}
