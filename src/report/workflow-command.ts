import { RUNNER_COMMAND } from "./sanitize.js";

/**
 * A command to the runner of a GitHub workflow, as one line. Whatever the texts are, they end neither the line nor the value
 * that they are in, and hold no other command: `##[` counts anywhere in a line.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function workflowCommand(
  name: "error" | "warning" | "notice",
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name}${list.length === 0 ? "" : ` ${list.join(",")}`}::${escapeData(message)}\n`;
}

/** The runner has no escape for `#`: what it would obey is broken, visibly. */
function escapeData(text: string): string {
  return text
    .replace(RUNNER_COMMAND, "#\\#")
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
