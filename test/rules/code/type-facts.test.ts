import { parseForESLint } from "@typescript-eslint/parser";
import { AST_NODE_TYPES, type TSESLint } from "@typescript-eslint/utils";
import ts from "typescript";
import { expect, test } from "vitest";
import { type TypeFact, TypeFacts } from "../../../rules/code/type-facts.js";
import { prefixed, randomBody, randomKey } from "../../support/keys.js";
import { parsed } from "../support/source-code.js";

const FILE = "/a.ts";
const KEY = randomKey("type-facts");
const STRIPE = prefixed("live", `51${randomBody("stripe", 97)}`);
const HOOK = `https://api.pictify.io/workflow/hooks/wf_1/${randomBody("hook", 24)}`;

/** What the type tells that a variable is declared with, in a program without a library. */
function factOf(type: string): TypeFact {
  const code = `declare const a: ${type}; a;`;
  const options: ts.CompilerOptions = { noLib: true, strict: true, types: [] };
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([FILE], options, {
    ...host,
    fileExists: (name) => name === FILE,
    readFile: () => code,
    getSourceFile: (name) => ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true),
  });
  const { ast, services } = parseForESLint(code, { filePath: FILE, programs: [program], range: true });
  const statement = ast.body.at(-1);
  if (statement?.type !== AST_NODE_TYPES.ExpressionStatement)
    throw new Error("no expression stands in the code");
  const sourceCode = { parserServices: services } as unknown as Readonly<TSESLint.SourceCode>;
  return new TypeFacts(sourceCode).of(statement.expression);
}

test.each<[fact: TypeFact, type: string]>([
  ["no-text", "boolean"],
  ["no-text", "true"],
  ["no-text", "number | undefined"],
  ["no-text", "-1.5 | null"],
  ["no-text", "bigint"],
  ["no-text", "void"],
  ["nothing", "string"],
  ["nothing", "string | number"],
  ["nothing", "{ a: 1 }"],
  ["nothing", '"live" | "test"'],
  ["nothing", "`pk_live_${string}`"],
  ["nothing", `"Bearer ${KEY}"`],
  ["nothing", `"${STRIPE}"`],
  ["key", `"${KEY}"`],
  ["key", `"${KEY}" | undefined`],
  ["key", `"${HOOK}"`],
])("the type of a variable tells %s: %s", (fact, type) => {
  expect(factOf(type)).toBe(fact);
});

test("a file without types tells nothing", () => {
  const { sourceCode, last } = parsed("const a = true; a;");
  expect(new TypeFacts(sourceCode).of(last)).toBe("nothing");
});
