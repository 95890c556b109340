import type { GitProblem } from "../system/git/git-problem.js";
import type { Shadow } from "../system/git/shadow.js";
import { type GitRun, startGit } from "../system/git/stream-git.js";

/** A check that runs. */
export interface Connectivity {
  /**
   * What is not there.
   *
   * @param isClosed whether everything is known to be there that objects refer to
   */
  readonly missing: (isClosed: boolean) => Promise<readonly GitProblem[]>;
  readonly kill: () => void;
}

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
    missing: async (isClosed) => (isClosed && (await tips).length === 0 ? [] : (walk ?? start())),
  };
}

async function drain(output: AsyncIterable<Buffer>): Promise<void> {
  const pieces = output[Symbol.asyncIterator]();
  while ((await pieces.next()).done !== true);
}
