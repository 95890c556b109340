import { spawn } from "node:child_process";
import type { GitProblem } from "./git-problem.js";
import type { Shadow } from "./shadow.js";

/** How long a git may take that lists a work tree or index, in milliseconds. A hung file system must not hang us. */
const DEADLINE = 10 * 60 * 1000;

const MAX_MESSAGE = 4000;

/**
 * Runs git on a shadow and hands its output on as it comes. How it ended is known only at the end: what it could not do is
 * added to `problems`, and a git that failed never looks like one that had nothing to say.
 *
 * @param git absolute path
 */
export async function* streamGit(
  git: string,
  shadow: Shadow,
  args: readonly string[],
  problems: GitProblem[],
): AsyncGenerator<Buffer> {
  const child = spawn(git, ["--no-pager", ...args], {
    cwd: shadow.folder,
    env: shadow.environment,
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
    timeout: DEADLINE,
    killSignal: "SIGKILL",
  });
  let message = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (message.length < MAX_MESSAGE) message += text;
  });
  const ended = new Promise<GitProblem | null>((resolve) => {
    child.once("error", (error) => {
      resolve({ reason: "git-failed", path: git, detail: error.message });
    });
    child.once("close", (code, signal) => {
      if (signal !== null) resolve({ reason: "git-killed", path: git, detail: `git was ended by ${signal}` });
      else if (code !== 0) resolve({ reason: "git-failed", path: git, detail: firstLine(message) });
      else resolve(null);
    });
  });
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) yield chunk;
    const problem = await ended;
    if (problem !== null) problems.push(problem);
    for (const folder of unreadableFolders(message)) {
      problems.push({ reason: "unreadable-folder", path: folder, detail: `git cannot open ${folder}` });
    }
  } finally {
    child.kill("SIGKILL");
  }
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0]?.slice(0, 300) ?? "";
}

/** `git ls-files` warns of folders that it cannot open, and succeeds. */
function unreadableFolders(message: string): string[] {
  return [...message.matchAll(/^warning: could not open directory '(?<folder>[^\n]*)':/gmu)].map(
    (match) => match.groups?.folder ?? "",
  );
}
