import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { functionIn, returnedBy } from "./returned.js";
import { bare, classAround, type FunctionNode, isFunction, nameOfMember } from "./syntax.js";
import { type VariableOf, variablesOf } from "./variables.js";

type Variable = TSESLint.Scope.Variable;

/** A way into a value: the names of the members that lead to a part of it. */
export interface Origin {
  readonly node: TSESTree.Node;
  readonly members: readonly string[];
}

/** How many callers of a function are looked at. */
const MAX_CALLERS = 20;

/** Finds the expressions that a variable, a parameter, a member or a call of a file's own function may be. */
export class ValueOrigins {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly variableOf: VariableOf;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>) {
    this.#sourceCode = sourceCode;
    this.variableOf = variablesOf(sourceCode);
  }

  /** Everything that is known to be written to a variable. */
  ofVariable(variable: Variable): readonly Origin[] {
    const origins: Origin[] = [];
    for (const definition of variable.defs) {
      const { node, name } = definition;
      if (node.type === "VariableDeclarator") {
        const { init } = node;
        const members = patternPath(node.id, name);
        const value = init ?? iterated(node);
        if (value !== null && members !== null) origins.push({ node: value, members });
      } else if (isFunction(node) && definition.type === "Parameter") {
        origins.push(...this.#ofParameter(node, name));
      }
    }
    for (const { identifier, writeExpr, init } of variable.references) {
      const { parent } = identifier;
      if (init === true || writeExpr === null || writeExpr === undefined) continue;
      if (parent.type === "AssignmentExpression" && parent.left === identifier)
        origins.push({ node: writeExpr, members: [] });
    }
    return origins;
  }

  #ofParameter(owner: FunctionNode, name: TSESTree.Node): readonly Origin[] {
    const index = owner.params.findIndex((parameter) => contains(parameter, name));
    const parameter = owner.params[index];
    if (parameter === undefined) return [];
    const origins: Origin[] = [];
    const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    if (parameter.type === "AssignmentPattern" && pattern === name)
      origins.push({ node: parameter.right, members: [] });
    const members = patternPath(pattern, name);
    if (members === null) return origins;
    for (const call of this.callsOf(owner)) {
      const argument = call.arguments[index];
      if (argument !== undefined && argument.type !== "SpreadElement")
        origins.push({ node: argument, members });
    }
    return origins;
  }

  /** The calls of a function by its name, and of the component that it is where it has one parameter: those are elements. */
  callsOf(owner: FunctionNode): readonly TSESTree.CallExpression[] {
    const identifier = nameOfFunction(owner);
    const variable = identifier === null ? undefined : this.variableOf(identifier);
    return (variable?.references ?? [])
      .map((reference) => reference.identifier.parent)
      .filter((parent) => parent.type === "CallExpression")
      .slice(0, MAX_CALLERS);
  }

  /** The results of calling a function of the file; null where the callee is not one. */
  ofCall({ callee }: TSESTree.CallExpression): readonly TSESTree.Expression[] | null {
    const called = this.functionOf(callee);
    return called === null ? null : returnedBy(this.#sourceCode, called);
  }

  /** The function of the file that an expression names, or is. */
  functionOf(expression: TSESTree.Node): FunctionNode | null {
    const node = bare(expression);
    if (isFunction(node)) return node;
    if (node.type === "Identifier") {
      const definition = this.variableOf(node)?.defs[0]?.node;
      if (definition === undefined) return null;
      if (definition.type === "FunctionDeclaration") return definition;
      return definition.type === "VariableDeclarator" && definition.id.type === "Identifier"
        ? functionIn(definition.init)
        : null;
    }
    if (node.type !== "MemberExpression") return null;
    const name = nameOfMember(node);
    if (name === null) return null;
    for (const origin of this.ofMember(node.object, name)) if (isFunction(origin.node)) return origin.node;
    return null;
  }

  /** Everything that is known to be under a name of an object. */
  ofMember(expression: TSESTree.Node, name: string): readonly Origin[] {
    const object = bare(expression);
    switch (object.type) {
      case "ObjectExpression":
        return object.properties.flatMap((property): Origin[] => {
          if (property.type === "SpreadElement") return [{ node: property.argument, members: [name] }];
          return nameOfMember(property) === name ? [{ node: property.value, members: [] }] : [];
        });
      case "ArrayExpression": {
        const element = object.elements[Number(name)];
        return element === null || element === undefined ? [] : [{ node: element, members: [] }];
      }
      case "ThisExpression":
        return ofClass(object, name);
      case "Identifier": {
        const variable = this.variableOf(object);
        if (variable === undefined) return [];
        const written = variable.references.flatMap(({ identifier }) => writtenMember(identifier, name));
        const whole = this.ofVariable(variable).map(({ node, members }) => ({
          node,
          members: [...members, name],
        }));
        return [...written, ...whole];
      }
      case "MemberExpression": {
        const outer = nameOfMember(object);
        if (outer === null) return [];
        return this.ofMember(object.object, outer).map(({ node, members }) => ({
          node,
          members: [...members, name],
        }));
      }
      case "CallExpression":
        return (this.ofCall(object) ?? []).map((node) => ({ node, members: [name] }));
      default:
        return [];
    }
  }
}

