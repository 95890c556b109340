import { redacted } from "./redacted.js";
import type { Reporter } from "./reporter.js";

/** Every format by its name, loaded when it is asked for. A new one is a file, a name below and a line here. */
const LOADERS = {
  pretty: async () => (await import("./pretty.js")).pretty,
  json: async () => (await import("./json.js")).json,
  jsonl: async () => (await import("./jsonl.js")).jsonl,
  sarif: async () => (await import("./sarif.js")).sarif,
  gitlab: async () => (await import("./gitlab.js")).gitlab,
  junit: async () => (await import("./junit.js")).junit,
  github: async () => (await import("./github.js")).github,
  markdown: async () => (await import("./markdown.js")).markdown,
  html: async () => (await import("./html/html.js")).html,
} as const satisfies Record<string, () => Promise<Reporter>>;

/** A name of a format, as `--format` takes it. */
export type FormatName = keyof typeof LOADERS;

/** Names of the formats. */
export const FORMAT_NAMES = Object.keys(LOADERS) as readonly FormatName[];

/** A format, made so that it sees no key of what the report repeats (names, authors, reasons). */
export async function loadFormat(name: FormatName): Promise<Reporter> {
  const reporter = await LOADERS[name]();
  return (report, context) => reporter(redacted(report), context);
}
