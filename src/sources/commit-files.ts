import { sep } from "node:path";
import { UserError } from "../model/errors.js";
import { askGit } from "../system/git/ask-git.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { readObjects } from "../system/git/read-objects.js";
import type { Repository } from "../system/git/repository.js";
import type { Shadow } from "../system/git/shadow.js";
import { openWatched } from "./open-watched.js";
import { requireGit } from "./require-git.js";
import { isRevision, resolveRevision } from "./resolve-revision.js";

/** As git lists a file in a tree: its mode, type, id and path. */
const ENTRY = /^(?<mode>\d+) (?<type>\w+) (?<oid>[0-9a-f]+)\t/u;

/** The files of a repository as they are in one of its commits, whatever is checked out. */
export class CommitFiles {
  readonly #git: string;
  readonly #shadow: Shadow;
  readonly #name: string;
  readonly #commit: string;

  private constructor(git: string, shadow: Shadow, name: string, commit: string) {
    this.#git = git;
    this.#shadow = shadow;
    this.#name = name;
    this.#commit = commit;
  }

  /**
   * Opens a commit; {@link close} must be called.
   *
   * @param revision that leads to it, such as `origin/main`
   * @throws UserError where it does not, or there is no git
   */
  static async open(
    repository: Repository,
    revision: string,
    signal: AbortSignal | null,
  ): Promise<CommitFiles> {
    if (!isRevision(revision)) {
      throw new UserError(`--settings-from ${revision}: no revision: name a branch or a commit`);
    }
    const git = requireGit(repository);
    const shadow = openWatched(repository, { refs: true }, signal);
    const problems: GitProblem[] = [];
    const commit = await resolveRevision(`${revision}^{commit}`, git, shadow, problems);
    if (commit !== null) return new CommitFiles(git, shadow, revision, commit);
    shadow.close();
    const [problem] = problems;
    if (problem !== undefined) throw new UserError(`--settings-from ${revision}: ${problem.detail}`);
    throw new UserError(
      `--settings-from ${revision}: no commit of this clone: git fetch gets what was pushed since, git fetch --unshallow all`,
    );
  }

  /**
   * Reads a small text.
   *
   * @param path from the top of the repository
   * @param what names the file's purpose in errors, such as "configuration"
   * @param limit in bytes
   * @returns null where the commit has no such file
   * @throws UserError where it is no regular file, too large, or cannot be read
   */
  async read(path: string, what: string, limit: number): Promise<string | null> {
    const inside = path.split(sep).join("/");
    const place = `${this.#name}:${inside}`;
    const problems: GitProblem[] = [];
    const listed = await askGit(
      this.#git,
      this.#shadow,
      ["--literal-pathspecs", "ls-tree", "-z", "--full-tree", this.#commit, "--", inside],
      problems,
    );
    if (problems.length > 0) throw this.#unreadable(place, what);
    const { mode, oid } = ENTRY.exec(listed)?.groups ?? {};
    if (mode === undefined || oid === undefined) return null;
    if (!mode.startsWith("100")) {
      throw new UserError(`${place}: the ${what} is not a regular file: put one there, or move this away`);
    }
    for await (const { content, size } of readObjects(this.#git, this.#shadow, [oid], problems, { limit })) {
      if (content === null) {
        throw new UserError(`${place}: the ${what} has ${size} bytes, more than ${limit}: it cannot be one`);
      }
      if (problems.length === 0) return content.toString("utf8").replace(/^\uFEFF/u, "");
    }
    throw this.#unreadable(place, what);
  }

  close(): void {
    this.#shadow.close();
  }

  #unreadable(place: string, what: string): UserError {
    return new UserError(`${place}: the ${what} cannot be read: git fsck tells what is broken`);
  }
}
