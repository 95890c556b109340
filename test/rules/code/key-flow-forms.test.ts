import { describe, expect, test } from "vitest";
import { KeyFlow } from "../../../rules/code/key-flow.js";
import { partOfKey } from "../../../rules/code/part-of-key.js";
import { keyPlaces } from "../../../rules/key-places.js";
import { randomKey } from "../../support/keys.js";
import { parsed } from "../support/source-code.js";

const KEY = randomKey("key-flow-forms", "live", 40);
const ENV = "process.env.PICTIFY_API_KEY";

function flowOf(code: string) {
  const { sourceCode, last } = parsed(code);
  return { flow: new KeyFlow(sourceCode, keyPlaces(sourceCode, "src/a.ts")), last };
}

/** The name of the key that the last expression of a code holds, `written` for one that is written out; null for none. */
function keyIn(code: string): string | null {
  const { flow, last } = flowOf(code);
  const key = flow.keyIn(last);
  return key === null ? null : (key.name ?? "written");
}

describe("a key is followed", () => {
  test.each([
    ["from the environment", ENV, "PICTIFY_API_KEY"],
    ["in brackets", `process.env["PICTIFY_API_KEY"]`, "PICTIFY_API_KEY"],
    ["from a constant of the bundler", `__PICTIFY_API_KEY__`, "__PICTIFY_API_KEY__"],
    ["from a string", `"${KEY}" // pictify`, "written"],
    ["from a part of a template", "`Bearer " + KEY + "${x}` // pictify", "written"],
    ["into a template", "`Bearer ${" + ENV + "}`", "PICTIFY_API_KEY"],
    ["into a raw template", "String.raw`a${" + ENV + "}`", "PICTIFY_API_KEY"],
    ["into the first term of a sum", `${ENV} + "a" + "b"`, "PICTIFY_API_KEY"],
    ["into the middle of a sum", `"a" + ${ENV} + "b"`, "PICTIFY_API_KEY"],
    ["into the last term of a sum", `"a" + "b" + ${ENV}`, "PICTIFY_API_KEY"],
    ["through an or", `x || ${ENV}`, "PICTIFY_API_KEY"],
    ["through an or, to the left", `${ENV} ?? x`, "PICTIFY_API_KEY"],
    ["through an and, to the right", `x && ${ENV}`, "PICTIFY_API_KEY"],
    ["through a condition", `x ? ${ENV} : 1`, "PICTIFY_API_KEY"],
    ["through a condition's other side", `x ? 1 : ${ENV}`, "PICTIFY_API_KEY"],
    ["through a sequence", `(x, ${ENV})`, "PICTIFY_API_KEY"],
    ["through an assignment", `x = ${ENV}`, "PICTIFY_API_KEY"],
    ["into a list", `[1, , ${ENV}]`, "PICTIFY_API_KEY"],
    ["into a list that is spread", `[...[${ENV}]]`, "PICTIFY_API_KEY"],
    ["into an object", `({ a: 1, b: ${ENV} })`, "PICTIFY_API_KEY"],
    ["into an object that is spread", `({ ...{ b: ${ENV} } })`, "PICTIFY_API_KEY"],
    ["through a constant", `const a = ${ENV}; a`, "PICTIFY_API_KEY"],
    ["through a variable that is written later", `let a; a = ${ENV}; a`, "PICTIFY_API_KEY"],
    ["through an object's member", `const a = { b: ${ENV} }; a.b`, "PICTIFY_API_KEY"],
    ["through a list's element", `const a = [1, ${ENV}]; a[1]`, "PICTIFY_API_KEY"],
    ["through a destructuring", `const { PICTIFY_API_KEY: a } = process.env; a`, "PICTIFY_API_KEY"],
    ["through a destructured list", `const [, a] = [1, ${ENV}]; a`, "PICTIFY_API_KEY"],
    ["through a member's rest", `const { x, ...a } = { x: 1, b: ${ENV} }; a.b`, "PICTIFY_API_KEY"],
    ["through a function", `const f = () => ${ENV}; f()`, "PICTIFY_API_KEY"],
    ["through a declared function", `function f() { return ${ENV}; } f()`, "PICTIFY_API_KEY"],
    ["through a function that is asynchronous", `const f = async () => ${ENV}; await f()`, "PICTIFY_API_KEY"],
    ["through a call that keeps it", `String(${ENV}).trim()`, "PICTIFY_API_KEY"],
    ["through a constructor that keeps it", `new Headers({ a: ${ENV} })`, "PICTIFY_API_KEY"],
    ["through a reference", `const a = ref(${ENV}); a.value`, "PICTIFY_API_KEY"],
    ["through a hook", `const a = useRef(${ENV}); a.current`, "PICTIFY_API_KEY"],
    ["through a hook's value", `const a = useMemo(() => ${ENV}, []); a`, "PICTIFY_API_KEY"],
    ["from a look-up", `config.get("PICTIFY_API_KEY")`, "PICTIFY_API_KEY"],
    ["from a getter", `getPictifyApiKey()`, "getPictifyApiKey"],
    [
      "from an import by its name",
      `import { pictifyApiKey } from "./config"; pictifyApiKey`,
      "pictifyApiKey",
    ],
    [
      "from a parameter by its name",
      `const f = (pictifyApiKey) => { pictifyApiKey; }; (pictifyApiKey)`,
      "pictifyApiKey",
    ],
    [
      "from a constant by its name, whatever makes it",
      `const pictifyApiKey = canonical(read()); pictifyApiKey`,
      "pictifyApiKey",
    ],
    ["from a member by its name", `config.pictifyApiKey`, "pictifyApiKey"],
    ["from a member of Pictify's", `config.pictify.apiKey`, "config.pictify.apiKey"],
    ["through a state's beginning", `const [a] = useState({ b: ${ENV} }); a.b`, "PICTIFY_API_KEY"],
    [
      "through a state that a function begins",
      `const [a] = useState(() => ({ b: ${ENV} })); a.b`,
      "PICTIFY_API_KEY",
    ],
    ["through a reactive object", `const a = reactive({ b: ${ENV} }); a.b`, "PICTIFY_API_KEY"],
    ["through a reference to an object", `const a = ref({ b: ${ENV} }); a.value.b`, "PICTIFY_API_KEY"],
    [
      "through a spread with more after it",
      `const a = { b: ${ENV} }; ({ ...a, c: 2, ...x, [y]: 3 })`,
      "PICTIFY_API_KEY",
    ],
    ["through spreads of spreads", `({ ...{ ...{ b: ${ENV} }, c: 1 }, c: 2 })`, "PICTIFY_API_KEY"],
    [
      "through a spread of what is filled in",
      `const a = { c: 1 }; a.b = ${ENV}; ({ ...a, c: 2 })`,
      "PICTIFY_API_KEY",
    ],
    [
      "through a spread of what is filled in somewhere",
      `const a = { c: 1 }; a[x] = ${ENV}; ({ ...a, c: 2 })`,
      "PICTIFY_API_KEY",
    ],
    [
      "through a spread of an argument",
      `const f = (a) => ({ ...a, c: 1 }); f({ b: ${ENV} })`,
      "PICTIFY_API_KEY",
    ],
    [
      "through a spread of what a call keeps",
      `({ ...Object.freeze({ b: ${ENV} }), c: 1 })`,
      "PICTIFY_API_KEY",
    ],
    [
      "from what the SDK is handed",
      `import { Pictify } from "@pictify/sdk"; new Pictify(process.env.IMAGES); process.env.IMAGES`,
      "IMAGES",
    ],
  ])("%s", (_, code, name) => {
    expect(keyIn(code)).toBe(name);
  });
});

