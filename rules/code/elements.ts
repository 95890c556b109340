import { type Origin, under, wholeOf } from "./origin.js";
import { bare, type FunctionNode, nameOfMember, pathOf } from "./syntax.js";

/** Methods of lists, maps and promises that hand what they hold to a function, as its first argument. */
const HANDS_OVER = /^(?:forEach|map|flatMap|filter|find|findLast|some|every|then|tap)$/u;

/**
 * What a function is handed that a list, a map or a promise calls: `list.forEach((element) => …)`, `promise.then((value) => …)`.
 * Of the pairs of `Object.entries` the second is meant.
 */
export function elementsFor(
  owner: FunctionNode,
  index: number,
  members: readonly string[],
): readonly Origin[] {
  const { parent: call } = owner;
  if (call.type !== "CallExpression" || call.arguments[0] !== owner || index !== 0) return [];
  const { callee } = call;
  if (callee.type !== "MemberExpression" || !HANDS_OVER.test(nameOfMember(callee) ?? "")) return [];
  const object = bare(callee.object);
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
