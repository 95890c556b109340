import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { type Origin, wholeOf } from "./origin.js";
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
  return owner.body.body.flatMap((element): Origin[] => {
    const isNamed =
      (element.type === "PropertyDefinition" || element.type === "MethodDefinition") &&
      nameOfMember(element) === name;
    if (element.type === "PropertyDefinition")
      return isNamed && element.value !== null ? [wholeOf(element.value)] : [];
    if (element.type !== "MethodDefinition" || !isFunction(element.value)) return [];
    const { value } = element;
    const declared = isNamed
      ? element.kind === "get"
        ? returnedBy(sourceCode, value).map(wholeOf)
        : [wholeOf(value)]
      : [];
    return [...declared, ...parametersOf(value, name), ...assignmentsIn(value, name)];
  });
}

/** `constructor(private name: string)`. */
function parametersOf({ params }: TSESTree.FunctionExpression, name: string): Origin[] {
  return params.flatMap((parameter) => {
    if (parameter.type !== "TSParameterProperty") return [];
    const { parameter: inner } = parameter;
    const identifier = inner.type === "AssignmentPattern" ? inner.left : inner;
    return identifier.name === name ? [wholeOf(identifier)] : [];
  });
}

/** `this.name = …`, at the top of a method. */
function assignmentsIn({ body }: TSESTree.FunctionExpression, name: string): Origin[] {
  return body.body.flatMap((statement) => {
    const assignment = statement.type === "ExpressionStatement" ? statement.expression : null;
    if (assignment?.type !== "AssignmentExpression" || assignment.left.type !== "MemberExpression") return [];
    const { left, right } = assignment;
    return left.object.type === "ThisExpression" && nameOfMember(left) === name ? [wholeOf(right)] : [];
  });
}
