import { noHardcodedKey } from "../../../rules/no-hardcoded-key.js";
import { randomBody } from "../../support/keys.js";
import { testRule } from "../support/rule-cases.js";

const BODY = randomBody("static-text", 32);
const LIVE = ["pk", "live", ""].join("_");
const CUT = `"${LIVE}"`;
const REST = `"${BODY}"`;
/** The same, where the mark ends in it. */
const END = `"${BODY}»"`;

testRule("the texts that code puts together", noHardcodedKey, {
  filename: "src/pictify.ts",
  messageId: "pictifyKey",
  valid: [
    {
      name: "a parameter with two callers",
      code: `const k = (body) => ${CUT} + body; k(random()); k(${REST}.length); // pictify`,
    },
    { name: "a body that is drawn", code: `const k = ${CUT} + randomBytes(16).toString("hex"); // pictify` },
    {
      name: "a variable that something unknown is written to",
      code: `let p = "x"; p = read(); use(p + "_live_" + ${REST}); // pictify`,
    },
    { name: "a prefix after its use", code: `let p = "x"; use(p + ${REST}); p = ${CUT}; // pictify` },
    {
      name: "a condition of which one side is unknown",
      code: `use((a ? ${CUT} : b) + "_" + ${REST}.length); // pictify`,
    },
  ],
  invalid: [
    { name: "a list and another one", code: `const pictify = ["«${LIVE}"].concat(${END}).join("");` },
    {
      name: "a list that is filled",
      code: `const p = []; p.push(${CUT}); p.push(${REST}); const pictify = «p».join("");`,
    },
    {
      name: "a text that is spread",
      code: `const pictify = [..."«${[...(LIVE + BODY)].reverse().join("")}»"].reverse().join("");`,
    },
    {
      name: "a variable that is written twice",
      code: `let pictify; pictify = ${CUT}; pictify = «pictify + ${END};`,
    },
    {
      name: "members that are taken out of an object",
      code: `const P = { a: ${CUT}, b: ${REST} }; const { a, b } = P; pictify(«a + b»);`,
    },
    {
      name: "a frozen object",
      code: `const P = Object.freeze({ a: ${CUT}, b: ${REST} }); pictify(«P.a + P.b»);`,
    },
    { name: "a member of the same enum", code: `enum Pictify { A = ${CUT}, B = «A + ${END} }` },
    {
      name: "a static member",
      code: `class Pictify { static a = ${CUT}; static b = «Pictify.a + ${END}; }`,
    },
    {
      name: "a member of an instance",
      code: `class Pictify { a = ${CUT}; get b() { return «this.a + ${END}; } }`,
    },
    { name: "a function", code: `const start = () => ${CUT}; const pictify = «start() + ${END};` },
    {
      name: "a parameter with one caller",
      code: `function pictify(body) { return "«${LIVE}" + body»; } pictify(${REST});`,
    },
    { name: "a condition", code: `const p = live ? ${CUT} : "x"; const pictify = «p + ${END};` },
    { name: "a line that goes on", code: `const pictify = "«${LIVE}\\\n${BODY}»";` },
  ].map((one) => ({ ...one, suggestions: [[]] })),
});
