import { UserError } from "../model/errors.js";
import { type GitSetting, settingOf } from "../system/git/git-settings.js";

/** The commits and names that a push brings somewhere: what is reachable from `include` and from nothing that is excluded. */
export interface PushedRange {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** The remote whose tracking refs tell what it holds already. */
  readonly excludeRemote?: string;
  /** Whether everything that refs of this repository hold, but for those that are made or moved, is there already. */
  readonly excludeOtherRefs?: boolean;
  /** Names of the refs that are made or moved. */
  readonly refNames: readonly string[];
}

const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;
const ZERO = /^0+$/u;

/**
 * Reads what git writes to pre-push: a line `<local ref> <local oid> <remote ref> <remote oid>` for each ref.
 *
 * @param remote the hook's first argument: the name of the remote, or its URL where it has none
 * @returns null where nothing is sent: no refs, or deletions alone
 * @throws UserError where it is not what git writes
 */
export function rangeOfPush(
  input: string,
  remote: string,
  settings: readonly GitSetting[],
): PushedRange | null {
  const refs = linesOf(input, "pre-push").map((line) => {
    // A local side may be any revision with spaces in it, such as `HEAD@{2 days ago}`.
    const match = /^(?<local>.+) (?<oid>[0-9a-f]+) (?<ref>[^ ]+) (?<old>[0-9a-f]+)$/u.exec(line);
    return refOf(match?.groups, "pre-push");
  });
  const range = rangeOf(refs);
  return range === null || !remoteIsTracked(remote, settings) ? range : { ...range, excludeRemote: remote };
}

/**
 * The range that the pre-commit framework tells its hooks of a push: it keeps their standard input empty and sets variables.
 *
 * @returns null where this does not run under it
 * @throws UserError where it tells nothing
 */
export function rangeOfFramework(environment: NodeJS.ProcessEnv): string | null {
  const {
    PRE_COMMIT,
    PRE_COMMIT_FROM_REF: from,
    PRE_COMMIT_TO_REF: to,
    PRE_COMMIT_LOCAL_BRANCH: branch,
  } = environment;
  if (PRE_COMMIT === undefined) return null;
  if (from !== undefined && to !== undefined) return `${from}..${to}`;
  // A history that the remote has nothing of: all that leads to the branch.
  if (branch !== undefined) return `${"0".repeat(40)}..${branch}`;
  throw new UserError(
    "pre-push: pre-commit told nothing of the push: run it at the stage pre-push, by git push",
  );
}

/**
 * Reads what git writes to pre-receive: a line `<old oid> <new oid> <ref>` for each ref.
 *
 * @returns null where nothing is sent
 * @throws UserError where it is not what git writes
 */
export function rangeOfReceive(input: string): PushedRange | null {
  const refs = linesOf(input, "pre-receive").map((line) => {
    const match = /^(?<old>[0-9a-f]+) (?<oid>[0-9a-f]+) (?<ref>.+)$/u.exec(line);
    return refOf(match?.groups, "pre-receive");
  });
  const range = rangeOf(refs);
  return range === null ? null : { ...range, excludeOtherRefs: true };
}

/** A ref that is made or moved: from `old` (zeros: it is new) to `oid` (zeros: it is deleted). */
interface PushedRef {
  readonly ref: string;
  readonly oid: string;
  readonly old: string;
}

function linesOf(input: string, hook: string): readonly string[] {
  if (input !== "" && !input.endsWith("\n")) throw malformed(hook);
  return input.split("\n").filter((line) => line !== "");
}

function refOf(groups: Record<string, string | undefined> | undefined, hook: string): PushedRef {
  const { ref = "", oid = "", old = "" } = groups ?? {};
  if (ref === "" || !OID.test(oid) || !OID.test(old)) throw malformed(hook);
  return { ref, oid, old };
}

function rangeOf(refs: readonly PushedRef[]): PushedRange | null {
  const sent = refs.filter(({ oid }) => !ZERO.test(oid));
  if (sent.length === 0) return null;
  return {
    include: [...new Set(sent.map(({ oid }) => oid))],
    // What a deleted ref held was there as well.
    exclude: [...new Set(refs.map(({ old }) => old))].filter((old) => !ZERO.test(old)),
    refNames: sent.map(({ ref }) => ref),
  };
}

/**
 * Whether the tracking refs of a remote tell what it holds: not where it is pushed to another place than it is fetched from, nor
 * where those of another remote lie below its own (`a` and `a/b`).
 */
function remoteIsTracked(remote: string, settings: readonly GitSetting[]): boolean {
  const url = settingOf(settings, `remote.${remote}.url`)?.value;
  const pushUrl = settingOf(settings, `remote.${remote}.pushurl`)?.value ?? url;
  const isRedirected = settings.some(
    ({ name, value }) => /^url\..*\.pushinsteadof$/su.test(name) && pushUrl?.startsWith(value) === true,
  );
  const hasInner = settings.some(({ name }) => name.startsWith(`remote.${remote}/`));
  // Git takes the name for a pattern.
  return url !== undefined && pushUrl === url && !isRedirected && !hasInner && !/[*?[\\]/u.test(remote);
}

function malformed(hook: string): UserError {
  return new UserError(
    `${hook}: standard input does not hold the refs that git writes to this hook: hand it on unchanged, as keylint hook install does`,
  );
}
