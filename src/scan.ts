import { relative, resolve, sep } from "node:path";
import { readConfig } from "./config/read-config.js";
import { incompleteBySkips } from "./coverage.js";
import { resolveByRepository } from "./detect/repository-evidence.js";
import { readBaseline } from "./findings/baseline.js";
import { collectFindings } from "./findings/collect.js";
import { today } from "./findings/ignore-entry.js";
import { noIgnoreFile, readIgnoreFile } from "./findings/read-ignore-file.js";
import { safePaths } from "./findings/safe-paths.js";
import { addTally } from "./inspect/subject.js";
import type { Candidate } from "./model/candidate.js";
import type { Incomplete } from "./model/coverage.js";
import type { Finding } from "./model/finding.js";
import { redact } from "./model/redact.js";
import type { Outcome, Report } from "./model/report.js";
import { type ResolvedOptions, resolveOptions, type ScanOptions } from "./options.js";
import { readTargets } from "./sources/read-targets.js";
import { readRepositoryWords } from "./sources/repository-words.js";
import { readStream } from "./sources/stdin.js";
import { resolveTargets } from "./sources/targets.js";
import { locateRepository } from "./system/git/locate-repository.js";
import { resolveApiUrl } from "./verify/api-url.js";

/**
 * Scans files, folders or a stream for keys.
 *
 * @throws UserError where it cannot be run as asked; the signal's reason where it is aborted
 */
export async function scan(given: ScanOptions = {}): Promise<Report> {
  const started = performance.now();
  const cwd = given.cwd ?? process.cwd();
  const { root, targets } = await resolveTargets(
    given.paths ?? (given.stdin === undefined ? ["."] : []),
    cwd,
  );
  const top = locateRepository(root)?.workTree ?? null;
  const config = readConfig(given.config, cwd, root, top);
  const options = resolveOptions(given, config?.options);
  const ignoreFile = options.withIgnored ? noIgnoreFile(root) : readIgnoreFile(root, top);
  // Before anything is read: an address that cannot be asked is not found out after a long scan.
  const apiUrl = options.verify === null ? null : resolveApiUrl(options.apiUrl, process.env);
  const baseline =
    options.baseline === null || options.withIgnored ? [] : readBaseline(resolve(cwd, options.baseline));

  const { tally, skipped, incomplete } = await readTargets(targets, {
    ...options,
    patterns: [...options.exclude, ...ignoreFile.pathRules],
    prefix: pathFrom(config?.folder ?? ignoreFile.folder, root),
  });
  if (options.stdin !== null) {
    const part = await readStream(options.stdin.input, options.stdin.path, options.signal);
    addTally(tally, part);
  }

  const candidates = withRepositoryEvidence(tally.candidates, top ?? root);
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
  const findings = await verified(collected.findings, options, apiUrl);
  const gaps = [...incomplete, ...incompleteBySkips(skipped, options.strict)];
  if (tally.files === 0 && options.stdin === null)
    gaps.push(...nothingRead(top === root, skipped.length > 0));
  return {
    ...collected,
    findings,
    explanations: options.explain ? collected.explanations : [],
    outcome: outcomeOf(findings.length, gaps),
    coverage: {
      files: tally.files,
      bytes: tally.bytes,
      objects: 0,
      commits: 0,
      skipped: skipped.map((skip) => ({ ...skip, path: safePath(skip.path) })),
      incomplete: gaps.map((gap) => ({ ...gap, reason: redact(gap.reason), fix: redact(gap.fix) })),
    },
    root,
    duration: performance.now() - started,
  };
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

/** A repository without files is clean; a folder without any, or one of which all is excluded, was not looked at. */
function nothingRead(isRepository: boolean, somethingSkipped: boolean): Incomplete[] {
  if (isRepository && !somethingSkipped) return [];
  return [
    { reason: "nothing-to-scan", fix: "name a folder with files, or exclude less in keylint.config.json" },
  ];
}

/** The way from a folder down to another, ending with `/`; empty where they are the same. */
function pathFrom(folder: string, to: string): string {
  const path = relative(folder, to).split(sep).join("/");
  return path === "" || path.startsWith("..") ? "" : `${path}/`;
}

/** Asks the repository as a whole where nothing nearer tells whose a key is; the files are read only then. */
function withRepositoryEvidence(candidates: readonly Candidate[], root: string): Candidate[] {
  if (!candidates.some(({ judgement }) => judgement.status === "unattributed")) return [...candidates];
  const words = readRepositoryWords(root);
  return candidates.map((candidate) => {
    const judgement = resolveByRepository(candidate.judgement, words);
    const rule = judgement.status === "ours" ? "pictify-key" : candidate.rule;
    return judgement === candidate.judgement ? candidate : { ...candidate, judgement, rule };
  });
}
