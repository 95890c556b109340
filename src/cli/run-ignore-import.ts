import { resolve } from "node:path";
import { importIgnores, readForeignIgnores } from "../findings/foreign/import-ignores.js";
import type { FoundPlace } from "../findings/foreign/match-ignores.js";
import type { Report } from "../model/report.js";
import { scan } from "../scan.js";
import { listFiles } from "../system/list-files.js";
import type { IgnoreImportCommand } from "./command.js";

/** Takes over the ignores of another scanner, and says what came of each. Reads the history only where an entry names a commit. */
export async function runIgnoreImport(
  { file, from }: IgnoreImportCommand,
  folder: string,
  signal: AbortSignal,
): Promise<string[]> {
  const ignores = await readForeignIgnores(folder, file === null ? null : resolve(file), from);
  const reports = [await scan({ paths: [folder], signal })];
  if (ignores.some((ignore) => ignore.kind === "line" && ignore.commit !== null)) {
    reports.push(await scan({ paths: [folder], history: true, signal }));
  }
  const lines = importIgnores(folder, ignores, reports.flatMap(placesOf), listFiles(folder));
  const isIncomplete = reports.some(({ coverage }) => coverage.incomplete.length > 0);
  return isIncomplete
    ? [...lines, "not everything could be read: what is said to be dead may be there; see keylint scan"]
    : lines;
}

function placesOf({ findings, suppressed }: Report): FoundPlace[] {
  return [
    ...findings.flatMap(({ key, fingerprint, locations }) =>
      locations.map((location) => ({ key, fingerprint, location })),
    ),
    ...suppressed.map(({ key, fingerprint, location }) => ({ key, fingerprint, location })),
  ];
}
