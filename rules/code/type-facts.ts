import type { ParserServicesWithTypeInformation, TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Type } from "typescript";
import { detect } from "../../src/detect/detect.js";

/** What the type of an expression tells: a key, as its literal type; a value that is no text; nothing. */
export type TypeFact = "key" | "no-text" | "nothing";

/** Types that are no text, as TypeScript writes them; the numbers of their flags differ between its versions. */
const NO_TEXT =
  /^(?:boolean|true|false|number|-?[\d.]+|bigint|undefined|null|void)(?: \| (?:boolean|true|false|number|-?[\d.]+|bigint|undefined|null|void))*$/u;

/** Asks the types of a project, where the parser has them; tells nothing where it has none. */
export class TypeFacts {
  readonly #services: ParserServicesWithTypeInformation | null;

  constructor({ parserServices }: Readonly<TSESLint.SourceCode>) {
    const hasTypes = parserServices?.program !== undefined && parserServices.program !== null;
    this.#services = hasTypes ? (parserServices as ParserServicesWithTypeInformation) : null;
  }

  /** What the type of an expression tells. */
  of(node: TSESTree.Node): TypeFact {
    if (this.#services === null) return "nothing";
    const type = this.#services.getTypeAtLocation(node);
    const members = type.isUnion() ? type.types : [type];
    if (members.some(isKey)) return "key";
    const written = this.#services.program.getTypeChecker().typeToString(type);
    return NO_TEXT.test(written) ? "no-text" : "nothing";
  }
}

function isKey(type: Type): boolean {
  if (!type.isStringLiteral()) return false;
  return detect(type.value, { path: "" }).some(
    ({ judgement, key }) =>
      key.length === type.value.length &&
      (judgement.status === "ours" || judgement.status === "unattributed"),
  );
}
