import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { remembered } from "../remembered.js";
import { type Origin, under, wholeOf } from "./origin.js";
import { functionIn, returnedBy } from "./returned.js";
import { isEmpty } from "./states.js";
import { bare, isFunction, nameOfMember } from "./syntax.js";
import { memberOf } from "./written-values.js";

/** The options of the component that a module exports: `export default { … }`, `export default defineComponent({ … })`. */
export const componentOptions = remembered(({ body }: TSESTree.Program): TSESTree.ObjectExpression | null => {
  const exported = body.find((statement) => statement.type === "ExportDefaultDeclaration")?.declaration;
  const value = exported === undefined ? undefined : bare(exported);
  const [made] = value?.type === "CallExpression" ? value.arguments : [value];
  const options = made === undefined ? undefined : bare(made);
  return options?.type === "ObjectExpression" ? options : null;
});

/**
 * What a component of Vue has under a name for its template and its methods, from `data`, `setup` and `computed`. Nothing where
 * it is empty at first: such a state is there to be filled.
 */
export function memberOfComponent(
  sourceCode: Readonly<TSESLint.SourceCode>,
  name: string,
): readonly Origin[] {
  const options = componentOptions(sourceCode.ast);
  if (options === null) return [];
  const computed = functionOf(memberOf(memberOf(options, "computed"), name));
  if (computed !== null) return returnedBy(sourceCode, computed).map(wholeOf);
  return ["data", "setup"].flatMap((option) => {
    const given = memberOf(options, option);
    const made = functionIn(given);
    const states = made === null ? [given] : returnedBy(sourceCode, made);
    return states.flatMap((state) => (state === null ? [] : partOf(bare(state), name)));
  });
}

/** A computed value is a function, or has one that gets it. */
function functionOf(computed: TSESTree.Node | null) {
  if (computed === null) return null;
  const node = bare(computed);
  const getter = node.type === "ObjectExpression" ? memberOf(node, "get") : node;
  return getter !== null && isFunction(getter) ? getter : null;
}

function partOf(state: TSESTree.Node, name: string): readonly Origin[] {
  if (state.type !== "ObjectExpression") return [under(wholeOf(state), name)];
  const part = state.properties.find(
    (property) => property.type === "Property" && nameOfMember(property) === name,
  );
  return part?.type !== "Property" || isEmpty(part.value) ? [] : [wholeOf(part.value)];
}
