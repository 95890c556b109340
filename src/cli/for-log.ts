import { sanitize, sanitizeForWorkflow } from "../report/sanitize.js";

/** A piece of text, fit for one line of standard error or output: no keys, and nothing that a terminal or a workflow obeys. */
export function forLog(text: string): string {
  const sanitized = sanitize(text);
  return isWorkflowLog() ? sanitizeForWorkflow(sanitized) : sanitized;
}

/** Whether what is printed may end in the log of a GitHub workflow; a container in one does not know that it is. */
export function isWorkflowLog(): boolean {
  return process.env.GITHUB_ACTIONS === "true" || !process.stdout.isTTY;
}
