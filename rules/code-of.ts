import type { TSESLint } from "@typescript-eslint/utils";
import { KeyFlow } from "./code/key-flow.js";
import { isCode } from "./code/syntax.js";
import { filePath } from "./file-path.js";
import { isLeak, keyPlaces, mayConcernPictify } from "./key-places.js";

/** What of a rule's context tells the file. */
interface LintedFile {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly filename: string;
  readonly cwd: string;
}

const flows = new WeakMap<Readonly<TSESLint.SourceCode>, KeyFlow | null>();
const PICTIFY = /pictify/iu;

/** The code of a file in which a key can be followed; null where there is no code, or nothing of Pictify's in it. Made once a file. */
export function codeOf(file: LintedFile): KeyFlow | null {
  const { sourceCode } = file;
  let flow = flows.get(sourceCode);
  if (flow === undefined) {
    flow = null;
    const path = filePath(file);
    if (mayConcernPictify(sourceCode, path) && isCode(sourceCode)) {
      const places = keyPlaces(sourceCode, path);
      if (PICTIFY.test(sourceCode.text) || places.some(isLeak)) flow = new KeyFlow(sourceCode, places);
    }
    flows.set(sourceCode, flow);
  }
  return flow;
}
