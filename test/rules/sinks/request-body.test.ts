import { noKeyInUrl } from "../../../rules/no-key-in-url.js";
import { testRule } from "../support/rule-cases.js";

const KEY = "process.env.PICTIFY_API_KEY";
const MADE = `new URLSearchParams({ key: ${KEY} })`;
const MARKED = `new URLSearchParams(«{ key: ${KEY} }»)`;

testRule("parameters that are the body of a request", noKeyInUrl, {
  messageId: "inUrl",
  valid: [
    `fetch(url, { method: "POST", body: ${MADE}.toString() });`,
    `fetch(url, { body: (${MADE} as any)! });`,
    `fetch(url, { body: await ${MADE} });`,
    `fetch(url, { body: ${MADE}?.toString() });`,
    `const options = {}; options.body = ${MADE}; options["data"] = ${MADE};`,
    `let body; body = ${MADE}; fetch(url, { body });`,
    `let sent; sent = ${MADE}; xhr.send(sent);`,
    `axios.post(url, ${MADE}); request.send(${MADE}); response.end(String(1), ${MADE});`,
    `const made = ${MADE}; const text = made.toString(); fetch(url, { body: text });`,
    `const a = ${MADE}; const b = a; fetch(url, { body: b });`,
    `const payload = ${MADE};`,
    `const p = new URLSearchParams(); p.set("key", ${KEY}); axios.put(url, p);`,
    `const formValues = new URLSearchParams(); formValues.append("key", ${KEY});`,
  ].map((code) => ({ name: code, code })),
  invalid: [
    `show({ search: ${MARKED} });`,
    `const kept = {}; kept.made = ${MARKED}; kept[name] = ${MARKED};`,
    `let query; query = ${MARKED}; navigate(query);`,
    `axios.get(url, ${MARKED}); queue.postpone(${MARKED}); list[0](${MARKED}); send(${MARKED});`,
    `const made = ${MARKED}; const text = made.toString(); fetch(url + "?" + text);`,
    `const made = ${MARKED}; fetch(url, { body: cache[made] });`,
    `const made = ${MARKED}; if (made) fetch(url, { body: "" });`,
    `const p = new URLSearchParams(); p.set("key", «${KEY}»); fetch("/?" + p);`,
    `var a = ${MARKED}; var b = a; var a = b;`,
    `${MARKED};`,
  ].map((code) => ({ name: code, code })),
});
