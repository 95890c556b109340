import type { ChildProcess } from "node:child_process";

/**
 * Ends a child at once, with SIGKILL. To Node a child that could not be started is process 0, and a signal to that goes to every
 * process of this one's group.
 */
export function killChild(child: ChildProcess): void {
  if (child.pid !== undefined) child.kill("SIGKILL");
}
