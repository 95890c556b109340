import type { TSESTree } from "@typescript-eslint/utils";
import { type Origin, under, wholeOf } from "./origin.js";
import { bare, type FunctionNode, isFunction, nameOfMember, pathOf } from "./syntax.js";

/** Methods of lists, maps and promises that hand what they hold to a function, as its first argument. */
const HANDS_OVER = /^(?:forEach|map|flatMap|filter|find|findLast|some|every|then|tap)$/u;
/** Calls of Vue that hand the new value of their first argument to a function. */
const WATCH = /^(?:watch|watchDebounced|watchThrottled|watchOnce|whenever)$/u;

/**
 * What a function is handed that a list, a map or a promise calls: `list.forEach((element) => …)`, `promise.then((value) => …)`,
 * or that is told of changes: `watch(source, (value) => …)`.
 */
export function elementsFor(
  owner: FunctionNode,
  index: number,
  members: readonly string[],
): readonly Origin[] {
  const { parent: call } = owner;
  if (call.type !== "CallExpression" || index !== 0) return [];
  const [first, second] = call.arguments;
  if (second === owner && first !== undefined && WATCH.test(pathOf(call.callee) ?? ""))
    return [under(wholeOf(isFunction(first) ? first.body : first), ...members)];
  if (first !== owner || call.callee.type !== "MemberExpression") return [];
  return HANDS_OVER.test(nameOfMember(call.callee) ?? "") ? elementsIn(call.callee.object, members) : [];
}

/** What is under some names of each element of a list or map; of the pairs of `Object.entries` the second, the value, is meant. */
export function elementsIn(list: TSESTree.Node, members: readonly string[]): readonly Origin[] {
  const object = bare(list);
  if (object.type === "CallExpression" && pathOf(object.callee) === "Object.entries") {
    const [held] = object.arguments;
    return held === undefined || members[0] !== "1" ? [] : [wholeOf(held)];
  }
  if (object.type === "ArrayExpression")
    return object.elements.flatMap((element) =>
      element === null ? [] : [under(wholeOf(element), ...members)],
    );
  return [under(wholeOf(object), ...members)];
}