describe("no key is in", () => {
  test.each([
    ["what is unknown", `x`],
    ["another variable", `process.env.PORT // ${ENV}`],
    ["another string beside one", `const a = "${KEY}"; "b" // pictify`],
    ["another tag", "html`${" + ENV + "}`"],
    ["a comparison", `${ENV} === x`],
    ["a difference", `${ENV} - 1`],
    ["an and, to the left", `${ENV} && x`],
    ["a condition's test", `${ENV} ? 1 : 2`],
    ["a sequence's start", `(${ENV}, 1)`],
    ["a negation", `!${ENV}`],
    ["its type", `typeof ${ENV}`],
    ["a function that is not called", `(() => ${ENV})`],
    ["a function that is not called, in full", `(function () { return ${ENV}; })`],
    ["a class", `(class { a = ${ENV} })`],
    ["another member of an object", `const a = { b: ${ENV}, c: 1 }; a.c`],
    ["another element of a list", `const a = [1, ${ENV}]; a[0]`],
    ["a rest that the key was taken out of", `const { apiKey, ...a } = { apiKey: ${ENV}, b: 1 }; a`],
    ["a hash of it", `hash(${ENV})`],
    ["its length", `const a = ${ENV}; a.length`],
    ["a mask of it", `mask(${ENV})`],
    ["a test of it", `isValid(${ENV})`],
    ["a part of it", `${ENV}.slice(-4)`],
    ["what an unknown function makes of it", `render(${ENV})`],
    ["an import by another name", `import { port } from "./config"; port`],
    ["a constant that leads to itself", `const a = b; const b = a; a`],
    ["a key of another's name", `process.env.STRIPE_KEY`],
    ["the setter of a state", `const [, a] = useState({ b: ${ENV} }); a`],
    ["another member of a state", `const [a] = useState({ b: ${ENV}, c: 1 }); a.c`],
    ["another member of a reactive object", `const a = reactive({ b: ${ENV}, c: 1 }); a.c`],
    ["another member of what a reference has", `const a = ref({ b: ${ENV}, c: 1 }); a.value.c`],
    ["a member of what an unknown function makes", `const a = f({ b: ${ENV} }); a.b`],
    ["a spread that is written over", `({ ...{ b: ${ENV} }, b: 2 })`],
    ["a spread of spreads that is written over", `({ ...{ ...{ b: ${ENV} } }, b: 2 })`],
    ["a spread of what is filled in and written over", `const a = {}; a.b = ${ENV}; ({ ...a, b: 2 })`],
    ["spreads that lead to themselves", `const a = { ...b }; const b = { ...a }; ({ ...a, c: 1 })`],
  ])("%s", (_, code) => {
    expect(keyIn(code)).toBeNull();
  });
});

describe("a part of a key", () => {
  test.each([
    ["its end", `${ENV}.slice(-4)`],
    ["its end in a template", "`…${" + ENV + ".slice(-4)}`"],
    ["its end in a sum", `"…" + ${ENV}.slice(-4)`],
    ["its end in a sum, to the left", `${ENV}.slice(0, 8) + "…"`],
    ["its end in a constant", `const a = ${ENV}.slice(-4); a`],
    ["a character", `${ENV}.charAt(2)`],
  ])("is %s", (_, code) => {
    const { flow, last } = flowOf(code);
    expect(partOfKey(flow, last)?.name).toBe("PICTIFY_API_KEY");
  });

  test.each([
    ["the whole", ENV],
    ["what is unknown", `x`],
    ["a part of something else", `x.slice(-4)`],
    ["a hash", `hash(${ENV})`],
    ["a difference of parts", `${ENV}.slice(-4) - 1`],
    ["a variable of something else", `const a = 1; a`],
  ])("is not %s", (_, code) => {
    const { flow, last } = flowOf(code);
    expect(partOfKey(flow, last)).toBeNull();
  });
});
