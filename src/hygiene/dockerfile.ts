import type { Copy, Dockerfile, From, Instruction, Onbuild } from "dockerfile-ast";
import { fitsPath, pathPattern } from "../model/path-rules.js";
import { compileSegment } from "../model/segment-pattern.js";
import type { Project } from "./project.js";

/** An instruction that copies something of the context into an image. */
export interface CopyInstruction {
  /** The line of the Dockerfile that it begins on, from 1. */
  readonly line: number;
  /** Relative to the context; variables are filled in. */
  readonly sources: readonly string[];
  /** What `--exclude` leaves out of them. */
  readonly excludes: readonly string[];
  /** Whether the image that is built last is made from its stage: what others hold is in it only if it copies that on. */
  readonly isInImage: boolean;
}

/** Characters beyond which a Dockerfile is none. */
const LIMIT = 64 * 1024;
/** Instructions beyond these many are not read. */
const MOST = 500;
/** How often a variable may stand for text with variables in it. */
const DEEPEST = 3;
const VARIABLE = /\$(?:\{(\w{1,80})(?::?-([^}]{0,200}))?\}|(\w{1,80}))/gu;

/**
 * The instructions of a Dockerfile that copy from the context: none from another stage, an address or the text itself.
 *
 * @returns null where it is too long to be read
 */
export async function copyInstructions(
  file: string,
  project: Project,
): Promise<readonly CopyInstruction[] | null> {
  const text = project.text(file) ?? "";
  if (!/^[ \t]*(?:ONBUILD[ \t]+)?(?:COPY|ADD)[ \t]/imu.test(text)) return [];
  return project.once(`copies of ${file}`, async () => {
    // What the parser takes grows with the square of the length.
    if (text.length > LIMIT || !project.steps.take(text.length ** 2 / 100)) return null;
    const { DockerfileParser } = await import("dockerfile-ast");
    return copiesIn(DockerfileParser.parse(text));
  });
}

/** Whether an instruction takes in a file of the context. */
export function copies({ sources, excludes }: CopyInstruction, path: string): boolean {
  const source = sources.find((from) => takesIn(from, path));
  if (source === undefined) return false;
  // BuildKit looks at what is below a folder that is copied; people write the path of the context.
  const below = path.split("/").slice(segmentsOf(source).length);
  return !excludes.some((pattern) => [path.split("/"), below].some((inner) => leavesOut(pattern, inner)));
}

function copiesIn(dockerfile: Dockerfile): readonly CopyInstruction[] {
  const instructions = dockerfile.getInstructions();
  const stages = instructions.filter(
    (instruction): instruction is From => instruction.getKeyword() === "FROM",
  );
  const inImage = stagesOfImage(stages, dockerfile);
  let stage = -1;
  const found: CopyInstruction[] = [];
  for (const written of instructions) {
    if (written.getKeyword() === "FROM") stage++;
    const instruction =
      written.getKeyword() === "ONBUILD" ? (written as Onbuild).getTriggerInstruction() : written;
    // Docker refuses what stands before the first stage, and the parser goes round in it.
    if (stage === -1 || found.length >= MOST || !isCopy(instruction)) continue;
    const sources = sourcesOf(instruction, dockerfile);
    const line = written.getRange().start.line + 1;
    if (sources.length > 0) {
      found.push({ line, sources, excludes: flagsOf(instruction, "exclude"), isInImage: inImage.has(stage) });
    }
  }
  return found;
}

/** The indices of the stage that is built last and of those that it is built from. */
function stagesOfImage(stages: readonly From[], dockerfile: Dockerfile): ReadonlySet<number> {
  const names = stages.map((stage) => stage.getBuildStage()?.toLowerCase() ?? null);
  const inImage = new Set<number>();
  let at = stages.length - 1;
  while (!inImage.has(at)) {
    inImage.add(at);
    const from = stages[at];
    const image = filledIn(from?.getImage() ?? "", from?.getRange().start.line ?? 0, dockerfile, DEEPEST);
    const before = image === null ? -1 : names.slice(0, at).lastIndexOf(image.toLowerCase());
    if (before === -1) break;
    at = before;
  }
  return inImage;
}

function isCopy(instruction: Instruction | null): instruction is Copy {
  return instruction !== null && ["COPY", "ADD"].includes(instruction.getKeyword());
}

function sourcesOf(instruction: Copy, dockerfile: Dockerfile): readonly string[] {
  if (flagsOf(instruction, "from").length > 0) return [];
  const listed = instruction.getJSONStrings().map((item) => item.getJSONValue());
  return (listed.length > 0 ? listed : wordsOf(instruction))
    .slice(0, -1)
    .filter((source) => !/^<<|:\/\/|^git@/u.test(source))
    .flatMap((source) => filledIn(source, instruction.getRange().start.line, dockerfile, DEEPEST) ?? []);
}

/** The words of an instruction, without the texts that stand below it. */
function wordsOf(instruction: Copy): readonly string[] {
  const last = instruction.getHeredocs()[0]?.getStartRange().start.line ?? Infinity;
  return instruction
    .getArguments()
    .filter((word) => word.getRange().start.line <= last)
    .map((word) => word.getValue());
}

function flagsOf(instruction: Copy, name: string): readonly string[] {
  return instruction
    .getFlags()
    .filter((flag) => flag.getName().toLowerCase() === name)
    .map((flag) => flag.getValue()?.replaceAll(/["']/gu, "") ?? "");
}

/** A source with its variables as the Dockerfile sets them; null where only the build tells one. */
function filledIn(source: string, line: number, dockerfile: Dockerfile, depth: number): string | null {
  if (!source.includes("$")) return source;
  const text = source.replace(
    VARIABLE,
    (written, braced?: string, instead?: string, plain?: string) =>
      dockerfile.resolveVariable(braced ?? plain ?? "", line) ?? instead ?? written,
  );
  return text === source || depth === 0 ? null : filledIn(text, line, dockerfile, depth - 1);
}

/** Whether a pattern fits a path or a folder above it. */
function leavesOut(pattern: string, path: readonly string[]): boolean {
  const compiled = pathPattern(segmentsOf(pattern));
  return path.some((_, index) => fitsPath(compiled, path.slice(0, index + 1)));
}

/** Whether a source takes in a file of the context. */
function takesIn(source: string, path: string): boolean {
  const pattern = segmentsOf(source);
  const segments = path.split("/");
  return (
    pattern.length <= segments.length &&
    pattern.every((part, index) => compileSegment(part)(segments[index] ?? ""))
  );
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "" && segment !== ".");
}
