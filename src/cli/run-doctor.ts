import { type Check } from "../doctor/check.js";
import { examine } from "../doctor/examine.js";
import { currentLauncher } from "../hooks/launcher.js";
import { resolveApiUrl } from "../verify/api-url.js";
import { announcementLine } from "./announcement-line.js";
import type { DoctorCommand } from "./command.js";
import { EXIT } from "./exit-code.js";
import { forLog } from "./for-log.js";
import { writeStream } from "./write-stream.js";

/** Carries out `keylint doctor` in this folder: 0 where nothing is wrong, 1 where something is, 3 where that was not found out. */
export async function runDoctor(command: DoctorCommand, signal: AbortSignal): Promise<number> {
  const acceptance = command.verify
    ? {
        apiUrl: resolveApiUrl(command.apiUrl, process.env),
        onAnnounce: (announcement: Parameters<typeof announcementLine>[0]): void => {
          process.stderr.write(announcementLine(announcement));
        },
      }
    : null;
  const counts = { ok: 0, note: 0, wrong: 0, unsure: 0 };
  const launcher = currentLauncher;
  for await (const check of examine(
    { cwd: process.cwd(), launcher, environment: process.env, acceptance },
    signal,
  )) {
    counts[check.status]++;
    await writeStream(process.stdout, linesOf(check), signal);
  }
  await writeStream(process.stdout, [`${endOf(counts)}\n`], signal);
  return counts.wrong > 0 ? EXIT.findings : counts.unsure > 0 ? EXIT.incomplete : EXIT.clean;
}

function endOf({ wrong, unsure }: Readonly<Record<"wrong" | "unsure", number>>): string {
  const said = [
    ...(wrong === 0 ? [] : [`${wrong} ${wrong === 1 ? "thing is" : "things are"} wrong`]),
    ...(unsure === 0 ? [] : [`${unsure} ${unsure === 1 ? "thing" : "things"} could not be found out`]),
  ];
  return said.length === 0 ? "all is well" : said.join(", ");
}

function* linesOf(check: Check): Generator<string> {
  yield `${check.status.padEnd(7)}${forLog(check.text)}\n`;
  if (check.status === "wrong" || check.status === "unsure")
    yield `       to mend it: ${forLog(check.fix)}\n`;
}
