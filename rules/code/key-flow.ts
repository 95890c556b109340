import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isAboutKeys, isKeyName } from "../key-name.js";
import { isLeak, type KeyPlace } from "../key-places.js";
import { type KeySource, isGlobalKey, lookedUp, namedMember } from "./key-source.js";
import { constituentsOf } from "./constituents.js";
import { filledInto } from "./fillings.js";
import type { Origin } from "./origin.js";
import { passageOf } from "./pass-through.js";
import { returnedBy } from "./returned.js";
import { type HandedOver, handedOver } from "./sdk.js";
import { spreadValues } from "./spread-values.js";
import { isEmptyState } from "./states.js";
import { StaticTexts } from "./static-text.js";
import { bare, isFunction, lastNameOf, nameOfMember, pathOf } from "./syntax.js";
import { strongest, type Trace } from "./trace.js";
import { TypeFacts } from "./type-facts.js";
import { ValueOrigins } from "./value-origins.js";
import { destructuredName, importedKey, isOtherType } from "./variable-name.js";
import { EnvironmentReads } from "./environment-reads.js";

/** How far a key is followed. */
const MAX_DEPTH = 40;
/**
 * How many expressions and members are looked at for one question. A variable that is written from members of its own, as in
 * `node = node.left; node = node.right`, has more ways back than could be walked.
 */
const MAX_STEPS = 1_000;

/** Names of what may be a key of any service. */
const SECRET = /^(?:api_?)?(?:key|token|secret)$/iu;

const CONTAINERS = new Set(["value", "current", "data", "0"]);

/**
 * Tells whether an expression holds a Pictify key, by following it backwards through constants, destructuring, parameters and
 * their callers, members, and the functions of the file, to where the key is read or written. Never runs or guesses: what is
 * not followed is not a key, unless its name says that it is.
 */
export class KeyFlow {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #written: readonly KeyPlace[];
  readonly #traces = new Map<TSESTree.Node, Trace>();
  readonly #ofParts = new Map<string, Trace>();
  readonly #handed: HandedOver;
  readonly #types: TypeFacts;
  readonly #environment: EnvironmentReads;
  /** Looked at for the question that is being answered. */
  #steps = 0;
  /** The functions and variables of the file, for rules that ask where an expression comes from. */
  readonly origins: ValueOrigins;
  /** The texts that the code of the file puts together. */
  readonly texts: StaticTexts;

  /** @param places what the text of the file holds */
  constructor(sourceCode: Readonly<TSESLint.SourceCode>, places: readonly KeyPlace[]) {
    this.#sourceCode = sourceCode;
    this.origins = new ValueOrigins(sourceCode);
    this.texts = new StaticTexts(sourceCode, this.origins);
    this.#types = new TypeFacts(sourceCode);
    this.#environment = new EnvironmentReads(sourceCode);
    this.#written = places.filter(isLeak);
    this.#handed = handedOver(sourceCode, this.origins.variableOf);
  }

  /** The key that an expression holds, whole, in a text or in an object; null where it holds none. */
  keyIn(expression: TSESTree.Node): KeySource | null {
    this.#steps = 0;
    const trace = this.#trace(expression, 0);
    return typeof trace === "string" ? null : trace;
  }

  #trace(expression: TSESTree.Node, depth: number): Trace {
    const node = bare(expression);
    let trace = this.#traces.get(node);
    if (trace === undefined) {
      if (this.#isTooFar(depth)) return "unknown";
      // Also what an expression that leads to itself comes to.
      this.#traces.set(node, "none");
      trace = this.#typed(node, this.#follow(node, depth + 1));
      this.#traces.set(node, trace);
    }
    return trace;
  }

