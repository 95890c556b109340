import { availableParallelism } from "node:os";
import { UserError } from "./model/errors.js";
import type { RuleId } from "./model/rule.js";
import type { VerifyScope } from "./verify/askable.js";
import type { Announcement } from "./verify/verify-findings.js";

/** How far a scan has come. `total` is null as long as nobody knows it. */
export interface Progress {
  readonly done: ProgressCount;
  readonly total: ProgressCount | null;
}

/** What is read: files, or objects of a repository, and bytes of their content. */
export interface ProgressCount {
  readonly files: number;
  readonly objects: number;
  readonly bytes: number;
}

/** What a configuration may make of a rule. The rules about Pictify's own keys can be warnings, but not switched off. */
export type RuleSetting = "error" | "warning" | "off";

/** Commits of a repository, as hooks know them: what some lead to and others do not. */
export interface RangeSpec {
  /** Ids of commits and tags. */
  readonly include: readonly string[];
  /** Ids of commits; those that are not there exclude nothing. */
  readonly exclude: readonly string[];
  /** A remote: what its tracking refs lead to is excluded, as it has that already. */
  readonly excludeRemote?: string;
  /** Whether what any ref leads to is excluded, but for those of `refNames`, of which `exclude` tells what they lead to before. */
  readonly excludeOtherRefs?: boolean;
  /** Full names of the refs that are to be made or moved: they can hold a key themselves. */
  readonly refNames?: readonly string[];
}

/** Settings that a configuration file can hold; the same names and types as in {@link ScanOptions}. */
export interface FileOptions {
  /** Paths that are not read, as in `.gitignore`, relative to the scanned root. Each is counted as skipped.
   * @default [] */
  readonly exclude?: readonly string[];
  /** Bytes beyond which a file is not read; such a file makes the run incomplete.
   * @default 1 GiB */
  readonly maxFileSize?: number;
  /** Severities by rule id.
   * @default {} */
  readonly rules?: Readonly<Partial<Record<RuleId, RuleSetting>>>;
  /** Days after which a leaked key that the API still accepts is `overdue-rotation`, with `history` and `verify`.
   * @default 7 */
  readonly overdueAfterDays?: number;
  /** File of known findings. Relative to `cwd`; in a configuration file to that file, and not outside its folder.
   * @default none */
  readonly baseline?: string;
}

/** What to scan, and how: one type for the command line, the configuration file and the library. */
export interface ScanOptions extends FileOptions {
  /** Files and folders, relative to `cwd`.
   * @default ["."], or nothing where `stdin` is given */
  readonly paths?: readonly string[];
  /** Absolute path that relative ones start from.
   * @default process.cwd() */
  readonly cwd?: string;
  /** A stream to scan, and the name to report it under; `kind` tells what it is, where it is no mere input.
   * @default none */
  readonly stdin?: {
    readonly path: string;
    readonly input: AsyncIterable<Uint8Array>;
    readonly kind?: "stdin" | "commit-message";
  };
  /** Reads every object of the repositories that `paths` are in, instead of files: all that any ref, reflog, stash or index
   * leads to, and what nothing leads to any more.
   * @default false */
  readonly history?: boolean;
  /** Reads what the next commit will record instead of files: what the index adds to HEAD. In a hook it is the index that git
   * names in GIT_INDEX_FILE.
   * @default false */
  readonly staged?: boolean;
  /** Reads the commits of a range instead of files, such as `main..HEAD`.
   * @default none */
  readonly range?: string | RangeSpec;
  /** Threads that read files; 1 reads on the calling thread alone.
   * @default 2, or 1 on a machine of one core */
  readonly jobs?: number;
  /** Also reads what stands below `node_modules`.
   * @default false */
  readonly includeNodeModules?: boolean;
  /** Lets the inline ignores of other scanners count, such as `gitleaks:allow`.
   * @default false */
  readonly foreignIgnores?: boolean;
  /** Also lists what is not Pictify's or a placeholder, and why.
   * @default false */
  readonly explain?: boolean;
  /** Also reports what an ignore, a baseline or a rule that is off would take out.
   * @default false */
  readonly withIgnored?: boolean;
  /** Makes a run incomplete for what is otherwise only said: submodules and LFS pointers that were not entered.
   * @default false */
  readonly strict?: boolean;
  /** Asks the Pictify API about each key that is Pictify's for certain, once, whether it is still accepted; `"all"` asks about
   * those too that may be another vendor's. No configuration file can switch it on.
   * @default false */
  readonly verify?: boolean | "all";
  /** The API to ask: https, or http on this machine. No configuration file can choose it.
   * @default the environment's KEYLINT_API_URL, else https://api.pictify.io */
  readonly apiUrl?: string;
  /** Is told which host is about to be asked how often, before anything is sent.
   * @default none */
  readonly onVerify?: (announcement: Announcement) => void;
  /** The configuration file, relative to `cwd`; false reads none.
   * @default keylint.config.json in the scanned root, if there is one */
  readonly config?: string | false;
  /** A commit of the repository, by any of its names: configuration, ignore file and baseline are read as they are in it, not as
   * they are checked out. For changes that somebody proposes, who must not be the one to say what of them is looked at.
   * @default none */
  readonly settingsFrom?: string;
  /** Ends the scan early; `scan` then rejects with the signal's reason.
   * @default none */
  readonly signal?: AbortSignal;
  /** Is told how far the scan is, some times a second.
   * @default none */
  readonly onProgress?: (progress: Progress) => void;
}

