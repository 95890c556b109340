import { pathText } from "../inspect/path-text.js";
import type { FileBatch } from "./file-batch.js";

/** Words that names of such files have, and how such a name looks. */
const WORDS = [
  "ockerfile",
  "ontainerfile",
  "ompose",
  "package.json",
  "pubspec.yaml",
  ".env",
  ".vercelignore",
  ".gcloudignore",
];
const NAME =
  /(?:^|\/)(?:[^/]*(?:docker|container)file[^/]*|(?:docker-)?compose(?:[._-][^/]{1,60})?\.ya?ml|package\.json|pubspec\.yaml|\.env[^/]*|[^/]{1,80}\.env|\.vercelignore|\.gcloudignore)$/iu;

/** Files beyond these many are not told. */
const MOST = 5000;

/**
 * Picks the few files out of those that are read that tell how a project is built and published: manifests, Dockerfiles,
 * environment files. Looks at names only, whole batches at a time.
 */
export class Landmarks {
  readonly #paths: string[] = [];

  /** As reports have them. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  see({ names, prefix }: FileBatch): void {
    const bytes = Buffer.from(names.buffer, names.byteOffset, names.length);
    for (const word of WORDS) {
      for (let at = bytes.indexOf(word); at !== -1 && this.#paths.length < MOST;) {
        const end = bytes.indexOf(0, at);
        const stop = end === -1 ? bytes.length : end;
        const path = prefix + pathText(bytes.subarray(bytes.lastIndexOf(0, at) + 1, stop));
        if (NAME.test(path)) this.#paths.push(path);
        at = bytes.indexOf(word, stop);
      }
    }
  }
}
