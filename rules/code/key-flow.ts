import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isKeyName } from "../key-name.js";
import { isLeak, type KeyPlace } from "../key-places.js";
import { type KeySource, isGlobalKey, lookedUp, namedMember } from "./key-source.js";
import { passageOf } from "./pass-through.js";
import { type HandedOver, handedOver } from "./sdk.js";
import { first, strongest, type Trace } from "./trace.js";
import { TypeFacts } from "./type-facts.js";
import { destructuredName, importedKey, isOtherType } from "./variable-name.js";
import { bare, isFunction, nameOfMember, pathOf } from "./syntax.js";
import { returnedBy } from "./returned.js";
import { type Origin, ValueOrigins } from "./value-origins.js";

/** How far a key is followed. */
const MAX_DEPTH = 40;

const CONTAINERS = new Set(["value", "current", "data", "0"]);

/**
 * Tells whether an expression holds a Pictify key, by following it backwards through constants, destructuring, parameters and
 * their callers, members, and the functions of the file, to where the key is read or written. Never runs or guesses: what is
 * not followed is not a key, unless its name says that it is.
 */
export class KeyFlow {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #origins: ValueOrigins;
  readonly #written: readonly KeyPlace[];
  readonly #traces = new Map<TSESTree.Node, Trace>();
  readonly #ofParts = new Map<string, Trace>();
  readonly #handed: HandedOver;
  readonly #types: TypeFacts;

  /** @param places what the text of the file holds */
  constructor(sourceCode: Readonly<TSESLint.SourceCode>, places: readonly KeyPlace[]) {
    this.#sourceCode = sourceCode;
    this.#origins = new ValueOrigins(sourceCode);
    this.#types = new TypeFacts(sourceCode);
    this.#written = places.filter(isLeak);
    this.#handed = handedOver(sourceCode, this.#origins.variableOf);
  }

  /** The key that an expression holds, whole, in a text or in an object; null where it holds none. */
  keyIn(expression: TSESTree.Node): KeySource | null {
    const trace = this.#trace(expression, 0);
    return typeof trace === "string" ? null : trace;
  }

  /** The key of which an expression is a part, such as its last characters; null where it is none. */
  partOfKey(expression: TSESTree.Node): KeySource | null {
    const node = bare(expression);
    if (node.type === "TemplateLiteral") return first(node.expressions.map((part) => this.partOfKey(part)));
    if (node.type === "BinaryExpression" && node.operator === "+")
      return this.partOfKey(node.left) ?? this.partOfKey(node.right);
    if (node.type === "Identifier") {
      const variable = this.#origins.variableOf(node);
      return variable === undefined
        ? null
        : first(this.#origins.ofVariable(variable).map((origin) => this.partOfKey(origin.node)));
    }
    if (node.type !== "CallExpression") return null;
    const passage = passageOf(node);
    return passage.kind === "hides" && passage.partOf !== null ? this.keyIn(passage.partOf) : null;
  }

  /** The functions and variables of the file, for rules that ask where an expression comes from. */
  get origins(): ValueOrigins {
    return this.#origins;
  }

  #trace(expression: TSESTree.Node, depth: number): Trace {
    const node = bare(expression);
    let trace = this.#traces.get(node);
    if (trace === undefined) {
      // Also what an expression that leads to itself comes to.
      this.#traces.set(node, "none");
      trace = depth > MAX_DEPTH ? "unknown" : this.#typed(node, this.#follow(node, depth + 1));
      this.#traces.set(node, trace);
    }
    return trace;
  }

