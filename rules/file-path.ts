import { isAbsolute, relative, sep } from "node:path";

/** What of a rule's context tells which file is linted. */
interface FileContext {
  readonly filename: string;
  readonly cwd: string;
}

/** Names that stand for a text without a file, such as `<input>`. */
const NO_FILE = /^<[^<>]*>$/u;

/** The path of the linted file relative to the working directory, with `/` on every system; empty for a text without a file. */
export function filePath({ filename, cwd }: FileContext): string {
  if (NO_FILE.test(filename)) return "";
  const path = isAbsolute(filename) ? relative(cwd, filename) : filename;
  return path.replaceAll(sep, "/");
}
