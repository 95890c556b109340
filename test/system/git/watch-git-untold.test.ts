import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import type { GitProblem } from "../../../src/system/git/git-problem.js";
import { openShadow } from "../../../src/system/git/shadow.js";
import { streamGit } from "../../../src/system/git/stream-git.js";
import { repositoryAt } from "./listings.js";
import { repositoryWith, temporaryFolder } from "./repositories.js";

vi.mock("../../../src/system/process-activity.js", () => ({ processActivity: () => null }));

it("a git of which the system tells nothing is ended when it is silent for long", async () => {
  const shadow = openShadow(repositoryAt(repositoryWith({ "a.txt": "a" })));
  onTestFinished(shadow.close);
  const path = join(temporaryFolder(), "git");
  writeFileSync(path, "#!/bin/sh\nexec sleep 1000\n", { mode: 0o755 });
  const problems: GitProblem[] = [];
  const patience = { computing: 0, idling: 0, silence: 300 };
  const pieces = streamGit(path, shadow, ["ls-files"], problems, { patience });
  while ((await pieces.next()).done !== true);
  expect(problems).toMatchObject([
    { reason: "timed-out", detail: expect.stringMatching(/was silent/u) as string },
  ]);
});
