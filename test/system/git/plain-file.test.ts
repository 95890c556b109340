import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyPlainFile, readPlainFile } from "../../../src/system/git/plain-file.js";
import { makeFifo, temporaryFolder } from "./repositories.js";

describe("a plain file", () => {
  it.each([0, 1, 1 << 20, (1 << 20) + 1, 5_000_000])("of %d bytes is read and copied whole", (size) => {
    const folder = temporaryFolder();
    const [from, to] = [join(folder, "from"), join(folder, "to")];
    const bytes = Buffer.from(Array.from({ length: size }, (_, at) => (at * 31) >> 3));
    writeFileSync(from, bytes);
    const read = readPlainFile(from, size);
    expect(read.status === "read" && read.bytes.equals(bytes)).toBe(true);
    expect(copyPlainFile(from, to, size)).toBe("read");
    expect(readFileSync(to).equals(bytes)).toBe(true);
  });

  it("is followed through links", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a"), "a");
    symlinkSync("a", join(folder, "b"));
    expect(readPlainFile(join(folder, "b"), 10)).toEqual({ status: "read", bytes: Buffer.from("a") });
  });

  it.each(["gone", "a/below a file", "dangling"])("is absent: %s", (name) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a"), "a");
    symlinkSync("nowhere", join(folder, "dangling"));
    expect(readPlainFile(join(folder, name), 10)).toEqual({ status: "absent" });
  });

  it("is refused above the limit, and leaves no copy", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a"), "12345");
    expect(readPlainFile(join(folder, "a"), 4)).toMatchObject({
      status: "refused",
      problem: { reason: "too-large" },
    });
    expect(copyPlainFile(join(folder, "a"), join(folder, "b"), 4)).toMatchObject({ reason: "too-large" });
    expect(readPlainFile(join(folder, "b"), 4)).toEqual({ status: "absent" });
  });

  it("is not a folder, a FIFO, a device or a loop", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "folder"));
    makeFifo(join(folder, "fifo"));
    symlinkSync("/dev/zero", join(folder, "device"));
    symlinkSync("loop", join(folder, "loop"));
    const reasons = ["folder", "fifo", "device", "loop"].map((name) => {
      const file = readPlainFile(join(folder, name), 10);
      return file.status === "refused" ? file.problem.reason : file.status;
    });
    expect(reasons).toEqual([
      "not-a-regular-file",
      "not-a-regular-file",
      "not-a-regular-file",
      "symlink-loop",
    ]);
  });
});
