import type { TSESLint } from "@typescript-eslint/utils";

/** What `meta.docs` of a rule holds besides its description and address. */
export interface RuleDocs {
  /** Whether `recommended` has the rule. */
  readonly recommended: boolean;
}

type Rule<Options extends readonly unknown[], MessageId extends string> = TSESLint.RuleModule<
  MessageId,
  Options,
  RuleDocs
>;

const PAGES = "https://github.com/keylint/keylint/blob/main/docs/rules";

/**
 * Makes a rule, with the address of its page as `meta.docs.url`. ESLint fills in its default options from 9.15 on, which is the
 * oldest that the plugin runs on; `RuleCreator` of typescript-eslint would do it again for every file.
 */
export function createRule<Options extends readonly unknown[], MessageId extends string>({
  name,
  meta,
  create,
}: Pick<Rule<Options, MessageId>, "create"> & {
  readonly name: string;
  readonly meta: Omit<Rule<Options, MessageId>["meta"], "docs"> & {
    readonly docs: TSESLint.RuleMetaDataDocs & RuleDocs;
  };
}): Rule<Options, MessageId> {
  return { meta: { ...meta, docs: { ...meta.docs, url: `${PAGES}/${name}.md` } }, create };
}
