import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ClassNode } from "./class-members.js";
import { remembered } from "../remembered.js";
import { childrenOf } from "./returned.js";
import { ancestorsOf, bare, classAround, type FunctionNode, nameOfMember } from "./syntax.js";
import { onlyValueOf, type VariableOf } from "./variables.js";

/** What calls a function: also `new` for a constructor. */
export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** How many callers of a function are looked at. */
const MAX_CALLERS = 20;

/** Finds what calls the functions of a file: by name, where they are written, as methods of objects and classes. */
export class Callers {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #variableOf: VariableOf;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>, variableOf: VariableOf) {
    this.#sourceCode = sourceCode;
    this.#variableOf = variableOf;
  }

  /** The calls of a function; not those that a library makes of it. */
  readonly of = remembered((owner: FunctionNode): readonly Call[] => this.#callsOf(owner));

  #callsOf(owner: FunctionNode): readonly Call[] {
    const { parent } = owner;
    if (parent.type === "CallExpression" && parent.callee === owner) return [parent];
    if (parent.type === "MethodDefinition" || parent.type === "PropertyDefinition")
      return this.#ofMethod(parent).slice(0, MAX_CALLERS);
    if (parent.type === "Property" && parent.value === owner) return this.#ofProperty(parent);
    return this.#references(nameOfFunction(owner))
      .flatMap((name) =>
        name.parent?.type === "CallExpression" && name.parent.callee === name ? [name.parent] : [],
      )
      .slice(0, MAX_CALLERS);
  }

  /** The elements that a component is written as: `<Component …>`. */
  elementsOf(owner: FunctionNode): readonly TSESTree.JSXOpeningElement[] {
    return this.#references(nameOfFunction(owner))
      .map(({ parent }) => parent)
      .filter((parent) => parent?.type === "JSXOpeningElement")
      .slice(0, MAX_CALLERS);
  }

  #references(identifier: TSESTree.Identifier | null): readonly TSESTree.Node[] {
    const variable = identifier === null ? undefined : this.#variableOf(identifier);
    return (variable?.references ?? []).map((reference) => reference.identifier);
  }

  /** A class has two variables: one outside of it, one in it. */
  #classReferences(owner: ClassNode): readonly TSESTree.Node[] {
    const { parent } = owner;
    const declared = this.#sourceCode.scopeManager?.getDeclaredVariables(owner) ?? [];
    const assigned =
      parent.type === "VariableDeclarator" && parent.id.type === "Identifier"
        ? this.#references(parent.id)
        : [];
    return [
      ...declared.flatMap(({ references }) => references.map(({ identifier }) => identifier)),
      ...assigned,
    ];
  }

  #ofMethod(method: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): readonly Call[] {
    const around = classAround(method);
    if (around === null) return [];
    const references = this.#classReferences(around);
    if (method.type === "MethodDefinition" && method.kind === "constructor") {
      return references.flatMap(({ parent }) =>
        parent?.type === "NewExpression" && references.includes(parent.callee) ? [parent] : [],
      );
    }
    const name = nameOfMember(method);
    return this.#methodCalls(name).filter(({ callee }) => {
      const object = callee.type === "MemberExpression" ? bare(callee.object) : null;
      if (object?.type === "ThisExpression") return classAround(object) === around;
      if (object?.type === "NewExpression") return references.includes(object.callee);
      if (object?.type !== "Identifier") return false;
      const variable = this.#variableOf(object);
      const value = variable === undefined ? null : onlyValueOf(variable);
      return (
        references.includes(object) || (value?.type === "NewExpression" && references.includes(value.callee))
      );
    });
  }

  /** The calls of a function that is a member of an object which is written out: `object.name(…)`. */
  #ofProperty(property: TSESTree.Property): readonly Call[] {
    return this.#methodCalls(nameOfMember(property))
      .filter(({ callee }) => {
        const object = callee.type === "MemberExpression" ? bare(callee.object) : null;
        if (object?.type === "ThisExpression") return [...ancestorsOf(object)].includes(property.parent);
        const variable = object?.type === "Identifier" ? this.#variableOf(object) : undefined;
        const value = variable === undefined ? null : onlyValueOf(variable);
        return value !== null && bare(value) === property.parent;
      })
      .slice(0, MAX_CALLERS);
  }

  #methodCalls(name: string | null): readonly TSESTree.CallExpression[] {
    return name === null ? [] : (methodCallsIn(this.#sourceCode).get(name) ?? []);
  }
}

/** All calls of members in a file, by the name of the member. */
const methodCallsIn = remembered(({ ast, visitorKeys }: Readonly<TSESLint.SourceCode>) => {
  const calls = new Map<string, TSESTree.CallExpression[]>();
  const pending: TSESTree.Node[] = [ast];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === "CallExpression" && node.callee.type === "MemberExpression") {
      const name = nameOfMember(node.callee);
      const known = name === null ? undefined : calls.get(name);
      if (known !== undefined) known.push(node);
      else if (name !== null) calls.set(name, [node]);
    }
    pending.push(...childrenOf(node, visitorKeys));
  }
  return calls;
});

/** The identifier that a function is called by. */
function nameOfFunction(node: FunctionNode): TSESTree.Identifier | null {
  if (node.type === "FunctionDeclaration") return node.id;
  let { parent } = node as TSESTree.Node;
  while (parent?.type === "CallExpression") parent = parent.parent;
  return parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id : null;
}
