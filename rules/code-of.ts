import type { TSESLint } from "@typescript-eslint/utils";
import { KeyFlow } from "./code/key-flow.js";
import { isCode } from "./code/syntax.js";
import { filePath } from "./file-path.js";
import { isLeak, keyPlaces, mayConcernPictify } from "./key-places.js";
import { remembered } from "./remembered.js";

/** What of a rule's context tells the file. */
interface LintedFile {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly filename: string;
  readonly cwd: string;
}

const PICTIFY = /pictify/iu;

/** The code of a file in which a key can be followed; null where there is no code, or nothing of Pictify's in it. Made once a file. */
export function codeOf(file: LintedFile): KeyFlow | null {
  return mayConcernPictify(file.sourceCode) ? flowOf(file.sourceCode, file) : null;
}

const flowOf = remembered((sourceCode: Readonly<TSESLint.SourceCode>, file: LintedFile) => {
  if (!isCode(sourceCode)) return null;
  const places = keyPlaces(sourceCode, filePath(file));
  return PICTIFY.test(sourceCode.text) || places.some(isLeak) ? new KeyFlow(sourceCode, places) : null;
});
