import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

type Listener = (node: TSESTree.Node) => void;

/** Listeners that do what two sets of listeners do, one after the other. */
export function bothListeners(
  one: TSESLint.RuleListener,
  other: TSESLint.RuleListener,
): TSESLint.RuleListener {
  const merged = new Map(Object.entries(one) as [string, Listener][]);
  for (const [selector, listener] of Object.entries(other) as [string, Listener][]) {
    const first = merged.get(selector);
    merged.set(
      selector,
      first === undefined
        ? listener
        : (node) => {
            first(node);
            listener(node);
          },
    );
  }
  return Object.fromEntries(merged);
}
