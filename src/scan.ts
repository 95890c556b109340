import { relative, sep } from "node:path";
import { clearSteps } from "./advise/clear-steps.js";
import { incompleteBySkips } from "./coverage.js";
import { collectFindings } from "./findings/collect.js";
import { today } from "./findings/ignore-entry.js";
import { safePaths } from "./findings/safe-paths.js";
import { resolveUnattributed } from "./inspect/resolve-unattributed.js";
import type { Candidate } from "./model/candidate.js";
import type { Incomplete } from "./model/coverage.js";
import type { Exposure, Finding } from "./model/finding.js";
import type { Keeper } from "./model/keeper.js";
import { reveal } from "./model/key.js";
import { PathRules } from "./model/path-rules.js";
import { redact } from "./model/redact.js";
import type { Outcome, Report } from "./model/report.js";
import type { ResolvedOptions, ScanOptions } from "./options.js";
import { NOTHING_TO_SCAN } from "./sources/own-files.js";
import { readSources } from "./sources/read-sources.js";
import { readRepositoryWords } from "./sources/repository-words.js";
import { resolvePlace } from "./sources/resolve-place.js";
import { readSettings } from "./settings.js";
import { locateRepository } from "./system/git/locate-repository.js";
import { isInside } from "./system/real-folder.js";
import { resolveApiUrl } from "./verify/api-url.js";

/**
 * Scans files, folders or a stream for keys.
 *
 * @throws UserError where it cannot be run as asked; the signal's reason where it is aborted
 */
export async function scan(given: ScanOptions = {}): Promise<Report> {
  const started = performance.now();
  const cwd = given.cwd ?? process.cwd();
  const { root, where } = await resolvePlace(given, cwd);
  const repository = where.kind === "files" ? locateRepository(root) : where.repository;
  const top = repository?.workTree ?? null;
  const { config, options, ignoreFile, baseline } = await readSettings(given, cwd, root, repository);
  // Before anything is read: an address that cannot be asked is not found out after a long scan.
  const apiUrl = options.verify === null ? null : resolveApiUrl(options.apiUrl, process.env);

  const exclusions = {
    patterns: [...options.exclude, ...ignoreFile.pathRules],
    prefix: pathFrom(config?.folder ?? ignoreFile.folder, root),
  };
  const read = await readSources(where, options, exclusions);
  // A git that was ended has told nothing.
  given.signal?.throwIfAborted();
  const candidates =
    where.kind === "files" ? withRepositoryEvidence(read.candidates, top ?? root) : read.candidates;
  const safePath = safePaths(candidates);
  const ignores = {
    ignoreFile: ignoreFile.entries,
    baseline,
    pathPrefix: pathFrom(ignoreFile.folder, root),
    rules: options.withIgnored ? {} : options.rules,
    inline: !options.withIgnored,
    foreignIgnores: options.foreignIgnores,
    today: today(),
  };
  const collected = collectFindings(candidates, ignores, safePath);
  const exposed = withExposures(collected.findings, read.exposures);
  const findings = withKeepers(await verified(exposed, options, apiUrl), read.keepers);
  if (options.history && options.verify !== null) {
    const { overdueRotations } = await import("./hygiene/overdue-rotation.js");
    const setting = ignores.rules["overdue-rotation"];
    findings.push(
      ...overdueRotations(findings, { days: options.overdueAfterDays, now: new Date(), setting }),
    );
  }
  // What git once held is no longer anybody's practice. Of what is staged, only keys tell anything.
  if (where.kind === "files" || (options.staged && collected.kept.length > 0)) {
    const { scanHygiene } = await import("./hygiene/scan-hygiene.js");
    const excluded = new PathRules(exclusions.patterns);
    const place = {
      root: where.kind === "files" ? root : null,
      files: read.landmarks,
      isExcluded: (path: string) => excluded.excludes(exclusions.prefix + path) !== null,
    };
    const verdicts = new Map(findings.map(({ fingerprint, verdict }) => [fingerprint, verdict]));
    for (const finding of await scanHygiene(collected.kept, place, ignores, safePath)) {
      // What the API said of a key holds however it is kept.
      findings.push({ ...finding, verdict: verdicts.get(finding.fingerprint) ?? finding.verdict });
    }
  }
  const gaps = distinct([...read.incomplete, ...incompleteBySkips(read.skipped, options.strict)]);
  if (where.kind === "files" && read.files === 0 && options.stdin === null)
    gaps.push(...nothingRead(top === root, read.skipped.length > 0));
  return {
    findings,
    suppressed: collected.suppressed,
    notOurs: collected.notOurs,
    placeholders: collected.placeholders,
    explanations: options.explain ? collected.explanations : [],
    outcome: outcomeOf(findings.length, gaps),
    coverage: {
      files: read.files,
      bytes: read.bytes,
      objects: read.objects,
      commits: read.commits,
      skipped: read.skipped.map((skip) => ({ ...skip, path: safePath(skip.path) })),
      incomplete: gaps.map((gap) => ({ ...gap, reason: redact(gap.reason), fix: redact(gap.fix) })),
    },
    root,
    duration: performance.now() - started,
  };
}

