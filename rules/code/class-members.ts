import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { type Origin, wholeOf } from "./origin.js";
import { remembered } from "../remembered.js";
import { returnedBy } from "./returned.js";
import { isFunction, nameOfMember } from "./syntax.js";

/** A class, in any of its forms. */
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** What a class gives a member of its own: in its declaration, by a getter or a constructor's parameter, in assignments of its methods. */
export function membersOfClass(
  sourceCode: Readonly<TSESLint.SourceCode>,
  owner: ClassNode,
  name: string,
): readonly Origin[] {
  return membersByName(owner, sourceCode).get(name) ?? [];
}

/** A name, and what a class gives it; null where the name is computed. */
type Given = readonly [name: string | null, origins: readonly Origin[]];

const membersByName = remembered((owner: ClassNode, sourceCode: Readonly<TSESLint.SourceCode>) => {
  const members = new Map<string | null, Origin[]>();
  for (const [name, origins] of owner.body.body.flatMap((element) => givenBy(element, sourceCode)))
    members.set(name, [...(members.get(name) ?? []), ...origins]);
  return members;
});

function givenBy(
  element: TSESTree.ClassElement,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly Given[] {
  if (element.type === "PropertyDefinition")
    return element.value === null ? [] : [[nameOfMember(element), [wholeOf(element.value)]]];
  if (element.type !== "MethodDefinition" || !isFunction(element.value)) return [];
  const { value } = element;
  const origins = element.kind === "get" ? returnedBy(sourceCode, value).map(wholeOf) : [wholeOf(value)];
  return [[nameOfMember(element), origins], ...parametersOf(value), ...assignmentsIn(value)];
}

/** `constructor(private name: string)`. */
function parametersOf({ params }: TSESTree.FunctionExpression): readonly Given[] {
  return params.flatMap((parameter): Given[] => {
    if (parameter.type !== "TSParameterProperty") return [];
    const { parameter: inner } = parameter;
    const identifier = inner.type === "AssignmentPattern" ? inner.left : inner;
    return [[identifier.name, [wholeOf(identifier)]]];
  });
}

/** `this.name = …`, at the top of a method. */
function assignmentsIn({ body }: TSESTree.FunctionExpression): readonly Given[] {
  return body.body.flatMap((statement): Given[] => {
    const assignment = statement.type === "ExpressionStatement" ? statement.expression : null;
    if (assignment?.type !== "AssignmentExpression" || assignment.left.type !== "MemberExpression") return [];
    const { left, right } = assignment;
    return left.object.type === "ThisExpression" ? [[nameOfMember(left), [wholeOf(right)]]] : [];
  });
}
