import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { fullPathOf } from "../code/full-path.js";
import { functionIn, returnedBy } from "../code/returned.js";
import { bare, isFunction, nameOfMember, stringOf } from "../code/syntax.js";
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
    if (REDUX.test(path)) return this.#ofRedux(first, second);
    return PINIA.test(path) ? this.#ofPinia(second, third) : [];
  }

  /** `persistReducer({ key, storage, whitelist, blacklist }, reducer)`. */
  #ofRedux(options: TSESTree.Node | undefined, reducer: TSESTree.Node | undefined): readonly PersistedPart[] {
    const settings = this.#objectOf(options);
    const kept = propertyOf(settings, "whitelist");
    if (kept !== null) return namesIn(kept);
    const left = new Set(namesIn(propertyOf(settings, "blacklist")).map(({ name }) => name));
    const state = this.#objectOf(this.#startOf(reducer));
    return (state?.properties ?? []).flatMap(partOf).filter(({ name }) => !left.has(name));
  }

  /** What a reducer begins with: `(state = …, action) => …`, `createSlice({ initialState: … }).reducer`, `createReducer(…, …)`. */
  #startOf(reducer: TSESTree.Node | undefined): TSESTree.Node | null {
    if (reducer === undefined) return null;
    const node = bare(reducer);
    if (node.type === "MemberExpression" && nameOfMember(node) === "reducer") {
      const slice = this.#valueOf(node.object);
      return slice.type === "CallExpression"
        ? propertyOf(this.#objectOf(slice.arguments[0]), "initialState")
        : null;
    }
    const value = this.#valueOf(node);
    if (value.type === "CallExpression") return value.arguments[0] ?? null;
    const [state] = isFunction(value) ? value.params : [];
    return state?.type === "AssignmentPattern" ? state.right : null;
  }

  /** What an identifier was declared as, or an expression itself. */
  #valueOf(expression: TSESTree.Node): TSESTree.Node {
    const node = bare(expression);
    const variable = node.type === "Identifier" ? this.#variableOf(node) : undefined;
    const declared = variable?.defs[0]?.node;
    if (declared?.type === "FunctionDeclaration") return declared;
    return bare((variable === undefined ? null : onlyValueOf(variable)) ?? node);
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
    const value = this.#valueOf(expression);
    return value.type === "ObjectExpression" ? value : null;
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
