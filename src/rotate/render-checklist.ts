import type { Finding } from "../model/finding.js";
import type { Step } from "./checklist.js";
import type { Use } from "./find-uses.js";

/** How a checklist is written. */
export const CHECKLIST_FORMATS = ["pretty", "markdown"] as const;

export type ChecklistFormat = (typeof CHECKLIST_FORMATS)[number];

/** The lines of a checklist, without line ends. They may hold whatever paths and names hold: to be sanitized by who prints them. */
export function renderChecklist(finding: Finding, steps: readonly Step[], format: ChecklistFormat): string[] {
  switch (format) {
    case "pretty":
      return [
        `Replace ${finding.key.redacted}  ${finding.fingerprint}`,
        ...steps.flatMap((step, index) => [
          "",
          `${String(index + 1).padStart(2)}. ${step.title}`,
          ...details(step),
        ]),
      ];
    case "markdown":
      return [
        `# Replace \`${finding.key.redacted}\``,
        "",
        `Fingerprint: \`${finding.fingerprint}\``,
        ...steps.flatMap((step, index) => [
          "",
          `- [ ] **${index + 1}.** ${step.title}`,
          ...markdownDetails(step),
        ]),
      ];
  }
}

function details({ notes, uses }: Step): string[] {
  return [
    ...notes.map((note) => `      ${note}`),
    ...uses.map((use) => `    - ${use.path}:${use.line}  ${what(use)}`),
  ];
}

function markdownDetails({ notes, uses }: Step): string[] {
  return [
    ...notes.map((note) => `      ${note}`),
    ...uses.map((use) => `  - [ ] ${code(`${use.path}:${use.line}`)} ${what(use)}`),
  ];
}

function what({ of, variables, commit }: Use): string {
  const names = variables.join(", ");
  if (commit !== undefined) return commit === "" ? "in no commit" : `since commit ${commit.slice(0, 10)}`;
  if (of === "variable") return names;
  return names === "" ? "the key itself" : `the key itself, as ${names}`;
}

/** A code span that no backtick of a path can end (CommonMark 6.1). */
function code(text: string): string {
  if (!text.includes("`")) return `\`${text}\``;
  const longest = Math.max(...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence} ${text} ${fence}`;
}
