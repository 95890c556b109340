import type { TSESTree } from "@typescript-eslint/utils";
import { bare, nameOfMember, pathOf, stringOf } from "./syntax.js";

/** What a call does with what goes into it. */
export type Passage =
  | { readonly kind: "keeps"; readonly from: readonly TSESTree.Node[] }
  /** A part, a mask, a hash, a test: no key comes out. */
  | { readonly kind: "hides"; readonly partOf: TSESTree.Node | null }
  | { readonly kind: "unknown" };

const KEEPING_FUNCTIONS =
  /^(?:String|JSON\.stringify|encodeURI(?:Component)?|escape|btoa|(?:window|globalThis)\.btoa|Buffer\.from|Object\.(?:assign|freeze|seal|fromEntries|entries|values)|structuredClone|(?:util\.)?(?:inspect|format)|(?:qs|querystring|queryString)\.stringify|stringify|Promise\.resolve|Array\.(?:of|from)|String\.raw|ref|shallowRef|reactive|readonly|computed|useRef|useState|useMemo|signal|atom|createSignal|writable|\$state)$/u;
/** What colours a text for a terminal. */
const COLOURS = /^(?:chalk|kleur|pc|picocolors|colors|ansis|colorette)\.[a-zA-Z.]{1,60}$/u;
const KEEPING_METHODS =
  /^(?:toString|trim|trimStart|trimEnd|concat|join|normalize|toLowerCase|toUpperCase|valueOf|flat|toJSON|padEnd|padStart|repeat|filter|reverse|unwrap|parse)$/u;
const KEEPING_CONSTRUCTORS = /^(?:URLSearchParams|Headers|URL|Map|Set|String|Blob|\w{0,60}Error|Error)$/u;
const HIDING =
  /mask|redact|hash|obfuscate|obscure|hide|truncate|shorten|censor|sanitize|scrub|fingerprint|encrypt|digest|last(?:4|four)|valid|verify|exists|hmac|^(?:Boolean|Number|parseInt|isNaN|assert|includes|startsWith|endsWith|indexOf|test|match|search|charAt|charCodeAt|at|equals|timingSafeEqual|keys|split|every|some)$/iu;

/** `isKey`, `has_key`; not `issue`, `canonical`. */
const QUESTION = /^(?:[Ii]s|[Hh]as|[Ss]hould|[Cc]an)[A-Z_]/u;

/** `sign`, `hmacSign`, `signRequest`, `createSignature`; not `designToken`, `assign`. */
const SIGNING = /(?:^|_)sign(?![a-z])|[a-z0-9]Sign(?![a-z])|(?:^|[a-z_])[Ss]ignature/u;

/** What comes out of a call of which nothing is known but its name. */
export function passageOf(node: TSESTree.CallExpression | TSESTree.NewExpression): Passage {
  const callee = bare(node.callee);
  const path = pathOf(callee) ?? "";
  if (node.type === "NewExpression")
    return KEEPING_CONSTRUCTORS.test(path) ? { kind: "keeps", from: node.arguments } : { kind: "unknown" };
  if (path === "JSON.stringify" && hasReplacer(node)) return { kind: "hides", partOf: null };
  if (KEEPING_FUNCTIONS.test(path) || COLOURS.test(path)) return { kind: "keeps", from: node.arguments };
  if (callee.type !== "MemberExpression")
    return hides(path) ? { kind: "hides", partOf: null } : { kind: "unknown" };
  const name = nameOfMember(callee) ?? "";
  const { object } = callee;
  if (KEEPING_METHODS.test(name)) return { kind: "keeps", from: [object, ...node.arguments] };
  if (name === "replace" || name === "replaceAll") {
    return (stringOf(node.arguments[1]) ?? "*").trim() === ""
      ? { kind: "keeps", from: [object] }
      : { kind: "hides", partOf: null };
  }
  if (name === "slice" || name === "substring" || name === "substr")
    return keepsAll(node.arguments) ? { kind: "keeps", from: [object] } : { kind: "hides", partOf: object };
  if (name === "charAt" || name === "at") return { kind: "hides", partOf: object };
  return hides(name) ? { kind: "hides", partOf: null } : { kind: "unknown" };
}

function hides(name: string): boolean {
  return HIDING.test(name) || QUESTION.test(name) || SIGNING.test(name);
}

/** Whether a call of `JSON.stringify` is told what to leave out: by a function, or by the names that it keeps. */
export function hasReplacer({ arguments: [, replacer] }: TSESTree.CallExpression): boolean {
  if (replacer === undefined || replacer.type === "Literal") return false;
  return !(replacer.type === "Identifier" && replacer.name === "undefined");
}

/** Whether a slice leaves out no more than a scheme or a prefix: `header.slice(7)`. */
function keepsAll([start, end]: readonly TSESTree.Node[]): boolean {
  if (end !== undefined) return false;
  if (start === undefined) return true;
  if (start.type === "MemberExpression") return nameOfMember(start) === "length";
  return start.type === "Literal" && typeof start.value === "number" && start.value <= 16;
}
