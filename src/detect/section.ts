import type { Scene, Stretch } from "./scene.js";

const LINES_ABOVE = 12;

const COMMENT = /^\s*(?:#|\/\/|\/\*|\*|--|;|<!--)/u;

/** Whether a line is nothing but a comment. */
export function isComment(line: string): boolean {
  return COMMENT.test(line);
}

const SECTION = /^\s*\[{1,2}\s*([\w."' -]{1,100})\s*\]{1,2}\s*(?:[#;].*)?$/u;
const PICTIFY_PARENT =
  /^\s*(?:-\s)?["']?(?:[\w-]{0,30}[._-])?pictify(?![a-z])[\w.-]{0,30}["']?\s{0,4}(?:[:=]\s{0,4})?[{([]?\s*$/iu;
const PICTIFY_BLOCK = /\bPictify\.configure\b.{0,20}(?:\bdo\b|\{)/u;

/** Mappings that only divide what they stand in. What stands in `environment:` is the application's, whatever it is called. */
const DIVISION =
  /^\s*["']?(?:api|auth|authentication|client|config|credentials?|keys?|live|test|production|sandbox|options|settings|sdk)["']?\s{0,4}[:=]\s{0,4}\{?\s*$/iu;

/**
 * Whether the section (INI, TOML) or the mapping (YAML, JSON, HCL) that a key stands right in is Pictify's.
 */
export function isInSection(scene: Scene, stretch: Stretch): boolean {
  const line = scene.lines.at(stretch.start);
  let depth = indentation(lineOf(scene, line));
  for (let above = line - 1; above >= Math.max(0, line - LINES_ABOVE); above--) {
    const text = lineOf(scene, above);
    if (text.trim() === "" || isComment(text)) continue;
    const section = SECTION.exec(text)?.[1];
    if (section !== undefined) return /(?:^|[^a-z])pictify(?![a-z])/iu.test(section);
    if (indentation(text) >= depth) continue;
    if (!DIVISION.test(text)) return PICTIFY_PARENT.test(text) || PICTIFY_BLOCK.test(text);
    depth = indentation(text);
  }
  return false;
}

/** No line that names anything is longer. */
const LONGEST_LINE = 300;

/** A line, or as much of it as can name anything. */
export function lineOf({ text, lines }: Scene, line: number): string {
  return text
    .slice(lines.start(line), Math.min(lines.start(line + 1), lines.start(line) + LONGEST_LINE))
    .trimEnd();
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}
