import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { remembered } from "../remembered.js";
import { Callers } from "./callers.js";
import { type ClassNode, membersOfClass } from "./class-members.js";
import { componentOptions, memberOfComponent } from "./component.js";
import { elementsFor, elementsIn } from "./elements.js";
import { fillingsOf } from "./fillings.js";
import { type Origin, under, wholeOf } from "./origin.js";
import { contains, defaultOf, patternPath } from "./pattern-path.js";
import { functionIn, returnedBy } from "./returned.js";
import { startOfState } from "./states.js";
import {
  bare,
  classAround,
  type FunctionNode,
  isFunction,
  nameOfMember,
  pathOf,
  stringOf,
} from "./syntax.js";
import { templateNames } from "./template-names.js";
import { iterated, writtenBy } from "./variable-writes.js";
import { type VariableOf, variablesOf } from "./variables.js";
import { memberOf } from "./written-values.js";

type Variable = TSESLint.Scope.Variable;

/** Objects that hand out under a name what they were made of. */
const LOOKED_INTO = /^(?:Map|Headers|URLSearchParams|HttpHeaders)$/u;

/** Finds the expressions that a variable, a parameter, a member or a call of a file's own function may be. */
export class ValueOrigins {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  /** What calls the functions of the file. */
  readonly callers: Callers;
  readonly variableOf: VariableOf;
  #templateMembers: ReadonlySet<TSESTree.Node> | undefined;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>) {
    this.#sourceCode = sourceCode;
    this.variableOf = variablesOf(sourceCode);
    this.callers = new Callers(sourceCode, this.variableOf);
  }

  /** Everything that is known to be written to a variable. */
  readonly ofVariable = remembered((variable: Variable): readonly Origin[] => this.#writtenTo(variable));

  #writtenTo(variable: Variable): readonly Origin[] {
    const origins: Origin[] = [];
    for (const definition of variable.defs) {
      const { node, name } = definition;
      if (node.type === "VariableDeclarator") {
        const { init } = node;
        const members = patternPath(node.id, name);
        const list = iterated(node);
        if (init !== null && members !== null) origins.push({ node: init, members });
        else if (list !== null && members !== null) origins.push(...elementsIn(list, members));
        const otherwise = defaultOf(node.id, name);
        if (otherwise !== null) origins.push(wholeOf(otherwise));
      } else if (isFunction(node) && definition.type === "Parameter") {
        origins.push(...this.#ofParameter(node, name));
      }
    }
    for (const reference of variable.references)
      if (reference.init !== true && reference.isWrite()) origins.push(...writtenBy(reference));
    return origins;
  }

  #ofParameter(owner: FunctionNode, name: TSESTree.Node): readonly Origin[] {
    const index = owner.params.findIndex((parameter) => contains(parameter, name));
    const parameter = owner.params[index];
    if (parameter === undefined) return [];
    const otherwise = defaultOf(parameter, name);
    const origins = otherwise === null ? [] : [wholeOf(otherwise)];
    const members = patternPath(parameter, name);
    if (members === null) return origins;
    for (const call of this.callers.of(owner)) {
      const argument = call.arguments[index];
      if (argument !== undefined && argument.type !== "SpreadElement")
        origins.push({ node: argument, members });
    }
    origins.push(...elementsFor(owner, index, members));
    const [property, ...rest] = members;
    if (index !== 0 || property === undefined) return origins;
    for (const element of this.callers.elementsOf(owner)) {
      const attribute = element.attributes.find(
        (candidate) => candidate.type === "JSXAttribute" && candidate.name.name === property,
      );
      if (attribute?.type === "JSXAttribute" && attribute.value !== null)
        origins.push({ node: attribute.value, members: rest });
    }
    return origins;
  }

  /** The texts that are known to be written to a variable: its names, where it is gone through a list of them. */
  namesOf(expression: TSESTree.Node): readonly string[] {
    const variable = this.variableOf(bare(expression));
    const origins = variable === undefined ? [] : this.ofVariable(variable);
    return origins.flatMap(({ node, members }) => {
      const name = members.length === 0 ? stringOf(node) : null;
      return name === null ? [] : [name];
    });
  }

  /** What a name in the template of a component without a setup stands for. */
  ofTemplateName(identifier: TSESTree.Identifier): readonly Origin[] {
    this.#templateMembers ??= templateNames(this.#sourceCode).members;
    return this.#templateMembers.has(identifier) ? this.#ofComponent(identifier.name) : [];
  }

  #ofComponent(name: string): readonly Origin[] {
    return memberOfComponent(this.#sourceCode, name);
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
    for (const { node: origin, members } of this.ofMember(node.object, name)) {
      if (isFunction(origin) && members.length === 0) return origin;
    }
    return null;
  }

  /** Everything that is known to be under a name of an object. */
  ofMember(expression: TSESTree.Node, name: string): readonly Origin[] {
    const object = bare(expression);
    switch (object.type) {
      case "ObjectExpression":
        return object.properties.flatMap((property): Origin[] => {
          if (property.type === "SpreadElement") return [{ node: property.argument, members: [name] }];
          if (nameOfMember(property) !== name) return [];
          const { value } = property;
          return property.kind === "get" && isFunction(value)
            ? returnedBy(this.#sourceCode, value).map(wholeOf)
            : [wholeOf(value)];
        });
      case "ArrayExpression":
        return elementOf(object, name);
      case "ThisExpression": {
        const around = classAround(object);
        if (around !== null) return membersOfClass(this.#sourceCode, around, name);
        const component = componentOptions(this.#sourceCode.ast);
        return component !== null && contains(component, object) ? this.#ofComponent(name) : [];
      }
      case "Identifier":
        return this.#ofVariableMember(object, name);
      case "MemberExpression": {
        const outer = nameOfMember(object);
        return outer === null ? [] : this.ofMember(object.object, outer).map((origin) => under(origin, name));
      }
      case "CallExpression":
        return this.ofCall(object)?.map((node) => ({ node, members: [name] })) ?? startOfState(object, name);
      case "NewExpression":
        return this.#ofConstruction(object, name);
      default:
        return [];
    }
  }

  #ofVariableMember(object: TSESTree.Identifier, name: string): readonly Origin[] {
    const variable = this.variableOf(object);
    if (variable === undefined) return this.ofTemplateName(object).map((origin) => under(origin, name));
    const definition = variable.defs[0]?.node;
    if (definition?.type === "ClassDeclaration" || definition?.type === "ClassExpression")
      return membersOfClass(this.#sourceCode, definition, name);
    if (definition?.type === "TSEnumDeclaration") {
      const member = memberOf(definition, name);
      return member === null ? [] : [wholeOf(member)];
    }
    const written = fillingsOf(variable)
      .filter((filling) => filling.name === name)
      .map(({ value }) => wholeOf(value));
    return [...written, ...this.ofVariable(variable).map((origin) => under(origin, name))];
  }

  /** A member of `new Class(…)`, or what `new Map(…)` and its kin have under a name. */
  #ofConstruction({ callee, arguments: [made] }: TSESTree.NewExpression, name: string): readonly Origin[] {
    const owner = this.#classOf(callee);
    if (owner !== null) return membersOfClass(this.#sourceCode, owner, name);
    if (made === undefined || !LOOKED_INTO.test(pathOf(callee) ?? "")) return [];
    const entries = bare(made);
    if (entries.type !== "ArrayExpression") return [{ node: made, members: [name] }];
    return entries.elements.flatMap((entry) =>
      entry?.type === "ArrayExpression" && stringOf(entry.elements[0]) === name ? elementOf(entry, "1") : [],
    );
  }

  #classOf(callee: TSESTree.Node): ClassNode | null {
    const definition = this.variableOf(bare(callee))?.defs[0]?.node;
    return definition?.type === "ClassDeclaration" || definition?.type === "ClassExpression"
      ? definition
      : null;
  }
}

function elementOf({ elements }: TSESTree.ArrayExpression, name: string): readonly Origin[] {
  const element = elements[Number(name)];
  return element === null || element === undefined ? [] : [wholeOf(element)];
}
