import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { ConstantValues } from "./constant-values.js";
import { joined, LONGEST, type MappedText, UNKNOWN, wholly, written } from "./mapped-text.js";
import { calledText } from "./static-calls.js";
import { StaticLists } from "./static-lists.js";
import { bare, pathOf, stringOf } from "./syntax.js";
import type { ValueOrigins } from "./value-origins.js";
import { writtenBefore } from "./written-values.js";

/** How many constants and calls are followed, one into the other. */
const MAX_DEPTH = 24;

/**
 * Works out texts that code puts together of what is written in the file: concatenation, templates, `join`, `concat`,
 * constants, parameters with one caller, functions of the file, `atob`, `Buffer.from`, `String.fromCharCode`. What is not known
 * becomes {@link UNKNOWN}. Runs nothing.
 */
export class StaticTexts {
  readonly #source: string;
  readonly #origins: ValueOrigins;
  readonly #values: ConstantValues;
  readonly #lists = new StaticLists(this);
  readonly #known = new WeakMap<TSESTree.Node, MappedText | null>();

  constructor(sourceCode: Readonly<TSESLint.SourceCode>, origins: ValueOrigins) {
    this.#source = sourceCode.text;
    this.#origins = origins;
    this.#values = new ConstantValues(sourceCode, origins.variableOf, origins.callers);
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

  /** The text of an expression where all of it is known; null elsewhere. */
  constantOf(expression: TSESTree.Node): string | null {
    const text = stringOf(expression) ?? this.textOf(expression)?.text ?? null;
    return text?.includes(UNKNOWN) === true ? null : text;
  }

  /** The expression that a constant, a member of one, or a parameter with one caller was given; null where that is not known. */
  valueOf(expression: TSESTree.Node): TSESTree.Node | null {
    return this.#values.of(expression);
  }

  /** Finds the variables of the file. */
  get variableOf(): ValueOrigins["variableOf"] {
    return this.#origins.variableOf;
  }

  /** Texts one after the other; null where none of them is known. */
  concatenation(terms: readonly TSESTree.Node[], depth: number): MappedText | null {
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

  #read(node: TSESTree.Node, depth: number): MappedText | null {
    switch (node.type) {
      case "Literal":
        if (typeof node.value === "number") return wholly(String(node.value), node.range);
        if (typeof node.value !== "string") return null;
        return written(this.#source, [node.range[0] + 1, node.range[1] - 1], node.value);
      case "TemplateLiteral":
        return this.#template(node, depth);
      case "TaggedTemplateExpression":
        return pathOf(node.tag) === "String.raw" ? this.#template(node.quasi, depth, true) : null;
      case "BinaryExpression":
        return node.operator === "+" ? this.#sum(node, depth) : null;
      case "ConditionalExpression": {
        const [text, other] = [node.consequent, node.alternate].map((side) => this.textOf(side, depth));
        return other == null ? null : (text ?? null);
      }
      case "Identifier":
      case "MemberExpression": {
        const value = this.valueOf(node);
        const text = value === null ? null : this.textOf(value, depth);
        return text === null ? null : wholly(text.text, node.range);
      }
      case "CallExpression":
        return calledText(node, this, this.#lists, depth) ?? this.#result(node, depth);
      case "AssignmentExpression":
        return node.operator === "+=" ? this.#appended(node, depth) : null;
      default:
        return null;
    }
  }

  /** The text that a function of the file gives, where it has one result. */
  #result(node: TSESTree.CallExpression, depth: number): MappedText | null {
    const [result, ...others] = this.#origins.ofCall(node) ?? [];
    const text = result === undefined || others.length > 0 ? null : this.textOf(result, depth);
    return text === null ? null : wholly(text.text, node.range);
  }

  /** What a variable holds after a text was appended to it, where all that is written to it before is known. */
  #appended(node: TSESTree.AssignmentExpression, depth: number): MappedText | null {
    const variable = this.#origins.variableOf(node.left);
    const before = variable === undefined ? null : writtenBefore(variable, node);
    const texts = before?.map((value) => this.textOf(value, depth)) ?? [null];
    const added = this.textOf(node.right, depth);
    if (added === null || !texts.every((text) => text !== null)) return null;
    return joined([wholly(texts.map(({ text }) => text).join(""), node.left.range), added]);
  }

  #template(
    { quasis, expressions }: TSESTree.TemplateLiteral,
    depth: number,
    isRaw = false,
  ): MappedText | null {
    const parts: MappedText[] = [];
    for (const [index, quasi] of quasis.entries()) {
      const end = quasi.range[1] - (quasi.tail ? 1 : 2);
      const text = isRaw ? quasi.value.raw : (quasi.value.cooked ?? quasi.value.raw);
      parts.push(written(this.#source, [quasi.range[0] + 1, end], text));
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
    return this.concatenation(terms.reverse(), depth);
  }
}
