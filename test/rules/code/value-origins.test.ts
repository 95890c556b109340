import { noKeyLogging } from "../../../rules/no-key-logging.js";
import { testRule } from "../support/rule-cases.js";

const KEY = "process.env.PICTIFY_API_KEY";

testRule("where values come from", noKeyLogging, {
  filename: "src/server.tsx",
  messageId: "logged",
  suggest: (code, { start, end }) => {
    const reported = code.slice(start, end);
    return reported.endsWith(")")
      ? []
      : [
          {
            messageId: "logPresence",
            output: `${code.slice(0, start)}Boolean(${reported})${code.slice(end)}`,
          },
        ];
  },
  valid: [
    `let port; ({ port } = { key: ${KEY}, port: 1 }); console.log(port);`,
    `let name; for (name in { key: ${KEY} }) console.log(name);`,
    `for (const name in { key: ${KEY} }) console.log(name);`,
    `const f = ({ pictifyApiKey, ...rest }) => { console.log(rest); }; f({ pictifyApiKey: ${KEY} });`,
    `const f = (count) => { console.log(count); }; f(...[1, ${KEY}]);`,
    `const f = (a, b) => { console.log(b); }; f(${KEY});`,
    `function Card(props, { apiKey }) { console.log(apiKey); } const x = <Card apiKey={${KEY}} />;`,
    `function Card({ title }) { console.log(title); } const x = <Card apiKey={${KEY}} title="x" />;`,
    `function Card({ apiKey }) { console.log(apiKey); } const x = [<Card {...props} />, <Card apiKey />, <Card />, f(${KEY})];`,
    `const { f } = () => ${KEY}; console.log(f());`,
    `const f = () => ${KEY}; console.log(f.name, f.call.length, f.g());`,
    `console.log((f || g)(${KEY}), new A().b(${KEY}));`,
    `const o = { [a]: () => ${KEY} }; console.log(o[b]());`,
    `const o = { [a]: { key: ${KEY} } }; console.log(o[b].key);`,
    `const o = p; const p = o; console.log(o.f(${KEY}), o.a.b.f(${KEY}));`,
    `const o = { f: 1 }; console.log(o.f(${KEY}));`,
    `const base = { key: ${KEY} }; const o = { ...base, port: 1 }; console.log(o.port);`,
    `const o = { key() { return ${KEY}; } }; console.log(o.key);`,
    `console.log(this.key, f(${KEY}));`,
    `const make = () => ({ key: ${KEY}, port: 1 }); console.log(make().port);`,
    `const m = new Map([f, , ["key", ${KEY}], ["port", 1]]); console.log(m.get("port"), m.get("key2"));`,
    `const h = new Headers({ key: ${KEY}, port: "1" }); console.log(h.get("port"), new Map().get("key"));`,
    `const s = new Store({ key: ${KEY} }); console.log(s.get("key"), new stores[0]({ key: ${KEY} }).get("key"));`,
    `const list = [, ${KEY}]; console.log(list[0], list[2]);`,
  ].map((code) => ({ name: code, code })),
  invalid: [
    `const { key = ${KEY} } = options; console.log(«key»);`,
    `let key; key = ${KEY}; console.log(«key»);`,
    `let key = ""; if (a) key ||= ${KEY}; console.log(«key»);`,
    `for (const key of [${KEY}]) console.log(«key»);`,
    `function f(a, key = ${KEY}) { console.log(«key»); }`,
    `const f = (a, key) => { console.log(«key»); }; f(...list); f(1); f(1, ${KEY});`,
    `function Card({ apiKey }) { console.log(«apiKey»); } const x = <Card {...props} title="x" apiKey={${KEY}} />;`,
    `console.log(«(() => ${KEY})()»);`,
    `const o = { f: () => ${KEY} }; console.log(«o.f()»);`,
    `const o = { a: { b: { f: () => ${KEY} } } }; const p = o; console.log(«p.a.b.f()»);`,
    `const base = { key: ${KEY} }; const o = { ...base }; console.log(«o.key»);`,
    `const o = { get key() { return ${KEY}; } }; console.log(«o.key»);`,
    `const make = () => ({ key: ${KEY}, port: 1 }); console.log(«make().key»);`,
    `class C { static key = ${KEY}; } console.log(«C.key»);`,
    `const C = class D { static key = ${KEY}; static show() { console.log(«D.key»); } };`,
    `const C = class D { key = ${KEY}; static show() { console.log(«new D().key»); } };`,
    `const m = new Map([f, , ["port", 1], ["key", ${KEY}]]); console.log(«m.get("key")»);`,
    `const h = new Headers({ key: ${KEY}, port: "1" }); console.log(«h.get("key")»);`,
    `const list = [, ${KEY}]; console.log(«list[1]»);`,
  ].map((code) => ({ name: code, code })),
});
