import type { GitProblem } from "../system/git/git-problem.js";
import type { Shadow } from "../system/git/shadow.js";
import { type GitRun, startGit } from "../system/git/stream-git.js";

/** A check that runs. */
export interface Connectivity {
  /**
   * What is not there.
   *
   * @param objects how many there are: git is waited for only as long as it can take with so many. Where objects are not what they
   * are named, a tag can lead to itself, and git goes round for ever.
   * @param isClosed whether everything is known to be there that objects refer to
   */
  readonly missing: (objects: number, isClosed: boolean) => Promise<readonly GitProblem[]>;
  readonly kill: () => void;
}

/** Milliseconds: many times what git takes. */
const PATIENCE = 30_000;
const PATIENCE_PER_OBJECT = 1;

/** Everything that leads to an object itself, and is no object. */
const TIPS = ["--all", "--reflog", "--indexed-objects", "--quiet"];

/**
 * Begins to check whether everything is there that something leads to: git says what is not, and fails. Where objects are known to
 * refer to nothing that is not there, what refs, reflogs and indexes name has to be there, and no more. Otherwise git walks
 * through the history: what nothing leads to may refer to what is not there.
 *
 * @param git absolute path
 */
export function checkConnectivity(git: string, shadow: Shadow): Connectivity {
  const runs: GitRun[] = [];
  const start = (...args: readonly string[]): Promise<readonly GitProblem[]> => {
    const run = startGit(git, shadow, ["rev-list", "--objects", ...args, ...TIPS]);
    runs.push(run);
    void drain(run.output);
    return run.ended;
  };
  const tips = start("--no-walk", "--filter=tree:0");
  // A shallow clone refers to what it has not: only git can tell, and need not wait until we know.
  const walk = shadow.repository.shallow ? start() : null;
  return {
    kill: () => {
      for (const run of runs) run.kill();
    },
    missing: async (objects, isClosed) => {
      const { promise: late, cancel } = lateness(PATIENCE + objects * PATIENCE_PER_OBJECT, git);
      try {
        if (isClosed && (await Promise.race([tips, late])).length === 0) return [];
        return await Promise.race([walk ?? start(), late]);
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
