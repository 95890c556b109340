import type { TSESTree } from "@typescript-eslint/utils";
import { type Origin, under, wholeOf } from "./origin.js";
import { isFunction, pathOf, stringOf } from "./syntax.js";

/** Calls that give a pair of a value and its setter. */
const PAIRS = /^(?:React\.)?(?:useState|createSignal|createStore|useImmer)$/u;
/** Calls that give an object around a value. */
const AROUND =
  /^(?:(?:React\.)?useRef|(?:shallow)?[rR]ef|shallowReactive|reactive|\$state|signal|observable)$/u;

/** Calls that give a state by itself, which code then writes to. */
const ITSELF = /^(?:writable|atom)$/u;

/** Whether a call makes a state that is empty at first: what it will hold is not known. */
export function isEmptyState({ callee, arguments: [start] }: TSESTree.CallExpression): boolean {
  const path = pathOf(callee) ?? "";
  return [PAIRS, AROUND, ITSELF].some((makes) => makes.test(path)) && isEmpty(start);
}

/** Whether a state begins with no value, or an empty text. */
export function isEmpty(start: TSESTree.Node | undefined): boolean {
  if (start === undefined || stringOf(start) === "" || pathOf(start) === "undefined") return true;
  return start.type === "Literal" && start.value === null && start.raw === "null";
}

/** What is under a name of the state that a call makes, as far as it begins: `useState({ … })`, `ref({ … })`, `reactive({ … })`. */
export function startOfState(
  { callee, arguments: [start] }: TSESTree.CallExpression,
  name: string,
): readonly Origin[] {
  if (start === undefined || isEmpty(start)) return [];
  const path = pathOf(callee) ?? "";
  const begins = wholeOf(isFunction(start) && start.body.type !== "BlockStatement" ? start.body : start);
  if (PAIRS.test(path)) return name === "0" ? [begins] : [];
  if (!AROUND.test(path)) return [];
  return name === "value" || name === "current" ? [begins] : [under(begins, name)];
}
