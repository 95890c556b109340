import { createHash } from "node:crypto";
import { render } from "preact-render-to-string";
import type { VNode } from "preact";
import type { Report } from "../../model/report.js";
import { isHygieneRule } from "../../model/rule.js";
import { ignoredKeys } from "../ignored-keys.js";
import type { ReportContext, Reporter } from "../reporter.js";
import { RUNNER_COMMAND } from "../sanitize.js";
import { keysInPlaces } from "../words.js";
import { element } from "./element.js";
import { keyCard } from "./key-card.js";
import { controls, counts, coverage, gaps, ignoredItem, origin } from "./page-parts.js";
import { PAGE_SCRIPT } from "./page-script.js";
import { PAGE_STYLE } from "./page-style.js";

/** Findings beyond which a browser lays out only those in sight. */
const MANY = 200;

/** Nothing is loaded, sent or run but what stands in the page itself, told by its hash. */
const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(PAGE_STYLE)}`,
  `script-src ${hashOf(PAGE_SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** One page that holds everything: what leaked, how bad, since when, where it still is, what to do. Key by key, so that it streams. */
export const html: Reporter = function* (report, context) {
  const title = `keylint: ${headline(report)}`;
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="${POLICY}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n';
  yield `${markup(element("title", null, title))}<style>${PAGE_STYLE}</style>\n</head>\n<body>\n`;
  yield '<header class="wrap">\n';
  yield* pieces(element("h1", null, headline(report)), origin(context), counts(report));
  yield '</header>\n<main class="wrap">\n';
  yield* pieces(gaps(report));
  yield* keys(report, context);
  yield* ignored(report, context);
  yield '</main>\n<footer class="wrap">\n';
  yield* pieces(coverage(report));
  yield `</footer>\n<script>${PAGE_SCRIPT}</script>\n</body>\n</html>\n`;
};

function headline(report: Report): string {
  switch (report.outcome) {
    case "clean":
      return "No key found";
    case "incomplete":
      return "No key found, but not everything could be read";
    case "findings":
      return keysInPlaces(report.findings);
  }
}

function* keys({ findings }: Report, context: ReportContext): Generator<string> {
  if (findings.length === 0) return;
  const title = findings.some(({ rule }) => isHygieneRule(rule)) ? "Findings" : "Keys";
  yield* pieces(element("h2", null, title), controls());
  yield findings.length > MANY ? '<div id="keys" class="many">\n' : '<div id="keys">\n';
  for (const [rank, finding] of findings.entries()) yield markup(keyCard(finding, rank, context));
  yield "</div>\n";
}

function* ignored({ suppressed }: Report, context: ReportContext): Generator<string> {
  const all = ignoredKeys(suppressed);
  if (all.length === 0) return;
  yield `<h2>Ignored</h2>\n<details><summary>${all.length} ignored, with the reason</summary>\n<ul>\n`;
  for (const key of all) yield markup(ignoredItem(key, context));
  yield "</ul>\n</details>\n";
}

function* pieces(...nodes: readonly (VNode | null)[]): Generator<string> {
  for (const node of nodes) if (node !== null) yield markup(node);
}

/** The page may be printed to a log that somebody obeys. */
function markup(node: VNode): string {
  return `${render(node).replace(RUNNER_COMMAND, "#&#35;")}\n`;
}
