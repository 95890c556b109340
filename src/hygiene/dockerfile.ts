import { fitsPath, pathPattern } from "../model/path-rules.js";
import { compileSegment } from "../model/segment-pattern.js";

/** An instruction that copies something of the context into an image. */
export interface CopyInstruction {
  /** The line of the Dockerfile that it begins on, from 1. */
  readonly line: number;
  /** Relative to the context, as they are written. */
  readonly sources: readonly string[];
  /** What `--exclude` leaves out of them. */
  readonly excludes: readonly string[];
  /** Whether it is in the last stage: what others hold is in the image only if that copies it on. */
  readonly isLast: boolean;
}

const INSTRUCTION = /^[ \t]*(?:ONBUILD[ \t]+)?(?:COPY|ADD)[ \t]+(.*)$/iu;
/** Instructions beyond these many are not read. */
const MOST = 500;

/** The instructions of a Dockerfile that copy from the context: none from another stage, an address or the text itself. */
export function copyInstructions(text: string): readonly CopyInstruction[] {
  const escape = /^#[ \t]*escape[ \t]*=[ \t]*`/imu.test(text.slice(0, 500)) ? "`" : "\\";
  const found: (Omit<CopyInstruction, "isLast"> & { readonly stage: number })[] = [];
  let stage = 0;
  for (const { line, words } of logicalLines(text, escape)) {
    if (/^[ \t]*FROM[ \t]/iu.test(words)) stage++;
    const rest = INSTRUCTION.exec(words)?.[1];
    if (rest === undefined || found.length >= MOST) continue;
    const sources = sourcesOf(rest);
    const excludes = [...rest.matchAll(/(?:^|[ \t])--exclude=["']?([^\s"']{1,200})/giu)].map(
      (flag) => flag[1] ?? "",
    );
    if (sources.length > 0) found.push({ line, sources, excludes, stage });
  }
  return found.map(({ stage: own, ...instruction }) => ({ ...instruction, isLast: own === stage }));
}

/** Whether an instruction takes in a file of the context. */
export function copies({ sources, excludes }: CopyInstruction, path: string): boolean {
  return (
    sources.some((source) => takesIn(source, path)) &&
    !excludes.some((pattern) => fitsPath(pathPattern(pattern.split("/")), path.split("/")))
  );
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

/** Whether a source takes in a file of the context. */
function takesIn(source: string, path: string): boolean {
  const pattern = source.split("/").filter((segment) => segment !== "" && segment !== ".");
  const segments = path.split("/");
  return (
    pattern.length <= segments.length &&
    pattern.every((part, index) => compileSegment(part)(segments[index] ?? ""))
  );
}