  /** A trace that rests on a name, or on nothing, corrected by the type of the expression. */
  #typed(node: TSESTree.Node, trace: Trace): Trace {
    if (trace === "none" || (node.type !== "Identifier" && node.type !== "MemberExpression")) return trace;
    switch (this.#types.of(node)) {
      case "no-text":
        return "none";
      case "key":
        return trace === "unknown" ? { node, name: null } : trace;
      case "nothing":
        return trace;
    }
  }

  #follow(node: TSESTree.Node, depth: number): Trace {
    switch (node.type) {
      case "Literal":
      case "TemplateElement":
        return this.#writtenIn(node);
      case "TemplateLiteral":
        return this.#any([...node.quasis, ...node.expressions], depth);
      case "TaggedTemplateExpression":
        return pathOf(node.tag) === "String.raw" ? this.#trace(node.quasi, depth) : "unknown";
      case "BinaryExpression":
        return node.operator === "+" ? this.#sum(node, depth) : "none";
      case "LogicalExpression":
        return node.operator === "&&"
          ? this.#trace(node.right, depth)
          : this.#any([node.left, node.right], depth);
      case "ConditionalExpression":
        return this.#any([node.consequent, node.alternate], depth);
      case "SequenceExpression":
        return this.#any(node.expressions.slice(-1), depth);
      case "AssignmentExpression":
        return this.#trace(node.right, depth);
      case "ArrayExpression":
        return this.#any(
          node.elements.filter((element) => element !== null),
          depth,
        );
      case "ObjectExpression":
        return this.#any(
          node.properties.map((property) => (property.type === "SpreadElement" ? property : property.value)),
          depth,
        );
      case "SpreadElement":
        return this.#trace(node.argument, depth);
      case "JSXExpressionContainer":
        return this.#trace(node.expression, depth);
      case "Identifier":
        return this.#identifier(node, depth);
      case "MemberExpression":
        return this.#member(node, depth);
      case "CallExpression":
      case "NewExpression":
        return this.#call(node, depth);
      case "ArrowFunctionExpression":
      case "FunctionExpression":
      case "UnaryExpression":
      case "UpdateExpression":
      case "ClassExpression":
      case "JSXEmptyExpression":
        return "none";
      default:
        return "unknown";
    }
  }

  /** A key in any of some expressions; unknown where one of them is; else none. */
  #any(nodes: readonly TSESTree.Node[], depth: number): Trace {
    return strongest(nodes.map((node) => this.#trace(node, depth)));
  }

  #sum(node: TSESTree.BinaryExpression, depth: number): Trace {
    const terms: TSESTree.Node[] = [];
    let at: TSESTree.Node = node;
    for (; at.type === "BinaryExpression" && at.operator === "+"; at = bare(at.left)) terms.push(at.right);
    return this.#any([at, ...terms], depth);
  }

  #writtenIn(node: TSESTree.Node): Trace {
    const [start, end] = node.range;
    const isWritten = this.#written.some((place) => place.start >= start && place.end <= end);
    return isWritten ? { node, name: null } : "none";
  }

  #identifier(node: TSESTree.Identifier, depth: number): Trace {
    const variable = this.#origins.variableOf(node);
    if (variable === undefined) return isGlobalKey(node.name) ? { node, name: node.name } : "unknown";
    const [definition] = variable.defs;
    if (definition?.node.type.startsWith("Import") === true)
      return importedKey(definition.node, node) ?? "unknown";
    const origins = this.#origins.ofVariable(variable);
    const found = strongest(origins.map((origin) => this.#part(origin, depth)));
    if (typeof found !== "string") return found;
    if (this.#handed.variables.has(variable) && found === "unknown") return { node, name: node.name };
    const isParameter = definition !== undefined && isFunction(definition.node);
    if (!(found === "unknown" || (isParameter && origins.length === 0)) || definition === undefined)
      return found;
    return isKeyName(destructuredName(variable) ?? node.name) && !isOtherType(definition.name)
      ? { node, name: node.name }
      : "unknown";
  }

  /** What is under some names of an expression. */
  #part({ node: expression, members }: Origin, depth: number): Trace {
    const [name, ...rest] = members;
    if (name === undefined) return this.#trace(expression, depth);
    if (depth > MAX_DEPTH) return "unknown";
    const node = bare(expression);
    const id = `${node.range[0]}:${node.range[1]}:${members.join(".")}`;
    const known = this.#ofParts.get(id);
    if (known !== undefined) return known;
    this.#ofParts.set(id, "none");
    const trace = this.#readPart(node, name, rest, depth + 1);
    this.#ofParts.set(id, trace);
    return trace;
  }

  #readPart(node: TSESTree.Node, name: string, rest: readonly string[], depth: number): Trace {
    const origins = this.#origins.ofMember(node, name);
    const found = strongest(
      origins.map(({ node: inner, members }) =>
        this.#part({ node: inner, members: [...members, ...rest] }, depth),
      ),
    );
    if (typeof found !== "string" || (found === "none" && origins.length > 0)) return found;
    const last = rest.at(-1) ?? name;
    if (isKeyName(last)) return { node, name: last };
    if (node.type === "ObjectExpression" || node.type === "ArrayExpression") return "none";
    if (CONTAINERS.has(name) && rest.length === 0) return this.#trace(node, depth);
    if (this.#handed.paths.has([pathOf(node) ?? "?", name, ...rest].join("."))) return { node, name: last };
    return "unknown";
  }

  #member(node: TSESTree.MemberExpression, depth: number): Trace {
    const name = nameOfMember(node);
    if (name === null)
      return node.object.type === "ArrayExpression" ? this.#trace(node.object, depth) : "unknown";
    const part = this.#part({ node: node.object, members: [name] }, depth);
    if (typeof part !== "string") return { node, name: part.name };
    return part === "none" ? "none" : (namedMember(node) ?? "unknown");
  }

  #call(node: TSESTree.CallExpression | TSESTree.NewExpression, depth: number): Trace {
    if (node.type === "CallExpression") {
      const found = lookedUp(node);
      if (found !== null) return found;
      const results = this.#origins.ofCall(node);
      if (results !== null) return this.#any(results, depth);
    }
    const passage = passageOf(node);
    if (passage.kind === "unknown") return "unknown";
    if (passage.kind === "hides") return "none";
    return strongest(
      passage.from.map((argument) =>
        isFunction(argument)
          ? this.#any(returnedBy(this.#sourceCode, argument), depth)
          : this.#trace(argument, depth),
      ),
    );
  }
}
