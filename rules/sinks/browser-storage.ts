import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { fullPathOf } from "../code/full-path.js";
import { returnedBy } from "../code/returned.js";
import type { StaticTexts } from "../code/static-text.js";
import { bare, isFunction, nameOfMember, pathOf, stringOf } from "../code/syntax.js";
import type { VariableOf } from "../code/variables.js";
import { isKeyName } from "../key-name.js";
import { STORES, STORE_MODULES } from "./stores.js";

/** Something that is put into the storage of a browser or an app. */
export interface Stored {
  /** Where it is put, as it is called in words. */
  readonly where: string;
  /** The name that it is stored under, where it is written out. */
  readonly name: string | null;
  /** What is stored under that name; all of the values where the code does not tell. */
  readonly named?: TSESTree.Node | undefined;
  readonly values: readonly TSESTree.Node[];
  /** Whether a state is kept under the name, whatever is written to it later. */
  readonly isState?: true;
}

const STORAGE_OBJECT =
  /^(?:(?:window|globalThis|self|top|parent|global|document\.defaultView)\.)?(localStorage|sessionStorage)$/u;
const INTO_OBJECT = /^(?:Object\.assign|Reflect\.set)$/u;
const PROTOTYPE_CALL = /^Storage\.prototype\.setItem\.(?:call|apply)$/u;

/** Looks what code stores up in a table of the stores that browsers and apps have. */
export class BrowserStores {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #variableOf: VariableOf;
  readonly #texts: StaticTexts;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>, texts: StaticTexts) {
    this.#sourceCode = sourceCode;
    this.#variableOf = texts.variableOf;
    this.#texts = texts;
  }

  /** What a call stores; null where it stores nothing in a browser or an app. */
  ofCall(node: TSESTree.CallExpression): Stored | null {
    const path = this.#pathOf(node.callee);
    if (path === null) return null;
    const values = node.arguments;
    const [first] = values;
    if (PROTOTYPE_CALL.test(path))
      return { where: "localStorage", name: stringOf(values[1]), values: values.slice(1) };
    if (/\.(?:append|header|set|setHeader)$/u.test(path) && /^set-cookie$/iu.test(stringOf(first) ?? ""))
      return { where: "a cookie", name: null, values: values.slice(1) };
    if (INTO_OBJECT.test(path)) return this.#intoObject(first, values.slice(1));
    const store = STORES.find(
      ({ call, loads }) => call.test(path) && loads?.test(this.#sourceCode.text) !== false,
    );
    if (store === undefined) return null;
    if (store.where === "the history of the browser")
      return { where: store.where, name: null, values: values.slice(0, 1) };
    return {
      where: store.where,
      ...this.#entryOf(first),
      values: values.flatMap((value) => this.#contentOf(value)),
      ...(store.isState === true ? { isState: true } : {}),
    };
  }

  /** What a header of an answer stores: `{ "Set-Cookie": … }`; null for any other property. */
  ofProperty(node: TSESTree.Property): Stored | null {
    return /^set-cookie$/iu.test(nameOfMember(node) ?? "")
      ? { where: "a cookie", name: null, values: [node.value] }
      : null;
  }

  /** What an assignment stores: a member of a storage, `document.cookie`, the value of a cookie; null for any other. */
  ofAssignment({ left, right }: TSESTree.AssignmentExpression): Stored | null {
    const target = bare(left);
    if (target.type !== "MemberExpression") return null;
    const object = this.#pathOf(target.object);
    const name = nameOfMember(target);
    const storage = object === null ? undefined : STORAGE_OBJECT.exec(object)?.[1];
    if (storage !== undefined) return { where: storage, name, values: [right] };
    if (name === "cookie" && /^(?:(?:window|globalThis|self)\.)?document$/u.test(object ?? ""))
      return { where: "a cookie", name: cookieName(right), values: [right] };
    if (name === "name" && object === "window") return { where: "window.name", name: null, values: [right] };
    if (name === "value" && /^use(?:Cookie|LocalStorage|SessionStorage|Storage)\(\)$/u.test(object ?? ""))
      return { where: "the storage of the browser", name: null, values: [right] };
    return null;
  }

  /** Where a call reads from, and the name that it reads; null where it reads from no such store. */
  readBy(node: TSESTree.CallExpression): { readonly where: string; readonly name: string | null } | null {
    const path = this.#pathOf(node.callee);
    const storage =
      /(?:^|\.)(localStorage|sessionStorage|AsyncStorage|SecureStore|Cookies|clientStorage)\.(?:getItem|getItemAsync|get|getAsync)$/u.exec(
        path ?? "",
      )?.[1];
    return storage === undefined ? null : { where: storage, name: this.#entryOf(node.arguments[0]).name };
  }

  /** `Object.assign(localStorage, …)`. */
  #intoObject(object: TSESTree.Node | undefined, values: readonly TSESTree.Node[]): Stored | null {
    const storage = object === undefined ? null : STORAGE_OBJECT.exec(this.#pathOf(object) ?? "")?.[1];
    return storage == null ? null : { where: storage, name: null, values };
  }

  /** What a response is made of, where one is put into a cache; what a function gives that changes an entry. */
  #contentOf(value: TSESTree.Node): readonly TSESTree.Node[] {
    if (isFunction(value)) return returnedBy(this.#sourceCode, value);
    return value.type === "NewExpression" && pathOf(value.callee) === "Response" ? value.arguments : [value];
  }

  #pathOf(expression: TSESTree.Node): string | null {
    return fullPathOf(expression, this.#variableOf, STORE_MODULES);
  }

  /** The name in `set("name", …)`, `set({ name: "name", value: … })`, `set({ name: … })`: of several, that of a key. */
  #entryOf(first: TSESTree.Node | undefined): Pick<Stored, "name" | "named"> {
    if (first === undefined) return { name: null };
    const node = bare(first);
    if (node.type !== "ObjectExpression")
      return { name: lastPart(stringOf(node) ?? this.#texts.textOf(node)?.text) };
    const properties = node.properties.filter((property) => property.type === "Property");
    const named = (names: RegExp): TSESTree.Property | undefined =>
      properties.find((property) => names.test(nameOfMember(property) ?? ""));
    const name = named(/^(?:name|key)$/u);
    if (name !== undefined)
      return { name: this.#texts.constantOf(name.value), named: named(/^value$/u)?.value };
    const entry = properties.find((property) => isKeyName(nameOfMember(property) ?? ""));
    return entry === undefined ? { name: null } : { name: nameOfMember(entry), named: entry.value };
  }
}

/** A name without what is put before it: of `app:name` and `${prefix}.name` that is `name`. */
function lastPart(name: string | undefined): string | null {
  return name?.replace(/^.*[\0:/|]/su, "").replace(/^[._-]+/u, "") ?? null;
}

/** The name in `document.cookie = "name=…"`. */
function cookieName(value: TSESTree.Node): string | null {
  const node = bare(value);
  const start =
    node.type === "TemplateLiteral"
      ? node.quasis[0]?.value.cooked
      : node.type === "BinaryExpression"
        ? startOf(node)
        : stringOf(node);
  return /^\s*([\w.-]{1,80})=\s*$/u.exec(start ?? "")?.[1] ?? null;
}

function startOf(node: TSESTree.BinaryExpression): string | null {
  let at: TSESTree.Node = node;
  while (at.type === "BinaryExpression") at = at.left;
  return stringOf(at);
}
