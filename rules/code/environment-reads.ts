import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isKeyName } from "../key-name.js";
import type { KeySource } from "./key-source.js";
import { type FunctionNode, pathOf, stringOf } from "./syntax.js";

const VARIABLE = /\b(?:[A-Z0-9]{1,20}_){0,6}PICTIFY_[A-Z0-9_]{1,40}\b/gu;
const WHOLE = /^(?:(?:globalThis\.)?process\.env|Bun\.env)$/u;
const ENVIRONMENT = /^(?:(?:globalThis\.)?process\.env|Bun\.env|import\.meta\.env)$/u;
const BY_NAME = /\benv(?:\?\.)?\[|\benv\.get\(/u;

/** Tells which reads of the environment give a key although they do not name one. */
export class EnvironmentReads {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  #variable: string | null | undefined;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>) {
    this.#sourceCode = sourceCode;
  }

  /** The key that is in `process.env` as a whole, where the file names its variable; null for any other expression. */
  keyInWhole(node: TSESTree.MemberExpression): KeySource | null {
    if (!WHOLE.test(pathOf(node) ?? "")) return null;
    this.#variable ??= this.#sourceCode.text.match(VARIABLE)?.find(isKeyName) ?? null;
    return this.#variable === null ? null : { node, name: this.#variable };
  }

  /** The key that a member of the environment is by any of the names that it is read under: `process.env[name]` in a loop over names. */
  keyByNames(node: TSESTree.MemberExpression, names: readonly string[]): KeySource | null {
    const name = names.find(isKeyName);
    return name === undefined || !ENVIRONMENT.test(pathOf(node.object) ?? "") ? null : { node, name };
  }

  /** The key that a function of the file reads by the name that it is handed: `const read = (name) => process.env[name]`. */
  keyReadBy({ arguments: [first] }: TSESTree.CallExpression, called: FunctionNode | null): KeySource | null {
    const name = stringOf(first);
    if (called === null || first === undefined || name === null || !isKeyName(name)) return null;
    return BY_NAME.test(this.#sourceCode.getText(called)) ? { node: first, name } : null;
  }
}
