import { PathRules } from "../model/path-rules.js";
import { left, type Step } from "./step.js";
import type { Surroundings } from "./surroundings.js";
import { readTarget } from "./target-file.js";

const WHAT = ".gitignore";
const PATH = ".gitignore";
const COMMENT = "# Files that hold keys; the example holds their names only (keylint init)";

/** Names that dotenv and frameworks read keys from. */
const VARIANTS = [".env.local", ".env.production", ".env.development.local", ".env.staging"];
const EXAMPLE = ".env.example";

/** The lines that keep environment files out of git, where they are not there yet. What is let in on purpose stays in. */
export function planGitignore({ top, hasGit }: Surroundings): Step {
  const file = readTarget(top, PATH);
  switch (file.kind) {
    case "unsafe":
      return left(WHAT, file.because);
    case "absent":
      if (!hasGit) return left(WHAT, "this is in no git repository: git init, then keylint init");
      return {
        kind: "make",
        what: WHAT,
        path: PATH,
        text: [COMMENT, ...missingLines("")].map((line) => `${line}\n`).join(""),
      };
    case "file":
      return addTo(file.text);
  }
}

function addTo(before: string): Step {
  const lines = missingLines(before);
  if (lines.length === 0) {
    const letIn = [".env", ...VARIANTS].filter((name) => isLetIn(before, name));
    const onPurpose = letIn.length === 0 ? "" : `, and lets ${letIn.join(", ")} in on purpose`;
    return left(WHAT, `it keeps environment files out already${onPurpose}`);
  }
  const end = before.includes("\r\n") ? "\r\n" : "\n";
  const block = [COMMENT, ...lines].map((line) => line + end).join("");
  // The last rule that fits decides: what brings files back in has to stand below ours.
  const negation = /^!.*env.*$/imu.exec(before)?.index;
  if (negation !== undefined) {
    return { kind: "add", what: WHAT, path: PATH, before, insertions: [{ offset: negation, text: block }] };
  }
  const gap = before === "" ? "" : before.endsWith("\n") ? end : end + end;
  return {
    kind: "add",
    what: WHAT,
    path: PATH,
    before,
    insertions: [{ offset: before.length, text: gap + block }],
  };
}

function missingLines(text: string): readonly string[] {
  const rules = rulesOf(text);
  const isMissing = (name: string): boolean => rules.judge(name) === null;
  const lines = isMissing(".env") ? [".env"] : [];
  if (VARIANTS.some(isMissing)) lines.push(".env.*");
  if (lines.includes(".env.*") && rules.judge(EXAMPLE)?.isIgnored !== true) lines.push(`!${EXAMPLE}`);
  return lines;
}

function isLetIn(text: string, name: string): boolean {
  return rulesOf(text).judge(name)?.isIgnored === false;
}

function rulesOf(text: string): PathRules {
  return new PathRules(text.replace(/^\u00ef\u00bb\u00bf/u, "").split(/\r\n|\n|\r/u));
}