/** `object.name = value`, where the identifier is that object. */
function writtenMember(identifier: TSESTree.Node, name: string): Origin[] {
  const { parent } = identifier;
  if (parent?.type !== "MemberExpression" || parent.object !== identifier || nameOfMember(parent) !== name)
    return [];
  const assignment = parent.parent;
  if (assignment.type !== "AssignmentExpression" || assignment.left !== parent) return [];
  return [{ node: assignment.right, members: [] }];
}

/** What a class gives a member of its own: in its declaration, and in the assignments of its methods. */
function ofClass(node: TSESTree.ThisExpression, name: string): Origin[] {
  const owner = classAround(node);
  if (owner === null) return [];
  const origins: Origin[] = [];
  for (const element of owner.body.body) {
    if (element.type === "PropertyDefinition" && nameOfMember(element) === name && element.value !== null)
      origins.push({ node: element.value, members: [] });
    if (element.type === "MethodDefinition" && nameOfMember(element) === name && element.value.body !== null)
      origins.push({ node: element.value, members: [] });
    if (element.type !== "MethodDefinition") continue;
    for (const statement of element.value.body?.body ?? []) {
      const assignment = statement.type === "ExpressionStatement" ? statement.expression : null;
      if (assignment?.type !== "AssignmentExpression" || assignment.left.type !== "MemberExpression")
        continue;
      const { left, right } = assignment;
      if (left.object.type === "ThisExpression" && nameOfMember(left) === name)
        origins.push({ node: right, members: [] });
    }
  }
  return origins;
}

/** The identifier that a function is called by. */
function nameOfFunction(node: FunctionNode): TSESTree.Identifier | null {
  if (node.type === "FunctionDeclaration") return node.id;
  let { parent } = node as TSESTree.Node;
  while (parent?.type === "CallExpression") parent = parent.parent;
  return parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id : null;
}

function iterated(node: TSESTree.VariableDeclarator): TSESTree.Node | null {
  const loop = node.parent.parent;
  return loop.type === "ForOfStatement" && loop.left === node.parent ? loop.right : null;
}

function contains(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** The members that lead from the whole of a pattern to one of its names; null where that is not told by names. */
export function patternPath(pattern: TSESTree.Node, name: TSESTree.Node): readonly string[] | null {
  switch (pattern.type) {
    case "Identifier":
      return pattern === name ? [] : null;
    case "AssignmentPattern":
      return patternPath(pattern.left, name);
    case "TSParameterProperty":
      return patternPath(pattern.parameter, name);
    case "ObjectPattern": {
      const property = pattern.properties.find((candidate) => contains(candidate, name));
      // The rest is without what was taken out by name: where that is a key, none is left.
      if (property?.type === "RestElement")
        return pattern.properties.some(takesKey) ? null : patternPath(property.argument, name);
      if (property?.type !== "Property") return null;
      const member = nameOfMember(property);
      const rest = patternPath(property.value, name);
      return member === null || rest === null ? null : [member, ...rest];
    }
    case "ArrayPattern": {
      const index = pattern.elements.findIndex((element) => element !== null && contains(element, name));
      const element = pattern.elements[index];
      const rest = element === null || element === undefined ? null : patternPath(element, name);
      return rest === null ? null : [String(index), ...rest];
    }
    default:
      return null;
  }
}

function takesKey(property: TSESTree.Property | TSESTree.RestElement): boolean {
  return property.type === "Property" && /key|token|secret|auth/iu.test(nameOfMember(property) ?? "");
}
