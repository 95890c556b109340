import type { TSESTree } from "@typescript-eslint/utils";
import { filledInto } from "./fillings.js";
import { type MappedText, sliced, UNKNOWN, wholly } from "./mapped-text.js";
import type { StaticTexts } from "./static-text.js";
import { bare, nameOfMember, pathOf, stringOf } from "./syntax.js";
import { integerOf } from "./written-values.js";

/** How many constants and calls are followed, one into the other. */
const MAX_DEPTH = 24;

/** Works out the lists that texts are put together of. */
export class StaticLists {
  readonly #texts: StaticTexts;

  constructor(texts: StaticTexts) {
    this.#texts = texts;
  }

  /** The texts of an array: written as one, split from a text, or another one reversed. */
  itemsOf(expression: TSESTree.Node, depth = 0): readonly MappedText[] | null {
    const node = bare(expression);
    if (node.type === "ArrayExpression") {
      return node.elements.flatMap((element) =>
        element === null ? [wholly("", node.range)] : this.#spread(element, depth),
      );
    }
    if (node.type === "Identifier") {
      const value = this.#texts.valueOf(node);
      const items = value === null || depth > MAX_DEPTH ? null : this.itemsOf(value, depth + 1);
      const variable = this.#texts.variableOf(node);
      const added = variable === undefined ? [] : filledInto(variable).map((filling) => filling.value);
      return (
        items &&
        [...items, ...added.flatMap((element) => this.#spread(element, depth))].map(({ text }) =>
          wholly(text, node.range),
        )
      );
    }
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return null;
    const { object } = node.callee;
    switch (nameOfMember(node.callee)) {
      case "reverse":
      case "toReversed":
        return this.itemsOf(object, depth)?.toReversed() ?? null;
      case "concat":
        return (
          this.itemsOf(object, depth)?.concat(
            node.arguments.flatMap(
              (argument) => this.itemsOf(argument, depth) ?? this.#spread(argument, depth),
            ),
          ) ?? null
        );
      case "from":
        return pathOf(node.callee) === "Array.from" && node.arguments[0] !== undefined
          ? this.#units(node.arguments[0], depth)
          : null;
      case "split": {
        const text = this.#texts.textOf(object, depth);
        const separator = stringOf(node.arguments[0]);
        if (text === null || separator === null) return null;
        if (separator === "") return this.#units(object, depth);
        return text.text.split(separator).map((part) => wholly(part, object.range));
      }
      default:
        return null;
    }
  }

  /** An element of an array, or several that are spread into it. */
  #spread(element: TSESTree.Node, depth: number): readonly MappedText[] {
    const spread =
      element.type === "SpreadElement"
        ? (this.itemsOf(element.argument, depth) ?? this.#units(element.argument, depth))
        : null;
    return spread ?? [this.#texts.textOf(element, depth) ?? wholly(UNKNOWN, element.range)];
  }

  /** The units of a text, each an element. */
  #units(expression: TSESTree.Node, depth: number): readonly MappedText[] | null {
    const text = this.#texts.textOf(expression, depth);
    return text === null
      ? null
      : Array.from({ length: text.text.length }, (_, at) => sliced(text, at, at + 1));
  }

  /** The numbers of a list that is written out, also inside of `Uint8Array.from`; null where one is not known. */
  numbersOf(expression: TSESTree.Node): readonly number[] | null {
    const node = bare(expression);
    if (node.type === "Identifier") {
      const value = this.#texts.valueOf(node);
      return value === null || value.type === "Identifier" ? null : this.numbersOf(value);
    }
    if (node.type === "NewExpression" || node.type === "CallExpression") {
      const [argument] = node.arguments;
      const isBytes = /^(?:new )?(?:Uint8Array|Buffer)(?:\.(?:from|of))?(?:\(\))?$/u.test(
        pathOf(node.callee) ?? "",
      );
      return argument === undefined || !isBytes ? null : this.numbersOf(argument);
    }
    if (node.type !== "ArrayExpression") return null;
    const numbers = node.elements.map((element) => (element === null ? null : integerOf(element)));
    return numbers.every((number) => number !== null) ? numbers : null;
  }
}
