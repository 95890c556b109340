import { type HookPreview, type Insertion, type Step } from "./step.js";

/**
 * A step as lines: what is added, where, with a `+` before each line, and never a line that is there already, which may hold
 * anybody's secret.
 */
export function showStep(step: Step): readonly string[] {
  switch (step.kind) {
    case "left": {
      const lines = (step.lines ?? []).map((line) => `    ${line}`);
      return [`${step.what}: left alone: ${step.because}${lines.length > 0 ? ":" : ""}`, ...lines];
    }
    case "make":
      return [`${step.what}: a new file`, "--- /dev/null", `+++ ${step.path}`, ...added(step.text, 1)];
    case "add":
      return [
        `${step.what}: added to a file that is there`,
        `--- ${step.path}`,
        `+++ ${step.path}`,
        ...step.insertions.flatMap((insertion) => insertedAt(step.before, insertion)),
      ];
    case "hooks":
      return [`${step.what}: what git runs`, ...step.previews.flatMap(showHook)];
  }
}

/** Only the first is shown whole: the others say the same of another hook. */
function showHook({ shown, before, after }: HookPreview, index: number): readonly string[] {
  const lines = linesOf(after);
  const old = new Set(before === null ? [] : linesOf(before));
  const head = [`--- ${before === null ? "/dev/null" : shown}`, `+++ ${shown}`];
  if (index > 0) return [...head, `@@ ${lines.length} lines, as above @@`];
  return [...head, "@@ +1 @@", ...lines.filter((line) => !old.has(line)).map((line) => `+${line}`)];
}

function insertedAt(before: string, { offset, text }: Insertion): readonly string[] {
  const line = before.slice(0, offset).split("\n").length;
  const isAtStart = offset === 0 || before[offset - 1] === "\n";
  // What goes on in the middle of a line begins with the end of that line.
  return isAtStart ? added(text, line) : added(text.replace(/^\r?\n/u, ""), line + 1);
}

function added(text: string, line: number): readonly string[] {
  return [`@@ +${line} @@`, ...linesOf(text).map((written) => `+${written}`)];
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\r?\n\s*$/u, "").split(/\r?\n/u);
}
