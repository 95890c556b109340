import { noKeyLogging } from "../../../rules/no-key-logging.js";
import { randomKey } from "../../support/keys.js";
import { testRule } from "../support/rule-cases.js";

const KEY = "process.env.PICTIFY_API_KEY";
const WRITTEN = randomKey("key-flow");

testRule("what a key is followed through", noKeyLogging, {
  filename: "src/server.ts",
  messageId: "logged",
  suggest: (code, { start, end }) => {
    const reported = code.slice(start, end);
    if (!/^[\w.$#[\]"']+$/u.test(reported)) return [];
    return [
      { messageId: "logPresence", output: `${code.slice(0, start)}Boolean(${reported})${code.slice(end)}` },
    ];
  },
  valid: [
    { name: "another member of an object", code: `const c = { key: ${KEY}, mode: 1 }; console.log(c.mode);` },
    {
      name: "a parameter of a function that is handed over, beside a key",
      code: `function f(a) { console.log(a); } run(${KEY}, f);`,
    },
    { name: "another parameter", code: `function f(a, key) { console.log(a); } f("x", ${KEY});` },
    {
      name: "another entry of a map",
      code: `const m = new Map(); m.set("a", 1); m.set("key", ${KEY}); console.log(m.get("a"));`,
    },
    {
      name: "the variables of an environment that is read as a whole",
      code: `const env = schema.parse(process.env); console.log(env.PORT, Object.keys(process.env)); // PICTIFY_API_KEY`,
    },
    {
      name: "an environment in a file that names no key",
      code: `console.log(process.env, "https://pictify.io");`,
    },
    {
      name: "what a function of the file reads by another name",
      code: `const read = (name) => process.env[name]; console.log(read("PORT"), "pictify");`,
    },
    {
      name: "another instance of a class",
      code: `class A { constructor(key) { this.key = key; } } class B { log(key) { console.log(key); } } new A(${KEY}); // pictify`,
    },
    {
      name: "names of entries",
      code: `Object.entries({ a: ${KEY} }).forEach(([name]) => console.log(name));`,
    },
    {
      name: "the answer to a promise with the key",
      code: `fetch("https://api.pictify.io", { headers: { Authorization: ${KEY} } }).then((answer) => console.log(answer));`,
    },
    {
      name: "names of entries in a loop",
      code: `for (const [name] of Object.entries({ a: ${KEY} })) console.log(name);`,
    },
    {
      name: "a variable that is written from members of its own, in more ways than could be walked",
      code: `let node = root(); while (node) { node = node.left; node = node.right; node = node.next; } console.log(node); // pictify`,
    },
    {
      name: "another member of an enumeration",
      code: `enum Keys { Pictify = "${WRITTEN}", Other = "x" } console.log(Keys.Other, Keys.None);`,
    },
    {
      name: "a state that is empty at first, by another name",
      code: `const [theme, setTheme] = useState(""); const size = ref(null); console.log(theme, size.value, "pictify");`,
    },
    {
      name: "a state by the name of a key that is one of two values",
      code: `const [pictifyKey, setPictifyKey] = useState(false); console.log(pictifyKey);`,
    },
    {
      name: "another member in an assignment to a pattern",
      code: `let port; ({ PORT: port } = { PORT: 1, KEY: ${KEY} }); console.log(port);`,
    },
    {
      name: "what a function is told of changes of something else",
      code: `const theme = ref("pictify"); watch(theme, (value) => console.log(value));`,
    },
    {
      name: "an object that leads to itself",
      code: `const o = {}; o.o = o; console.log(o); // PICTIFY_API_KEY`,
    },
  ],
  invalid: [
    {
      name: "a parameter by its name, of a function that is handed over",
      code: `const show = (pictifyKey) => { console.log(«pictifyKey»); }; keys.forEach(show);`,
    },
    {
      name: "a value of entries in a loop",
      code: `for (const [name, value] of Object.entries({ a: ${KEY} })) console.log(name, «value»);`,
    },
    {
      name: "an element of a list in a loop",
      code: `for (const { value } of [{ value: 1 }, { value: ${KEY} }]) console.log(«value»);`,
    },
    {
      name: "a key beside more ways back than could be walked",
      code: `let node = { key: ${KEY} }; node = node.left; node = node.right; console.log(«node.key»);`,
    },
    {
      name: "a member of an enumeration",
      code: `enum Keys { Pictify = "${WRITTEN}" } console.log(«Keys.Pictify»);`,
    },
    {
      name: "a state that is empty at first, by the name of a key",
      code: `const [pictifyKey, setPictifyKey] = useState(""); console.log(«pictifyKey»);`,
    },
    {
      name: "a state that is nothing at first, by the name of a key",
      code: `const pictifyKey = ref(null); console.log(«pictifyKey.value»); const pictifyToken = signal(); console.log(«pictifyToken.value»);`,
    },
    {
      name: "what is taken out under the name of a key",
      code: `const { data: pictifyApiKey } = useFetch("/key"); console.log(«pictifyApiKey»);`,
    },
    {
      name: "what a function is told of changes",
      code: `const pictifyKey = ref(""); watch(pictifyKey, (value) => console.log(«value»));`,
    },
    {
      name: "what a function is told of changes of a member",
      code: `watch(() => settings.pictifyKey, (value) => console.log(«value»));`,
    },
    {
      name: "an assignment to a pattern",
      code: `let key; ({ PICTIFY_API_KEY: key } = process.env); console.log(«key»); let other; [other] = [${KEY}]; console.log(«other»);`,
    },
    { name: "an object that a key is put into", code: `const o = {}; o.key = ${KEY}; console.log(«o»);` },
    { name: "a list that a key is put into", code: `const l = []; l.push(${KEY}); console.log(«l»);` },
    {
      name: "a map that a key is put into",
      code: `const m = new Map(); m.set("a", ${KEY}); console.log(«m.get("a")»);`,
    },
    { name: "a map of entries", code: `const m = new Map([["a", ${KEY}]]); console.log(«m.get("a")»);` },
    {
      name: "headers",
      code: `const h = new Headers({ Authorization: ${KEY} }); console.log(«h.get("Authorization")»);`,
    },
    {
      name: "an error that is given a key",
      code: `const e = new Error("x"); e.message = ${KEY}; console.log(«e»);`,
    },
    { name: "a function that is called where it stands", code: `((key) => console.log(«key»))(${KEY});` },
    {
      name: "a method of an object",
      code: `const o = { f(key) { console.log(«key»); } }; o.f(${KEY});`,
    },
    {
      name: "a method of a class",
      code: `class A { log(key) { console.log(«key»); } run() { this.log(${KEY}); } }`,
    },
    {
      name: "a method of an instance",
      code: `class A { log(key) { console.log(«key»); } } const a = new A(); a.log(${KEY});`,
    },
    {
      name: "a constructor",
      code: `class A { constructor(key) { this.key = key; } log() { console.log(«this.key»); } } new A(${KEY});`,
    },
    {
      name: "the options of a constructor",
      code: `class A { constructor({ key }) { this.key = key; } log() { console.log(«this.key»); } } new A({ key: ${KEY} });`,
    },
    {
      name: "a constructor's parameter that is a member",
      code: `class A { constructor(private key = ${KEY}) {} log() { console.log(«this.key»); } }`,
    },
    {
      name: "a getter",
      code: `class A { get key() { return ${KEY}; } log() { console.log(«this.key»); } }`,
    },
    {
      name: "a getter of an object",
      code: `const o = { get key() { return ${KEY}; } }; console.log(«o.key»);`,
    },
    { name: "a static member", code: `class A { static key = ${KEY}; } console.log(«A.key»);` },
    { name: "a static method", code: `class A { static key() { return ${KEY}; } } console.log(«A.key()»);` },
    {
      name: "a member of an instance",
      code: `class A { key = ${KEY}; } const a = new A(); console.log(«a.key»);`,
    },
    {
      name: "a default of a member that is taken out",
      code: `const f = ({ token = ${KEY} }) => console.log(«token»);`,
    },
    { name: "the elements of a list", code: `[${KEY}].forEach((key) => console.log(«key»));` },
    {
      name: "the values of entries",
      code: `Object.entries({ a: ${KEY} }).map(([name, key]) => console.log(«key»));`,
    },
    { name: "a promise", code: `Promise.resolve(${KEY}).then((key) => console.log(«key»));` },
    {
      name: "the properties of a component of the file",
      filename: "src/server.tsx",
      code: `const A = ({ token }) => { console.log(«token»); return null; }; export default () => <A token={${KEY}} />;`,
    },
    {
      name: "a name in a constant",
      code: `const NAME = "PICTIFY_API_KEY"; console.log(«process.env[NAME]»);`,
      suggestions: [
        [
          {
            messageId: "logPresence",
            output: `const NAME = "PICTIFY_API_KEY"; console.log(Boolean(process.env[NAME]));`,
          },
        ],
      ],
    },
    {
      name: "a function of the file that reads the environment",
      code: `function variable(name) { const value = process.env[name]; if (!value) throw new Error(name); return value; } variable("PORT"); console.log(«variable("PICTIFY_API_KEY")»);`,
    },
    {
      name: "the whole environment, where the file names a key",
      code: `console.log(«process.env»); new Pictify(process.env.PICTIFY_API_KEY);`,
    },
    { name: "colours", code: `console.log(«chalk.green(${KEY})»);` },
    { name: "a call of a log by its function", code: `console.log.call(console, «${KEY}»);` },
    {
      name: "a logger of a module by any name",
      code: `import bunyan from "bunyan"; const b = bunyan.createLogger({ name: "x" }); b.info(«${KEY}»);`,
    },
    { name: "a logger that is required", code: `const l = require("pino")(); l.warn(«${KEY}»);` },
    {
      name: "a debugger by any name",
      code: `import make from "debug"; const d = make("app"); d("%s", «${KEY}»);`,
    },
    { name: "a file of a log", code: `fs.appendFileSync("app.log", «${KEY}»);` },
  ],
});
