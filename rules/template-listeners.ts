import type { TSESLint } from "@typescript-eslint/utils";

/** What Vue's parser brings for rules. */
interface VueServices {
  readonly defineTemplateBodyVisitor?: (
    inTemplate: TSESLint.RuleListener,
    inScript: TSESLint.RuleListener,
    options: { readonly templateBodyTriggerSelector: "Program" },
  ) => TSESLint.RuleListener;
}

/**
 * Listeners that also hear the expressions in the template of a Vue component, before those of its script. In every other file
 * they are what they were: the parsers of Svelte and Astro make one tree of markup and script.
 */
export function alsoInTemplate(
  { parserServices }: Readonly<TSESLint.SourceCode>,
  listeners: TSESLint.RuleListener,
): TSESLint.RuleListener {
  const { defineTemplateBodyVisitor } = (parserServices ?? {}) as VueServices;
  if (defineTemplateBodyVisitor === undefined) return listeners;
  const ofExpressions = Object.entries(listeners).filter(([selector]) => !selector.startsWith("Program"));
  return defineTemplateBodyVisitor(
    Object.fromEntries(ofExpressions),
    { ...listeners },
    { templateBodyTriggerSelector: "Program" },
  );
}
