import { closeSync, fstatSync, readlinkSync, readSync } from "node:fs";
import { AnchorSearch, ZIP_WITHIN } from "../anchors/anchor-search.js";
import { archiveFormat } from "../decode/archive-format.js";
import { byteOrderMark } from "../decode/transcode.js";
import type { SkipReason } from "../model/coverage.js";
import { errorCode, openFile, skipReasonOf } from "../system/open-file.js";
import { inspectArchive } from "./inspect-archive.js";
import { inspectNames } from "./inspect-names.js";
import { inspectWindow } from "./inspect-window.js";
import { isLfsPointer } from "./lfs-pointer.js";
import { fileSubject, type Subject, type Tally } from "./subject.js";
import { Windows, WINDOW_SIZE } from "./windows.js";

/** What an inspector is told once; plain data, so that it can go to another thread. */
export interface InspectorOptions {
  /** Bytes beyond which a file is skipped as too large. */
  readonly maxFileSize: number;
}

/** Short reads end at a multiple of this many bytes, if anywhere; any other short read is the end of a file. */
const READ_GRANULE = 4096;

/**
 * Finds candidates in files, streams and bytes. Holds the memory that they pass through, so: one a thread, one subject at a
 * time. It throws where another one begins while a stream passes through: both would be read wrong.
 */
export class Inspector {
  readonly #search = new AnchorSearch(WINDOW_SIZE);
  readonly #options: InspectorOptions;
  /** The kinds of literals in what was inspected last. */
  #kinds = 0;
  #isStreaming = false;

  constructor(options: InspectorOptions) {
    this.#options = options;
  }

  /** Inspects bytes that are in memory. */
  bytes(bytes: Uint8Array, subject: Subject, tally: Tally): void {
    const windows = this.#windows(subject, tally);
    windows.push(bytes);
    windows.end();
  }

  /** Inspects what a stream gives; nothing else may use this inspector meanwhile. */
  async stream(chunks: AsyncIterable<Uint8Array>, subject: Subject, tally: Tally): Promise<void> {
    const windows = this.#windows(subject, tally);
    this.#isStreaming = true;
    try {
      for await (const chunk of chunks) {
        tally.bytes += subject.encodings.length === 0 ? chunk.length : 0;
        windows.push(chunk);
      }
      windows.end();
    } finally {
      this.#isStreaming = false;
    }
  }

  /** Inspects the names of files: `names` as in a file batch, `prefix` what stands before them in reports. */
  names(names: Uint8Array, prefix: string, tally: Tally): void {
    this.#begin();
    for (let from = 0; from < names.length; from += WINDOW_SIZE) {
      const part = names.subarray(from, from + WINDOW_SIZE);
      this.#search.input.set(part);
      if (this.#search.search(part.length) !== 0) inspectNames(part, prefix, tally);
    }
  }

  /**
   * Inspects a file. A symbolic link is not followed: its target's name is inspected.
   *
   * @param path absolute
   * @param name gives the path for reports; called only where there is something to say
   * @returns what is left to do where the file is an archive, whose members are read asynchronously
   */
  file(path: Buffer, name: () => string, tally: Tally): (() => Promise<void>) | undefined {
    const opened = openFile(path);
    switch (opened.kind) {
      case "absent":
        return undefined;
      case "skip":
        tally.skipped.push({ path: name(), reason: opened.reason });
        return undefined;
      case "link":
        this.#link(path, name, tally);
        return undefined;
      case "open":
        try {
          return this.#descriptor(opened.fd, path, name, tally);
        } catch (error) {
          if (errorCode(error) === "EISDIR") tally.folders.push({ path: Buffer.from(path), name: name() });
          else tally.skipped.push({ path: name(), reason: skipReasonOf(error) });
          return undefined;
        } finally {
          closeSync(opened.fd);
        }
    }
  }

  #begin(): void {
    if (this.#isStreaming) throw new Error("an inspector reads one subject at a time");
  }

  #windows(subject: Subject, tally: Tally): Windows {
    this.#begin();
    this.#kinds = 0;
    return new Windows(this.#search, (window) => {
      this.#kinds |= inspectWindow(this.#search, window, subject, tally);
    });
  }

  #link(path: Buffer, name: () => string, tally: Tally): void {
    try {
      const target = readlinkSync(path, { encoding: "buffer" });
      tally.files++;
      tally.bytes += target.length;
      this.bytes(target, fileSubject(name()), tally);
    } catch (error) {
      tally.skipped.push({ path: name(), reason: skipReasonOf(error) });
    }
  }

  #descriptor(fd: number, path: Buffer, name: () => string, tally: Tally): (() => Promise<void>) | undefined {
    this.#begin();
    const { input } = this.#search;
    const length = readSync(fd, input, 0, input.length, null);
    const whole = length < input.length && length % READ_GRANULE !== 0;
    if (!whole || length > this.#options.maxFileSize) {
      const refused = this.#refuse(fd);
      if (refused !== null) {
        tally.skipped.push({ path: name(), reason: refused });
        return undefined;
      }
    }
    const format = archiveFormat(input.subarray(0, length));
    tally.files++;
    const isPlain = format === null && byteOrderMark(input.subarray(0, length)) === null;
    if (whole && isPlain && this.#search.search(length) === 0) {
      // Nearly every file: nothing but the one pass.
      tally.bytes += length;
      if (isLfsPointer(input, length)) tally.skipped.push({ path: name(), reason: "lfs-pointer" });
      return undefined;
    }
    const subject = fileSubject(name());
    const rawFrom = tally.candidates.length;
    const windows = this.#windows(subject, tally);
    windows.advance(length);
    const rest = whole ? 0 : readRest(fd, windows, this.#options.maxFileSize - length);
    tally.bytes += length + rest;
    windows.end();
    // It had another size when it was opened.
    if (length + rest > this.#options.maxFileSize)
      tally.skipped.push({ path: subject.path, reason: "too-large" });
    const holds = format ?? ((this.#kinds & ZIP_WITHIN) === 0 ? null : "zip within");
    if (holds === null) return undefined;
    const raw = tally.candidates.splice(rawFrom);
    // The caller uses the memory of the path again for the next one.
    const kept = Buffer.from(path);
    return () => inspectArchive({ path: kept, format: holds, subject, raw }, this, tally);
  }

  /** Why a file is not to be read on, or null. Asked only where the first read does not answer it. */
  #refuse(fd: number): SkipReason | null {
    const stats = fstatSync(fd);
    if (!stats.isFile()) return "not-a-regular-file";
    return stats.size > this.#options.maxFileSize ? "too-large" : null;
  }
}

/** Reads to the end, or till there is more than `limit`: what grows as fast as it is read has no end. */
function readRest(fd: number, windows: Windows, limit: number): number {
  let total = 0;
  for (let length; total <= limit && (length = readSync(fd, windows.room())) > 0; total += length) {
    windows.advance(length);
  }
  return total;
}
