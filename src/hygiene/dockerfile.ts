import { compileSegment } from "../model/segment-pattern.js";

/** An instruction that copies something of the context into an image. */
export interface CopyInstruction {
  /** The line of the Dockerfile that it begins on, from 1. */
  readonly line: number;
  /** Relative to the context, as they are written. */
  readonly sources: readonly string[];
}

const INSTRUCTION = /^[ \t]*(?:ONBUILD[ \t]+)?(?:COPY|ADD)[ \t]+(.*)$/iu;
/** Instructions beyond these many are not read. */
const MOST = 500;

/** The instructions of a Dockerfile that copy from the context: none from another stage, an address or the text itself. */
export function copyInstructions(text: string): readonly CopyInstruction[] {
  const escape = /^#[ \t]*escape[ \t]*=[ \t]*`/imu.test(text.slice(0, 500)) ? "`" : "\\";
  const found: CopyInstruction[] = [];
  for (const { line, words } of logicalLines(text, escape)) {
    const rest = INSTRUCTION.exec(words)?.[1];
    if (rest === undefined) continue;
    const sources = sourcesOf(rest);
    if (sources.length > 0) found.push({ line, sources });
    if (found.length >= MOST) break;
  }
  return found;
}

function* logicalLines(text: string, escape: string): Generator<{ line: number; words: string }> {
  let words: string[] = [];
  let first = 0;
  for (const [index, line] of text.split(/\r\n|\n|\r/u).entries()) {
    if (/^[ \t]*#/u.test(line)) continue;
    if (words.length === 0) first = index + 1;
    const written = line.trimEnd();
    if (written.endsWith(escape)) {
      words.push(written.slice(0, -1));
      continue;
    }
    yield { line: first, words: [...words, written].join(" ") };
    words = [];
  }
}

function sourcesOf(rest: string): readonly string[] {
  const flags = /^(?:--[a-z-]{1,30}(?:=\S{0,400})?[ \t]+)*/iu.exec(rest)?.[0] ?? "";
  if (/--from[= ]/iu.test(flags)) return [];
  const listed = listOf(rest.slice(flags.length).trim());
  return listed.slice(0, -1).filter((source) => !/^<<|:\/\/|\$/u.test(source));
}

function listOf(text: string): readonly string[] {
  if (!text.startsWith("[")) return text.split(/[ \t]+/u);
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  } catch {
    return [];
  }
}

/** Whether a source of an instruction takes in a file of the context. */
export function takesIn(source: string, path: string): boolean {
  const pattern = source.split("/").filter((segment) => segment !== "" && segment !== ".");
  const segments = path.split("/");
  return (
    pattern.length <= segments.length &&
    pattern.every((part, index) => compileSegment(part)(segments[index] ?? ""))
  );
}