function withExposures(
  findings: readonly Finding[],
  exposures: ReadonlyMap<string, Exposure>,
): readonly Finding[] {
  return exposures.size === 0
    ? findings
    : findings.map((finding) => ({ ...finding, exposure: exposures.get(reveal(finding.key)) ?? null }));
}

/** What keeps a key in a history, and as the last of the advice how to get it out of there. */
function withKeepers(
  findings: readonly Finding[],
  keepers: ReadonlyMap<string, readonly Keeper[]>,
): Finding[] {
  return findings.map((finding) => {
    const own = keepers.get(reveal(finding.key));
    if (own === undefined) return finding;
    const advice = [...finding.advice, ...clearSteps(own, finding.fingerprint).map(redact)];
    return { ...finding, keepers: own, advice };
  });
}

/** Asks the API where that is wanted; what can do so is loaded only then. */
async function verified(
  findings: readonly Finding[],
  { verify, onVerify, signal }: ResolvedOptions,
  apiUrl: URL | null,
): Promise<readonly Finding[]> {
  if (verify === null || apiUrl === null || findings.length === 0) return findings;
  const { verifyFindings } = await import("./verify/verify-findings.js");
  return verifyFindings(findings, {
    scope: verify,
    apiUrl,
    environment: process.env,
    signal,
    onAnnounce: onVerify,
  });
}

function outcomeOf(findings: number, gaps: readonly Incomplete[]): Outcome {
  if (findings > 0) return "findings";
  return gaps.length > 0 ? "incomplete" : "clean";
}

/** Each reason once: what is wrong with a repository comes to light in several ways. */
function distinct(gaps: readonly Incomplete[]): Incomplete[] {
  return [...new Map(gaps.map((gap) => [`${gap.reason}\0${gap.fix}`, gap])).values()];
}

/** A repository without files is clean; a folder without any, or one of which all is excluded, was not looked at. */
function nothingRead(isRepository: boolean, somethingSkipped: boolean): Incomplete[] {
  if (isRepository && !somethingSkipped) return [];
  return [NOTHING_TO_SCAN];
}

/** The way from a folder down to another, ending with `/`; empty where they are the same, or it is none of that folder's. */
function pathFrom(folder: string, to: string): string {
  const path = relative(folder, to).split(sep).join("/");
  return path === "" || !isInside(to, folder) ? "" : `${path}/`;
}

/** Asks the repository as a whole where nothing nearer tells whose a key is; the files are read only then. */
function withRepositoryEvidence(candidates: readonly Candidate[], root: string): readonly Candidate[] {
  if (!candidates.some(({ judgement }) => judgement.status === "unattributed")) return candidates;
  const words = readRepositoryWords(root);
  return candidates.map((candidate) => resolveUnattributed(candidate, words));
}
