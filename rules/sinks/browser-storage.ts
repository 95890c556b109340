import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { bare, nameOfMember, pathOf, stringOf } from "../code/syntax.js";
import { onlyValueOf, type VariableOf } from "../code/variables.js";

/** Something that is put into the storage of a browser or an app. */
export interface Stored {
  /** Where it is put, as it is called in words. */
  readonly where: string;
  /** The name that it is stored under, where it is written out. */
  readonly name: string | null;
  readonly values: readonly TSESTree.Node[];
}

interface Store {
  readonly where: string;
  /** The paths of its objects and functions; `()` stands for a call. */
  readonly call: RegExp;
  /** Modules that its functions are imported from; by their path alone they could be anybody's. */
  readonly from?: RegExp;
}

const STORES: readonly Store[] = [
  {
    where: "localStorage",
    call: /(?:^|\.)localStorage\.(?:setItem|set)$|^localforage\.setItem$|^localForage\.setItem$/u,
  },
  { where: "sessionStorage", call: /(?:^|\.)sessionStorage\.(?:setItem|set)$/u },
  {
    where: "a cookie",
    call: /(?:^|\.)(?:[cC]ookies|cookieStore|cookieJar|\$cookies|\$cookiz)(?:\(\))?(?:\.response)?\.(?:set|put|add|setCookie|setAll)$/u,
  },
  {
    where: "a cookie",
    call: /^(?:setCookie|nookies\.set|\$\.cookie|(?:res|reply|response|c|ctx|event)\.(?:cookie|setCookie)|Cookie\.set|cookie\.(?:set|serialize))$/u,
  },
  { where: "a cookie", call: /^serialize$/u, from: /^cookie$/u },
  {
    where: "the storage of the app",
    call: /(?:^|\.)(?:AsyncStorage|EncryptedStorage|SecureStore|SecureStorage|SecureStoragePlugin|MMKV|mmkv|Keychain|RNSecureStorage|SInfo|NativeStorage|Preferences|ApplicationSettings|appSettings)\.(?:setItem|setItemAsync|setItemSync|multiSet|mergeItem|multiMerge|set|setString|setGenericPassword|setInternetCredentials)$/u,
  },
  {
    where: "the storage of the extension",
    call: /(?:^|\.)storage\.(?:local|sync|session|managed)\.set$|(?:^|\.)clientStorage\.setAsync$|^GM(?:_setValue|\.setValue)$/u,
  },
  {
    where: "the storage of the browser",
    call: /^(?:use(?:Local|Session)Storage(?:State|Value)?|useStorage|useStorageAsync|useCookie|useCookies|usePersistedState|usePersistentState|useStickyState|atomWithStorage|createPersistedState|persistentAtom|persistentMap)$/u,
  },
  {
    where: "IndexedDB",
    call: /(?:^|\.)objectStore(?:\(\))?\.(?:put|add)$|^(?:openDB|new Dexie)\(\)\.(?:\w{1,30}(?:\(\))?\.){0,2}(?:put|add)$/u,
  },
  { where: "IndexedDB", call: /^(?:set|setMany|update)$/u, from: /^idb-keyval$/u },
  { where: "the storage of the browser", call: /^store2?\.(?:set|session\.set)$/u, from: /^store2?$/u },
  {
    where: "the storage of the browser",
    call: /^(?:lscache\.set|ls\.set|new MMKV\(\)\.set|reactLocalStorage\.set(?:Object)?|secureLocalStorage\.setItem|\$localStorage\.set|LocalStorage\.set(?:Item)?|SessionStorage\.set(?:Item)?|Storage\.set|StorageService\.set)$/u,
  },
];

const STORAGE_OBJECT =
  /^(?:(?:window|globalThis|self|top|parent|global|document\.defaultView)\.)?(localStorage|sessionStorage)$/u;
const PROTOTYPE_CALL = /^Storage\.prototype\.setItem\.(?:call|apply)$/u;

/** Looks what code stores up in a table of the stores that browsers and apps have. */
export class BrowserStores {
  readonly #variableOf: VariableOf;

  constructor(variableOf: VariableOf) {
    this.#variableOf = variableOf;
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
    const from = this.#moduleOf(node.callee);
    const store = STORES.find(
      (candidate) => candidate.call.test(path) && (candidate.from?.test(from ?? "") ?? true),
    );
    if (store === undefined) return null;
    return { where: store.where, name: nameOfEntry(first), values };
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
    return storage === undefined ? null : { where: storage, name: stringOf(node.arguments[0]) };
  }

  /** The path of an expression, with the constants at its beginning in full. */
  #pathOf(expression: TSESTree.Node, depth = 0): string | null {
    const path = pathOf(expression);
    if (path === null || depth > 3) return path;
    let root = bare(expression);
    while (root.type === "MemberExpression" || root.type === "CallExpression")
      root = bare(root.type === "MemberExpression" ? root.object : root.callee);
    if (root.type !== "Identifier") return path;
    const variable = this.#variableOf(root);
    if (variable === undefined) return path;
    const whole = this.#pathOfVariable(variable, depth + 1);
    return whole === null ? path : whole + path.slice(root.name.length);
  }

  #pathOfVariable(variable: TSESLint.Scope.Variable, depth: number): string | null {
    const value = onlyValueOf(variable);
    if (value !== null) return this.#pathOf(value, depth);
    const definition = variable.defs[0]?.node;
    if (
      definition?.type !== "VariableDeclarator" ||
      definition.id.type !== "ObjectPattern" ||
      definition.init === null
    )
      return null;
    // const { localStorage } = window
    const object = this.#pathOf(definition.init, depth);
    return object === null || !/^(?:window|globalThis|self)$/u.test(object)
      ? null
      : `${object}.${variable.name}`;
  }

  #moduleOf(callee: TSESTree.Node): string | null {
    let root = bare(callee);
    while (root.type === "MemberExpression") root = bare(root.object);
    const definition = this.#variableOf(root)?.defs[0];
    return definition?.parent?.type === "ImportDeclaration" ? definition.parent.source.value : null;
  }
}

/** The name in `set("name", …)`, `set({ name: … })`, `set({ name: "name", value: … })`. */
function nameOfEntry(first: TSESTree.Node | undefined): string | null {
  if (first === undefined) return null;
  const node = bare(first);
  if (node.type !== "ObjectExpression") return stringOf(node);
  for (const property of node.properties) {
    if (property.type !== "Property") continue;
    const key = nameOfMember(property);
    if (key === "name" || key === "key") return stringOf(property.value);
  }
  const [only, ...others] = node.properties;
  return only?.type === "Property" && others.length === 0 ? nameOfMember(only) : null;
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
