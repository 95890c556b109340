import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Callers } from "./callers.js";
import { membersOfClass } from "./class-members.js";
import { bare, classAround, isFunction, nameOfMember, pathOf } from "./syntax.js";
import { onlyValueOf, type VariableOf } from "./variables.js";
import { memberOf, takenOut } from "./written-values.js";

/** How many constants are followed, one into the other. */
const MAX_DEPTH = 12;

/** Finds the one expression that a constant, a member of one, or a parameter with one caller stands for. */
export class ConstantValues {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #variableOf: VariableOf;
  readonly #callers: Callers;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>, variableOf: VariableOf, callers: Callers) {
    this.#sourceCode = sourceCode;
    this.#variableOf = variableOf;
    this.#callers = callers;
  }

  /** What an identifier or a member was given; null where that is not known. */
  of(expression: TSESTree.Node, depth = 0): TSESTree.Node | null {
    const node = bare(expression);
    if (depth > MAX_DEPTH) return null;
    if (node.type === "Identifier") {
      const variable = this.#variableOf(node);
      return variable === undefined ? null : this.#ofVariable(variable, node, depth + 1);
    }
    return node.type === "MemberExpression" ? this.#ofMember(node, depth + 1) : null;
  }

  #ofVariable(variable: TSESLint.Scope.Variable, use: TSESTree.Node, depth: number): TSESTree.Node | null {
    const [definition] = variable.defs;
    if (definition?.node.type === "TSEnumMember") return definition.node.initializer ?? null;
    if (definition?.type === "Parameter" && isFunction(definition.node)) {
      const { node: owner, name } = definition;
      const index = owner.params.findIndex((parameter) => parameter === name);
      const [call, ...others] =
        index === -1 || variable.references.some(isWritten) ? [] : this.#callers.of(owner);
      const argument = call?.arguments[index];
      return others.length > 0 || argument?.type === "SpreadElement" ? null : (argument ?? null);
    }
    return (
      onlyValueOf(variable) ??
      takenOut(variable, (holder) => this.#held(holder, depth)) ??
      latestText(variable, use)
    );
  }

  #ofMember(node: TSESTree.MemberExpression, depth: number): TSESTree.Node | null {
    const name = nameOfMember(node);
    const object = bare(node.object);
    const owner = object.type === "ThisExpression" ? classAround(object) : this.#classOf(object);
    if (owner !== null && name !== null) {
      const [member, ...others] = membersOfClass(this.#sourceCode, owner, name);
      return member === undefined || others.length > 0 || member.members.length > 0 ? null : member.node;
    }
    return memberOf(this.#held(object, depth), name);
  }

  /** What an expression holds: an object, an array or an enum that is written out. */
  #held(expression: TSESTree.Node, depth: number): TSESTree.Node | null {
    const node = bare(expression);
    if (node.type === "CallExpression") {
      const [frozen] = /^Object\.(?:freeze|seal)$/u.test(pathOf(node.callee) ?? "") ? node.arguments : [];
      return frozen === undefined ? null : this.#held(frozen, depth);
    }
    if (node.type !== "Identifier" && node.type !== "MemberExpression") return node;
    const definition = this.#variableOf(node)?.defs[0]?.node;
    if (definition?.type === "TSEnumDeclaration") return definition;
    const value = this.of(node, depth);
    return value === null ? null : this.#held(value, depth + 1);
  }

  #classOf(object: TSESTree.Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | null {
    const definition = this.#variableOf(object)?.defs[0]?.node;
    return definition?.type === "ClassDeclaration" || definition?.type === "ClassExpression"
      ? definition
      : null;
  }
}

function isWritten(reference: TSESLint.Scope.Reference): boolean {
  return reference.isWrite();
}

/** The last text that is written to a variable before a use of it, where nothing but texts that are put together here ever is. */
function latestText({ references }: TSESLint.Scope.Variable, use: TSESTree.Node): TSESTree.Node | null {
  let latest: TSESTree.Node | null = null;
  for (const { identifier, init, writeExpr } of references.filter(isWritten)) {
    const { parent } = identifier;
    const isAssigned = parent.type === "AssignmentExpression" && parent.left === identifier;
    if (writeExpr === null || writeExpr === undefined || !(init === true || isAssigned) || !isText(writeExpr))
      return null;
    if (writeExpr.range[1] <= use.range[0])
      latest = isAssigned && parent.operator !== "=" ? parent : writeExpr;
  }
  return latest;
}

function isText(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string";
    case "TemplateLiteral":
      return true;
    case "BinaryExpression":
      return node.operator === "+";
    case "CallExpression":
      return node.callee.type === "MemberExpression" && nameOfMember(node.callee) === "concat";
    default:
      return false;
  }
}