  /** Whether no more is looked at: what is then not known is no key, unless its name says so. */
  #isTooFar(depth: number): boolean {
    this.#steps++;
    return depth > MAX_DEPTH || this.#steps > MAX_STEPS;
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
      case "Identifier":
        return this.#identifier(node, depth);
      case "MemberExpression":
        return this.#member(node, depth);
      case "CallExpression":
      case "NewExpression":
        return this.#call(node, depth);
      case "Property":
        return this.#property(node, depth);
      case "SpreadElement":
        return this.#all(spreadValues(node, this.origins.variableOf), depth);
      default: {
        const constituents = constituentsOf(node);
        return constituents === null ? "unknown" : this.#all(constituents, depth);
      }
    }
  }

  /** What an object has under a name: by its own name it is a key where its value is one of some sort, such as `token`. */
  #property(node: TSESTree.Property, depth: number): Trace {
    const trace = this.#trace(node.value, depth);
    const name = nameOfMember(node);
    if (trace !== "unknown" || name === null || !isKeyName(name)) return trace;
    return SECRET.test(lastNameOf(node.value) ?? "") ? { node: node.value, name } : trace;
  }

  /** What is known of an expression that some others make up; none where there are none. */
  #all(nodes: readonly TSESTree.Node[], depth: number): Trace {
    return nodes.length === 0 ? "none" : this.#any(nodes, depth);
  }

  /** A key in any of some expressions; unknown where one of them is; else none. */
  #any(nodes: readonly TSESTree.Node[], depth: number): Trace {
    return strongest(nodes.map((node) => this.#trace(node, depth)));
  }

  #writtenIn(node: TSESTree.Node): Trace {
    const [start, end] = node.range;
    const isWritten = this.#written.some((place) => place.start >= start && place.end <= end);
    return isWritten ? { node, name: null } : "none";
  }

  #identifier(node: TSESTree.Identifier, depth: number): Trace {
    const variable = this.origins.variableOf(node);
    if (variable === undefined) {
      const found = strongest(this.origins.ofTemplateName(node).map((origin) => this.#part(origin, depth)));
      if (typeof found !== "string") return found;
      return isGlobalKey(node.name) ? { node, name: node.name } : "unknown";
    }
    const [definition] = variable.defs;
    if (definition?.node.type.startsWith("Import") === true)
      return importedKey(definition.node, node) ?? "unknown";
    const origins = this.origins.ofVariable(variable);
    const found = strongest([
      ...origins.map((origin) => this.#part(origin, depth)),
      ...filledInto(variable).map(({ value }) => this.#trace(value, depth)),
    ]);
    if (typeof found !== "string") return found;
    if (this.#handed.variables.has(variable) && found === "unknown") return { node, name: node.name };
    const isParameter = definition !== undefined && isFunction(definition.node);
    if (!(found === "unknown" || (isParameter && origins.length === 0)) || definition === undefined)
      return found;
    const isNamedKey = isKeyName(node.name) || isKeyName(destructuredName(variable) ?? "");
    return isNamedKey && !isOtherType(definition.name) ? { node, name: node.name } : "unknown";
  }

  /** What is under some names of an expression. */
  #part({ node: expression, members }: Origin, depth: number): Trace {
    const [name, ...rest] = members;
    if (name === undefined) return this.#trace(expression, depth);
    if (this.#isTooFar(depth)) return "unknown";
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
    const origins = this.origins.ofMember(node, name);
    const found = strongest(
      origins.map(({ node: inner, members }) =>
        this.#part({ node: inner, members: [...members, ...rest] }, depth),
      ),
    );
    if (typeof found !== "string" || (found === "none" && origins.length > 0)) return found;
    const [last = name, holder = rest.length > 0 ? name : lastNameOf(node)] = rest.toReversed();
    if (isKeyName(last)) return isAboutKeys(holder) ? "none" : { node, name: last };
    if (node.type === "ObjectExpression" || node.type === "ArrayExpression") return "none";
    if (CONTAINERS.has(name) && rest.length === 0) return this.#trace(node, depth);
    if (this.#handed.paths.has([pathOf(node) ?? "?", name, ...rest].join("."))) return { node, name: last };
    return "unknown";
  }

  #member(node: TSESTree.MemberExpression, depth: number): Trace {
    const name = nameOfMember(node) ?? this.texts.constantOf(node.property);
    if (name === null) {
      if (node.object.type === "ArrayExpression") return this.#trace(node.object, depth);
      return this.#environment.keyByNames(node, this.origins.namesOf(node.property)) ?? "unknown";
    }
    const whole = this.#environment.keyInWhole(node);
    if (whole !== null) return whole;
    const part = this.#part({ node: node.object, members: [name] }, depth);
    if (typeof part !== "string") return { node, name: part.name };
    if (part === "none") return "none";
    return namedMember(node) ?? "unknown";
  }

  #call(node: TSESTree.CallExpression | TSESTree.NewExpression, depth: number): Trace {
    if (node.type === "CallExpression") {
      if (isEmptyState(node)) return "unknown";
      const found = lookedUp(node) ?? this.#got(node, depth);
      if (found !== null) return found;
      const results = this.origins.ofCall(node);
      if (results !== null) {
        const result = this.#any(results, depth);
        const called = this.origins.functionOf(node.callee);
        return result === "unknown" ? (this.#environment.keyReadBy(node, called) ?? result) : result;
      }
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

  /** The key in `map.get("name")`, where it was put under that name. */
  #got({ callee, arguments: [first] }: TSESTree.CallExpression, depth: number): KeySource | null {
    if (callee.type !== "MemberExpression" || first === undefined || nameOfMember(callee) !== "get")
      return null;
    const name = this.texts.constantOf(first);
    const part = name === null ? "unknown" : this.#part({ node: callee.object, members: [name] }, depth);
    return typeof part === "string" ? null : part;
  }
}
