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

declare const __KEYLINT_PAGES__: string | undefined;

/** Where the pages of the rules are: put in by the build, from the repository of the package or else the package itself. */
const PAGES =
  typeof __KEYLINT_PAGES__ === "string" ? __KEYLINT_PAGES__ : "https://unpkg.com/keylint/docs/rules";

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
