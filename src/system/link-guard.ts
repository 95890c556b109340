import { lstatSync } from "node:fs";

const SLASH = 0x2f;

/**
 * Tells names that lead through a symbolic link. Git lists a tracked file by the name that it once had, whatever stands in place
 * of its folder by now, and a link there leads out of the work tree. Each folder is looked at once.
 */
export class LinkGuard {
  readonly #base: Buffer;
  readonly #isBehindLink = new Map<string, boolean>();
  #last: Buffer = Buffer.alloc(0);
  #lastIsBehind = false;

  /** @param base the folder that names are relative to, with a `/` at its end; itself never doubted */
  constructor(base: Buffer) {
    this.#base = base;
  }

  /** Whether a folder on the way to a name is a link. */
  isBehindLink(name: Buffer): boolean {
    const folder = name.subarray(0, name.lastIndexOf(SLASH) + 1);
    // Names of one folder follow each other.
    if (folder.equals(this.#last)) return this.#lastIsBehind;
    this.#lastIsBehind = this.#isLink(folder);
    this.#last = folder;
    return this.#lastIsBehind;
  }

  /** @param folder relative, with a `/` at its end, or empty */
  #isLink(folder: Buffer): boolean {
    if (folder.length === 0) return false;
    const id = folder.toString("latin1");
    let answer = this.#isBehindLink.get(id);
    if (answer === undefined) {
      const path = folder.subarray(0, -1);
      answer = this.#isLink(path.subarray(0, path.lastIndexOf(SLASH) + 1)) || isLink(this.#base, path);
      this.#isBehindLink.set(id, answer);
    }
    return answer;
  }
}

function isLink(base: Buffer, path: Buffer): boolean {
  try {
    return lstatSync(Buffer.concat([base, path])).isSymbolicLink();
  } catch {
    // Opening the file says what is wrong.
    return false;
  }
}
