import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { decodedBytes } from "./decoded-bytes.js";
import { joined, LONGEST, type MappedText, sliced, UNKNOWN, wholly, written } from "./mapped-text.js";
import { bare, nameOfMember, pathOf, stringOf } from "./syntax.js";
import { StaticLists } from "./static-lists.js";
import { integerOf, memberOf, takenOut, writtenBefore } from "./written-values.js";
import { onlyValueOf, type VariableOf, variablesOf } from "./variables.js";

/** How many constants and calls are followed, one into the other. */
const MAX_DEPTH = 24;

/**
 * Works out texts that code puts together of what is written in the file: concatenation, templates, `join`, `concat`,
 * constants, `atob`, `Buffer.from`, `String.fromCharCode`. What is not known becomes {@link UNKNOWN}. Runs nothing.
 */
export class StaticTexts {
  readonly #source: string;
  readonly #variableOf: VariableOf;
  readonly #lists = new StaticLists(this);
  readonly #known = new WeakMap<TSESTree.Node, MappedText | null>();

  constructor(sourceCode: Readonly<TSESLint.SourceCode>) {
    this.#source = sourceCode.text;
    this.#variableOf = variablesOf(sourceCode);
  }

  /** The text of an expression; null where nothing of it is known. */
  textOf(expression: TSESTree.Node, depth = 0): MappedText | null {
    const node = bare(expression);
    let text = this.#known.get(node);
    if (text === undefined) {
      // Also what a constant that leads to itself comes to.
      this.#known.set(node, null);
      text = depth > MAX_DEPTH ? null : this.#read(node, depth + 1);
      if (text !== null && text.text.length > LONGEST) text = null;
      this.#known.set(node, text);
    }
    return text;
  }

  #read(node: TSESTree.Node, depth: number): MappedText | null {
    switch (node.type) {
      case "Literal":
        if (typeof node.value === "number") return wholly(String(node.value), node.range);
        if (typeof node.value !== "string") return null;
        return written(this.#source, [node.range[0] + 1, node.range[1] - 1], node.value);
      case "TemplateLiteral":
        return this.#template(node, depth);
      case "TaggedTemplateExpression":
        return pathOf(node.tag) === "String.raw" ? this.#template(node.quasi, depth) : null;
      case "BinaryExpression":
        return node.operator === "+" ? this.#sum(node, depth) : null;
      case "Identifier":
      case "MemberExpression": {
        const value = this.valueOf(node);
        const text = value === null ? null : this.textOf(value, depth);
        return text === null ? null : wholly(text.text, node.range);
      }
      case "CallExpression":
        return this.#call(node, depth);
      case "AssignmentExpression":
        return node.operator === "+=" ? this.#appended(node, depth) : null;
      default:
        return null;
    }
  }