/** Options with every default filled in, frozen. */
export interface ResolvedOptions {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly stdin: NonNullable<ScanOptions["stdin"]> | null;
  readonly history: boolean;
  readonly staged: boolean;
  readonly range: string | RangeSpec | null;
  readonly jobs: number;
  readonly includeNodeModules: boolean;
  readonly foreignIgnores: boolean;
  readonly explain: boolean;
  readonly withIgnored: boolean;
  readonly strict: boolean;
  /** Null where the API is not asked. */
  readonly verify: VerifyScope | null;
  readonly apiUrl: string | null;
  readonly onVerify: ((announcement: Announcement) => void) | null;
  readonly exclude: readonly string[];
  readonly maxFileSize: number;
  readonly rules: NonNullable<FileOptions["rules"]>;
  readonly overdueAfterDays: number;
  /** Relative to `cwd`, or absolute. */
  readonly baseline: string | null;
  readonly signal: AbortSignal | null;
  readonly onProgress: ((progress: Progress) => void) | null;
}

const DEFAULT_MAX_FILE_SIZE = 1024 ** 3;
/** Long enough to replace a key everywhere without haste. */
const DEFAULT_OVERDUE_AFTER_DAYS = 7;

/** Fills in the defaults: what is given wins over the file, but for `exclude`, where both count. */
export function resolveOptions(given: ScanOptions, file: FileOptions = {}): ResolvedOptions {
  const jobs = given.jobs ?? Math.min(2, availableParallelism());
  const maxFileSize = given.maxFileSize ?? file.maxFileSize ?? DEFAULT_MAX_FILE_SIZE;
  const overdueAfterDays = given.overdueAfterDays ?? file.overdueAfterDays ?? DEFAULT_OVERDUE_AFTER_DAYS;
  requireCount("jobs", jobs);
  requireCount("maxFileSize", maxFileSize);
  requireCount("overdueAfterDays", overdueAfterDays, 0);
  return Object.freeze({
    paths: given.paths ?? (given.stdin === undefined ? ["."] : []),
    cwd: given.cwd ?? process.cwd(),
    stdin: given.stdin ?? null,
    history: given.history ?? false,
    staged: given.staged ?? false,
    range: given.range ?? null,
    jobs,
    includeNodeModules: given.includeNodeModules ?? false,
    foreignIgnores: given.foreignIgnores ?? false,
    explain: given.explain ?? false,
    withIgnored: given.withIgnored ?? false,
    strict: given.strict ?? false,
    verify: scopeOf(given.verify),
    apiUrl: given.apiUrl ?? null,
    onVerify: given.onVerify ?? null,
    exclude: [...(file.exclude ?? []), ...(given.exclude ?? [])],
    maxFileSize,
    rules: { ...file.rules, ...given.rules },
    overdueAfterDays,
    baseline: given.baseline ?? file.baseline ?? null,
    signal: given.signal ?? null,
    onProgress: given.onProgress ?? null,
  });
}

function scopeOf(verify: ScanOptions["verify"]): VerifyScope | null {
  if (verify === undefined || verify === false) return null;
  return verify === "all" ? "all" : "attributed";
}

function requireCount(name: string, value: number, least = 1): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw new UserError(`${name} is a whole number from ${least}`);
}
