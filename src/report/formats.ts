import { json } from "./json.js";
import { jsonl } from "./jsonl.js";
import { pretty } from "./pretty.js";
import type { Reporter } from "./reporter.js";

/** Names of the formats, as `--format` takes them. */
export const FORMAT_NAMES = ["pretty", "json", "jsonl"] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];

/** Every format by its name. A new one is a file, a name above and a line here. */
export const formats = { pretty, json, jsonl } satisfies Record<FormatName, Reporter>;
