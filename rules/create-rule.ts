import { RuleCreator } from "@typescript-eslint/utils/eslint-utils";

/** What `meta.docs` of a rule holds besides its description. */
export interface RuleDocs {
  /** Whether `recommended` has the rule. */
  readonly recommended: boolean;
}

const PAGES = "https://github.com/keylint/keylint/blob/main/docs/rules";

/** Makes a rule, with the address of its page as `meta.docs.url`. */
export const createRule = RuleCreator<RuleDocs>((name) => `${PAGES}/${name}.md`);
