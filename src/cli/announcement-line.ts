import type { Announcement } from "../verify/verify-findings.js";
import { forLog } from "./for-log.js";

/** What is said before anything is sent, whatever else is not to be said: keys leave this machine. */
export function announcementLine({ host, requests }: Announcement): string {
  const many = requests !== 1;
  return `keylint: asking ${forLog(host)} about ${requests} key${many ? "s" : ""}: ${requests} request${many ? "s, one each" : ""}\n`;
}
