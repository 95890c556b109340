import type { TSESTree } from "@typescript-eslint/utils";
import { fullPathOf } from "../code/full-path.js";
import type { VariableOf } from "../code/variables.js";

/** What frameworks send to browsers as a whole: `useRuntimeConfig().public` of Nuxt, `publicRuntimeConfig` of Next.js, `extra` of Expo. */
const SECTION =
  /^(?:useRuntimeConfig\(\)\.public|useAppConfig\(\)|(?:\w{1,30}\.)?\$config\.public|(?:getConfig\(\)\.)?publicRuntimeConfig|Constants\.(?:expoConfig|manifest|manifest2)\.extra)\./u;

/** Whether an expression is something in such a section, by itself, through constants or taken out of it. */
export function isInPublicSection(expression: TSESTree.Node, variableOf: VariableOf): boolean {
  return SECTION.test(fullPathOf(expression, variableOf) ?? "");
}
