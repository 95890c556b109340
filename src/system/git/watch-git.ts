import type { ChildProcess } from "node:child_process";
import { type ProcessActivity, processActivity } from "../process-activity.js";
import type { GitProblem } from "./git-problem.js";
import type { Shadow } from "./shadow.js";
import { storedSize } from "./stored-size.js";

/** Milliseconds for which a git that is waited for may go on without a word. */
export interface GitPatience {
  /** Computing, beyond what the size of its repository explains. */
  readonly computing: number;
  /** Doing nothing at all; to wait for a disk is to do something. */
  readonly idling: number;
  /** Doing whatever it does, beyond what the size explains, where the system does not tell what that is. */
  readonly silence: number;
}

/** Many times what git takes. */
export const PATIENCE: GitPatience = { computing: 3000, idling: 10_000, silence: 30_000 };

/** Many times the milliseconds that git takes for a byte that is stored. */
const PATIENCE_PER_BYTE = 1 / 1000;
/** Bytes of memory that a git may take, beside as many as are stored. */
const MEMORY_LIMIT = 2 ** 29;
const INTERVAL = 100;
/** Silence after which it is looked for what can hold git up for ever, and how much more for each byte that this takes. */
const FIRST_DOUBT = 300;
const DOUBT_PER_BYTE = 1 / 20_000;

/**
 * Watches over a git: one that goes on without a word for longer than can be explained, or takes too much memory, is held up by
 * what is in its repository, and would be for ever.
 */
export class GitWatch {
  readonly #child: ChildProcess;
  readonly #name: string;
  readonly #shadow: Shadow;
  readonly #patience: GitPatience;
  readonly #end: (reason: GitProblem["reason"], detail: string, path?: string) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #over = new AbortController();
  #size: number | undefined;
  #isWaitedFor = false;
  #hasSpoken = true;
  #hasDoubts = false;
  #silent = 0;
  #idle = 0;
  #computedBefore = 0;
  #last: ProcessActivity | null = null;

  /**
   * @param name of its command, for people
   * @param end called, once at most, where it is to be ended
   */
  constructor(
    child: ChildProcess,
    name: string,
    shadow: Shadow,
    patience: GitPatience,
    end: (reason: GitProblem["reason"], detail: string, path?: string) => void,
  ) {
    this.#child = child;
    this.#name = name;
    this.#shadow = shadow;
    this.#patience = patience;
    this.#end = end;
    this.#timer = setInterval(() => {
      this.#look();
    }, INTERVAL);
  }

  /** Somebody waits for its next word. Silence counts only then, as one that nobody listens to cannot go on. */
  listen(): void {
    this.#isWaitedFor = true;
  }

  /** It said something, and nobody waits. */
  hear(): void {
    this.#isWaitedFor = false;
    this.#hasSpoken = true;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#over.abort();
  }

  #look(): void {
    const { pid } = this.#child;
    const activity = pid === undefined ? null : processActivity(pid);
    const before = this.#last;
    this.#last = activity;
    const memory = activity?.memory ?? 0;
    if (memory > MEMORY_LIMIT && memory > MEMORY_LIMIT + this.#explained()) {
      this.#stopGit("git-killed", `git ${this.#name} took too much memory`);
    } else if (this.#hasSpoken || !this.#isWaitedFor) {
      this.#hasSpoken = false;
      this.#silent = 0;
      this.#idle = 0;
      this.#computedBefore = activity?.computed ?? 0;
    } else {
      this.#silent += INTERVAL;
      this.#doubt();
      this.#judge(activity, before);
    }
  }

  #judge(activity: ProcessActivity | null, before: ProcessActivity | null): void {
    const { computing, idling, silence } = this.#patience;
    const explained = this.#explained() * PATIENCE_PER_BYTE;
    if (activity === null) {
      if (this.#silent > silence + explained) this.#timeOut("was silent", this.#silent);
      return;
    }
    const isIdle = activity.stirrings === before?.stirrings && !activity.waitsForDisk;
    this.#idle = isIdle ? this.#idle + INTERVAL : 0;
    const computed = activity.computed - this.#computedBefore;
    if (computed > computing + explained) this.#timeOut("computed without a word", computed);
    else if (this.#idle > idling) this.#timeOut("did nothing", this.#idle);
  }

  /** Looks, once, for what holds git up for ever. That takes time as well, and so the more the later. */
  #doubt(): void {
    const { doubt } = this.#shadow;
    if (doubt === null || this.#hasDoubts) return;
    if (this.#silent < FIRST_DOUBT + this.#explained() * DOUBT_PER_BYTE) return;
    this.#hasDoubts = true;
    doubt(this.#over.signal).then(
      (problem) => {
        if (problem !== null) this.#stopGit(problem.reason, problem.detail, problem.path);
      },
      // It has ended meanwhile.
      () => undefined,
    );
  }

  #timeOut(what: string, milliseconds: number): void {
    this.#stopGit("timed-out", `git ${this.#name} ${what} for ${Math.round(milliseconds / 1000)} seconds`);
  }

  #stopGit(reason: GitProblem["reason"], detail: string, path?: string): void {
    if (this.#over.signal.aborted) return;
    // What it has started would go on.
    for (const pid of this.#last?.descendants ?? []) kill(pid);
    this.stop();
    this.#end(reason, detail, path);
  }

  #explained(): number {
    return (this.#size ??= storedSize(this.#shadow));
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone by itself.
  }
}
