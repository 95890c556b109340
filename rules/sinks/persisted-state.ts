import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { fullPathOf } from "../code/full-path.js";
import { functionIn, returnedBy } from "../code/returned.js";
import { bare, nameOfMember, stringOf } from "../code/syntax.js";
import { onlyValueOf, type VariableOf } from "../code/variables.js";

/** A part of a state that a library keeps in the storage of the browser. */
export interface PersistedPart {
  readonly node: TSESTree.Node;
  readonly name: string;
  /** What it is at first; null where the file does not say. */
  readonly value: TSESTree.Node | null;
}

const MODULES = /^(?:zustand\/middleware|redux-persist|pinia|vuex-persistedstate)$/u;
const ZUSTAND = /^(?:zustand\/middleware\.)?persist$/u;
const REDUX = /^(?:redux-persist\.)?(?:persistReducer|persistCombineReducers)$/u;
const PINIA = /^(?:pinia\.)?defineStore$/u;

/** Tells what stores of Zustand, Redux and Pinia keep in the storage of the browser. */
export class PersistedStates {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #variableOf: VariableOf;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>, variableOf: VariableOf) {
    this.#sourceCode = sourceCode;
    this.#variableOf = variableOf;
  }

  /** The parts of the state that a call makes persistent; none for any other call. */
  partsOf({ callee, arguments: given }: TSESTree.CallExpression): readonly PersistedPart[] {
    const path = fullPathOf(callee, this.#variableOf, MODULES) ?? "";
    const [first, second, third] = given;
    if (ZUSTAND.test(path)) return this.#ofZustand(first, second);
    if (REDUX.test(path)) return namesIn(propertyOf(this.#objectOf(first), "whitelist"));
    return PINIA.test(path) ? this.#ofPinia(second, third) : [];
  }

  /** `persist((set) => ({ … }), { name, partialize })`. */
  #ofZustand(state: TSESTree.Node | undefined, options: TSESTree.Node | undefined): readonly PersistedPart[] {
    const parts = this.#returnedParts(state);
    const partialize = propertyOf(this.#objectOf(options), "partialize");
    if (partialize === null) return parts;
    const kept = new Set(this.#returnedParts(partialize).map(({ name }) => name));
    return parts.filter(({ name }) => kept.has(name));
  }

  /** `defineStore("id", { state: () => ({ … }), persist })`, and `defineStore("id", () => ({ … }), { persist })`. */
  #ofPinia(store: TSESTree.Node | undefined, options: TSESTree.Node | undefined): readonly PersistedPart[] {
    const made = this.#objectOf(store);
    const persist = propertyOf(this.#objectOf(options) ?? made, "persist");
    if (persist === null || (persist.type === "Literal" && persist.value === false)) return [];
    const parts = this.#returnedParts(made === null ? store : propertyOf(made, "state"));
    const settings = this.#objectOf(persist);
    const picked = propertyOf(settings, "pick") ?? propertyOf(settings, "paths");
    const omitted = new Set(namesIn(propertyOf(settings, "omit")).map(({ name }) => name));
    const kept = picked === null ? null : new Set(namesIn(picked).map(({ name }) => name));
    return parts.filter(({ name }) => !omitted.has(name) && kept?.has(name) !== false);
  }

  /** The members of the objects that a function returns. */
  #returnedParts(expression: TSESTree.Node | null | undefined): readonly PersistedPart[] {
    const made = functionIn(expression);
    const returned = made === null ? [] : returnedBy(this.#sourceCode, made);
    return returned.flatMap((result) => {
      const object = bare(result);
      return object.type === "ObjectExpression" ? object.properties.flatMap(partOf) : [];
    });
  }

  /** An object that is written out, here or where a constant is declared. */
  #objectOf(expression: TSESTree.Node | null | undefined): TSESTree.ObjectExpression | null {
    if (expression === null || expression === undefined) return null;
    const node = bare(expression);
    if (node.type === "ObjectExpression") return node;
    const variable = node.type === "Identifier" ? this.#variableOf(node) : undefined;
    const value = variable === undefined ? null : onlyValueOf(variable);
    return value?.type === "ObjectExpression" ? value : null;
  }
}

function partOf(property: TSESTree.ObjectLiteralElement): readonly PersistedPart[] {
  const name = property.type === "Property" ? nameOfMember(property) : null;
  return property.type === "Property" && name !== null
    ? [{ node: property.key, name, value: property.value }]
    : [];
}

function propertyOf(object: TSESTree.ObjectExpression | null, name: string): TSESTree.Node | null {
  const property = object?.properties.find(
    (candidate) => candidate.type === "Property" && nameOfMember(candidate) === name,
  );
  return property?.type === "Property" ? property.value : null;
}

/** The texts of a list that is written out. */
function namesIn(list: TSESTree.Node | null): readonly PersistedPart[] {
  if (list?.type !== "ArrayExpression") return [];
  return list.elements.flatMap((node) => {
    const name = stringOf(node);
    return node === null || name === null ? [] : [{ node, name, value: null }];
  });
}
