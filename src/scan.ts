import { relative, resolve, sep } from "node:path";
import { readConfig } from "./config/read-config.js";
import { incompleteBySkips } from "./coverage.js";
import { readBaseline } from "./findings/baseline.js";
import { collectFindings } from "./findings/collect.js";
import { today } from "./findings/ignore-entry.js";
import { readIgnoreFile } from "./findings/read-ignore-file.js";
import { safePaths } from "./findings/safe-paths.js";
import { scanHygiene } from "./hygiene/scan-hygiene.js";
import { resolveUnattributed } from "./inspect/resolve-unattributed.js";
import type { Candidate } from "./model/candidate.js";
import type { Incomplete } from "./model/coverage.js";
import { UserError } from "./model/errors.js";
import type { Exposure, Finding } from "./model/finding.js";
import { reveal } from "./model/key.js";
import { PathRules } from "./model/path-rules.js";
import { redact } from "./model/redact.js";
import type { Outcome, Report } from "./model/report.js";
import { resolveOptions, type ScanOptions } from "./options.js";
import { readSources, type Where } from "./sources/read-sources.js";
import { readRepositoryWords } from "./sources/repository-words.js";
import { repositoryTarget } from "./sources/repository-target.js";
import { resolveTargets } from "./sources/targets.js";
import { locateRepository } from "./system/git/locate-repository.js";

/**
 * Scans files, folders or a stream for keys.
 *
 * @throws UserError where it cannot be run as asked; the signal's reason where it is aborted
 */
export async function scan(given: ScanOptions = {}): Promise<Report> {
  const started = performance.now();
  const cwd = given.cwd ?? process.cwd();
  const { root, where } = await resolvePlace(given, cwd);
  const top = where.kind === "files" ? (locateRepository(root)?.workTree ?? null) : where.repository.workTree;
  const config = readConfig(given.config, cwd, root, top);
  const options = resolveOptions(given, config?.options);
  const ignoreFile = readIgnoreFile(root, top);
  const baseline = options.baseline === null ? [] : readBaseline(resolve(cwd, options.baseline));

  const exclusions = {
    patterns: [...options.exclude, ...ignoreFile.pathRules],
    prefix: pathFrom(config?.folder ?? ignoreFile.folder, root),
  };
  const read = await readSources(where, options, exclusions);
  const candidates =
    where.kind === "files" ? withRepositoryEvidence(read.candidates, top ?? root) : read.candidates;
  const safePath = safePaths(candidates);
  const ignores = {
    ignoreFile: ignoreFile.entries,
    baseline,
    pathPrefix: pathFrom(ignoreFile.folder, root),
    rules: options.rules,
    foreignIgnores: options.foreignIgnores,
    today: today(),
  };
  const collected = collectFindings(candidates, ignores, safePath);
  const findings = [...withExposures(collected.findings, read.exposures)];
  // What git once held is no longer anybody's practice.
  if (where.kind === "files" || options.staged) {
    const excluded = new PathRules(exclusions.patterns);
    const place = {
      root: where.kind === "files" ? root : null,
      files: read.landmarks,
      isExcluded: (path: string) => excluded.excludes(exclusions.prefix + path) !== null,
    };
    findings.push(...(await scanHygiene(collected.kept, place, ignores, safePath)));
  }
  const gaps = [...read.incomplete, ...incompleteBySkips(read.skipped, options.strict)];
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

/** What is to be read, and the folder that reports name it from. */
async function resolvePlace(given: ScanOptions, cwd: string): Promise<{ root: string; where: Where }> {
  const option = gitOption(given);
  if (option !== null) {
    const { repository, hook } = repositoryTarget(given.paths ?? [], cwd, option);
    return {
      root: repository.workTree ?? repository.commonDir,
      where: { kind: "repository", repository, hook },
    };
  }
  const paths = given.paths ?? (given.stdin === undefined ? ["."] : []);
  const { root, targets } = await resolveTargets(paths, cwd);
  return { root, where: { kind: "files", targets } };
}

/** The option that asks for what git holds instead of files; null where none does. */
function gitOption({ history, staged, range, stdin }: ScanOptions): string | null {
  const asked = [
    ...(history === true ? ["--history"] : []),
    ...(staged === true ? ["--staged"] : []),
    ...(range === undefined ? [] : ["--range"]),
  ];
  const [option] = asked;
  if (option === undefined) return null;
  if (asked.length > 1) throw new UserError(`${asked.join(" and ")} exclude each other: leave one`);
  if (stdin !== undefined) throw new UserError(`${option} and --stdin exclude each other: leave one`);
  return option;
}

function withExposures(
  findings: readonly Finding[],
  exposures: ReadonlyMap<string, Exposure>,
): readonly Finding[] {
  return exposures.size === 0
    ? findings
    : findings.map((finding) => ({ ...finding, exposure: exposures.get(reveal(finding.key)) ?? null }));
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
function withRepositoryEvidence(candidates: readonly Candidate[], root: string): readonly Candidate[] {
  if (!candidates.some(({ judgement }) => judgement.status === "unattributed")) return candidates;
  const words = readRepositoryWords(root);
  return candidates.map((candidate) => resolveUnattributed(candidate, words));
}
