import type { TSESTree } from "@typescript-eslint/utils";
import { type Origin, under, wholeOf } from "./origin.js";
import { isFunction, pathOf } from "./syntax.js";

/** Calls that give a pair of a value and its setter. */
const PAIRS = /^(?:React\.)?(?:useState|createSignal|createStore|useImmer)$/u;
/** Calls that give an object around a value. */
const AROUND =
  /^(?:(?:React\.)?useRef|(?:shallow)?[rR]ef|shallowReactive|reactive|\$state|signal|observable)$/u;

/** What is under a name of the state that a call makes, as far as it begins: `useState({ … })`, `ref({ … })`, `reactive({ … })`. */
export function startOfState(
  { callee, arguments: [start] }: TSESTree.CallExpression,
  name: string,
): readonly Origin[] {
  if (start === undefined) return [];
  const path = pathOf(callee) ?? "";
  const begins = wholeOf(isFunction(start) && start.body.type !== "BlockStatement" ? start.body : start);
  if (PAIRS.test(path)) return name === "0" ? [begins] : [];
  if (!AROUND.test(path)) return [];
  return name === "value" || name === "current" ? [begins] : [under(begins, name)];
}
