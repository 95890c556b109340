import { closeSync, constants, fstatSync, openSync, statSync } from "node:fs";
import { Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { errorCode } from "../system/open-file.js";
import { writeAll } from "./write-output.js";
import { writeStream } from "./write-stream.js";

/** How often it is tried whether a named pipe has got a reader, in milliseconds. */
const PAUSE = 50;

/**
 * Writes straight into what is no regular file: a pipe, a device, or what was opened for this process (`/dev/stderr`,
 * `/dev/fd/63` of a shell's `>(…)`). A reader that has gone away is no error; one that has not come yet is waited for.
 *
 * @throws Error of the system, or one that says that a link leads to a regular file; the reason of `signal`
 */
export async function writeSpecial(
  file: string,
  pieces: Iterable<string>,
  signal: AbortSignal,
): Promise<void> {
  const inherited = inheritedDescriptor(file);
  if (inherited === 1 || inherited === 2) {
    await writeStream(inherited === 1 ? process.stdout : process.stderr, pieces, signal);
    return;
  }
  const fd = inherited ?? (await openSpecial(file, signal));
  const stats = fstatSync(fd);
  if (stats.isFIFO() || stats.isSocket()) {
    const socket = new Socket({ fd, readable: false, writable: true });
    try {
      await writeStream(socket, pieces, signal);
    } finally {
      socket.destroy();
    }
    return;
  }
  try {
    writeAll(fd, pieces);
  } finally {
    if (inherited === null) closeSync(fd);
  }
}

/** Opening these by their names again fails for sockets, and waits for ever where the reader of a pipe has gone. */
function inheritedDescriptor(file: string): number | null {
  if (file === "/dev/stderr") return 2;
  const number = /^\/(?:dev|proc\/self)\/fd\/(?<number>\d{1,9})$/u.exec(file)?.groups?.number;
  return number === undefined ? null : Number(number);
}

async function openSpecial(file: string, signal: AbortSignal): Promise<number> {
  const stats = statSync(file);
  if (stats.isFile()) throw new Error("a link to a file");
  // Neither makes what a link leads to, nor waits in the system, where no signal would reach us.
  const flags = constants.O_WRONLY | constants.O_APPEND | (stats.isFIFO() ? constants.O_NONBLOCK : 0);
  for (;;) {
    try {
      return openSync(file, flags);
    } catch (error) {
      if (!stats.isFIFO() || errorCode(error) !== "ENXIO") throw error;
    }
    await setTimeout(PAUSE, undefined, { signal });
  }
}
