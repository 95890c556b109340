import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";

/** What an object is. */
export type Type = "blob" | "tree" | "commit" | "tag";

/** Writes a loose object without asking git whether it makes sense, and gives its id. */
export function writeObject(root: string, type: Type, content: string | Buffer): string {
  const bytes = Buffer.from(content);
  const whole = Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes]);
  const oid = createHash("sha1").update(whole).digest("hex");
  writeLoose(root, oid, deflateSync(whole));
  return oid;
}

/** Where the file of a loose object is. */
export function loosePath(root: string, oid: string): string {
  return join(root, ".git/objects", oid.slice(0, 2), oid.slice(2));
}

/** Writes the file of a loose object, whatever is in it. */
export function writeLoose(root: string, oid: string, bytes: Uint8Array): void {
  const path = loosePath(root, oid);
  mkdirSync(dirname(path), { recursive: true });
  execFileSync("rm", ["-f", path]);
  writeFileSync(path, bytes);
}

/** A tree of entries in the order that they are given. */
export function treeOf(
  ...entries: readonly (readonly [mode: string, name: string | Buffer, oid: string])[]
): Buffer {
  return Buffer.concat(
    entries.flatMap(([mode, name, oid]) => [
      Buffer.from(`${mode} `),
      Buffer.from(name),
      Buffer.from([0]),
      Buffer.from(oid, "hex"),
    ]),
  );
}

const WHO = "A <a@example.test> 1700000000 +0000";

/** The text of a commit; `headers` are lines that end with a newline. */
export function commitOf(
  tree: string,
  parents: readonly string[] = [],
  message = "made\n",
  headers = "",
): string {
  const lines = parents.map((parent) => `parent ${parent}\n`).join("");
  return `tree ${tree}\n${lines}author ${WHO}\ncommitter ${WHO}\n${headers}\n${message}`;
}

/** The text of a tag. */
export function tagOf(object: string, type: Type, message = "tag\n", tagger = `tagger ${WHO}\n`): string {
  return `object ${object}\ntype ${type}\ntag t\n${tagger}\n${message}`;
}

/** Runs git with something to read, untouched by the configuration of this machine. */
export function gitWith(root: string, input: string | Buffer, ...args: readonly string[]): string {
  return execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.test", ...args], {
    cwd: root,
    input,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "pipe"],
    env: { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" },
  }).trim();
}
