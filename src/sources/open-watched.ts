import type { GitProblem } from "../system/git/git-problem.js";
import type { Repository } from "../system/git/repository.js";
import { openShadow, type Shadow, type ShadowSelection } from "../system/git/shadow.js";

/** Opens a shadow on which a git that is silent for long is told from one that goes round in circles. */
export function openWatched(
  repository: Repository,
  selection: ShadowSelection,
  signal: AbortSignal | null,
): Shadow {
  let known: GitProblem | null | undefined;
  return {
    ...openShadow(repository, selection, signal),
    doubt: async (over) => {
      if (known !== undefined) return known;
      const { circularDelta } = await import("./circular-deltas.js");
      return (known = await circularDelta(repository, over));
    },
  };
}