  /** What a variable holds after a text was appended to it, where all that is written to it before is known. */
  #appended(node: TSESTree.AssignmentExpression, depth: number): MappedText | null {
    const variable = this.#variableOf(node.left);
    const before = variable === undefined ? null : writtenBefore(variable, node);
    const texts = before?.map((value) => this.textOf(value, depth)) ?? [null];
    const added = this.textOf(node.right, depth);
    if (added === null || !texts.every((text) => text !== null)) return null;
    return joined([wholly(texts.map(({ text }) => text).join(""), node.left.range), added]);
  }

  /** The expression that a constant, or a member of one, was given; null where that is not known. */
  valueOf(expression: TSESTree.Node): TSESTree.Node | null {
    const node = bare(expression);
    if (node.type === "Identifier") {
      const variable = this.#variableOf(node);
      return variable === undefined ? null : (onlyValueOf(variable) ?? takenOut(variable));
    }
    if (node.type !== "MemberExpression") return null;
    const object = bare(node.object);
    const holder =
      object.type === "Identifier" ? (this.#enumOf(object) ?? this.valueOf(object)) : this.valueOf(object);
    return memberOf(holder, nameOfMember(node));
  }

  #enumOf(identifier: TSESTree.Node): TSESTree.Node | null {
    const definition = this.#variableOf(identifier)?.defs[0]?.node;
    return definition?.type === "TSEnumDeclaration" ? definition : null;
  }

  #template({ quasis, expressions }: TSESTree.TemplateLiteral, depth: number): MappedText | null {
    const parts: MappedText[] = [];
    for (const [index, quasi] of quasis.entries()) {
      const end = quasi.range[1] - (quasi.tail ? 1 : 2);
      parts.push(written(this.#source, [quasi.range[0] + 1, end], quasi.value.cooked ?? quasi.value.raw));
      const expression = expressions[index];
      if (expression !== undefined)
        parts.push(this.textOf(expression, depth) ?? wholly(UNKNOWN, expression.range));
    }
    return joined(parts);
  }

  /** Goes down the left side in a loop: bundles have sums of thousands of terms. */
  #sum(node: TSESTree.BinaryExpression, depth: number): MappedText | null {
    const terms: TSESTree.Node[] = [];
    let at: TSESTree.Node = node;
    for (; at.type === "BinaryExpression" && at.operator === "+"; at = bare(at.left)) terms.push(at.right);
    terms.push(at);
    return this.#concatenation(terms.reverse(), depth);
  }

  #concatenation(terms: readonly TSESTree.Node[], depth: number): MappedText | null {
    const parts: MappedText[] = [];
    let length = 0;
    let known = false;
    for (const term of terms) {
      const text = this.textOf(term, depth);
      known ||= text !== null;
      parts.push(text ?? wholly(UNKNOWN, term.range));
      length += text?.text.length ?? 1;
      if (length > LONGEST) return null;
    }
    return known ? joined(parts) : null;
  }

  #call(node: TSESTree.CallExpression, depth: number): MappedText | null {
    const callee = bare(node.callee);
    const name = callee.type === "MemberExpression" ? nameOfMember(callee) : null;
    const decoded = decodedBytes(
      node,
      (argument) => this.textOf(argument, depth)?.text ?? null,
      (argument) => this.#lists.numbersOf(argument),
    );
    if (decoded !== null) return wholly(decoded, node.range);
    if (callee.type !== "MemberExpression" || name === null) return this.#globalCall(node, depth);
    switch (name) {
      case "join": {
        const items = this.#lists.itemsOf(callee.object, depth);
        const separator = node.arguments[0] === undefined ? "," : stringOf(node.arguments[0]);
        if (items === null || separator === null) return null;
        const gap = wholly(separator, [callee.property.range[0], node.range[1]]);
        return joined(
          items.flatMap((item, index) => (index === 0 || separator === "" ? [item] : [gap, item])),
        );
      }
      case "concat":
        return this.textOf(callee.object, depth) === null
          ? null
          : this.#concatenation([callee.object, ...node.arguments], depth);
      case "toString":
      case "trim":
      case "valueOf":
        return this.textOf(callee.object, depth);
      case "slice":
      case "substring":
        return this.#slice(callee.object, node.arguments, depth);
      case "replace":
      case "replaceAll":
        return this.#replace(callee.object, name, node.arguments, depth);
      default:
        return null;
    }
  }

  #globalCall(node: TSESTree.CallExpression, depth: number): MappedText | null {
    const [argument] = node.arguments;
    if (argument === undefined) return null;
    const text = this.textOf(argument, depth);
    if (text === null) return null;
    switch (pathOf(node.callee)) {
      case "String":
        return text;
      case "decodeURIComponent":
      case "decodeURI":
      case "unescape":
        try {
          return wholly(decodeURIComponent(text.text), argument.range);
        } catch {
          return null;
        }
      default:
        return null;
    }
  }

  #slice(object: TSESTree.Node, bounds: readonly TSESTree.Node[], depth: number): MappedText | null {
    const text = this.textOf(object, depth);
    const [start, end] = bounds.map(integerOf);
    if (text === null || start === null || end === null) return null;
    return sliced(text, start ?? 0, end);
  }

  #replace(
    object: TSESTree.Node,
    name: "replace" | "replaceAll",
    [pattern, by]: readonly TSESTree.Node[],
    depth: number,
  ): MappedText | null {
    const text = this.textOf(object, depth);
    const from = stringOf(pattern);
    const to = stringOf(by);
    if (text === null || from === null || from === "" || to === null) return null;
    return wholly(
      text.text[name](from, () => to),
      object.range,
    );
  }
}
