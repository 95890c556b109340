import { noKeyInUrl } from "../../../rules/no-key-in-url.js";
import { testRule } from "../support/rule-cases.js";

const KEY = "process.env.PICTIFY_API_KEY";
const MARKED = `«${KEY}»`;
const RENDER = "https://api.pictify.io/r/x.png";

testRule("what is put into URLs", noKeyInUrl, {
  messageId: "inUrl",
  valid: [
    // Templates and sums.
    `f(\`\${name}/\${${KEY}}\`, \`\${apiVersion}/\${${KEY}}\`, \`\${list[0]}/\${${KEY}}\`, \`\${title} \${baseUrl}\${${KEY}}\`);`,
    `const q = new URLSearchParams({ token }); f(\`${RENDER}#\${q}\`, \`https://example.com/?\${q}\`, \`${RENDER}\${q}\`);`,
    `const q = new Params({ token }); f(\`${RENDER}?\${q}\`, \`${RENDER}?\${make({ token })}\`, (p) => \`${RENDER}?\${p}\`);`,
    `const q = make({ token }); f(\`${RENDER}?\${q}\`, \`${RENDER}?\${new URLSearchParams({ size: token })}\`);`,
    // Calls.
    `util.format(); format(template, ${KEY}); format("%s https://a.com/", ${KEY}); format("https://a.com/?a=%s key %s", a, ${KEY}); list[0]("https://a.com/%s", ${KEY});`,
    `["https://a.com/?k="].concat(${KEY}); list.join("/" + ${KEY}); ["https://a.com/", ${KEY}].join(separator); "https://a.com/".at(${KEY});`,
    `"https://a.com/x".replace("KEY", ${KEY}); url.replace("KEY", ${KEY}); "https://a.com/x".replace(pattern, ${KEY}); "https://a.com/KEY".replace("KEY"); "https://a.com/KEY".replace();`,
    // Assignments.
    `let text = baseOf(); text += ${KEY}; this.url += ${KEY}; links.url += ${KEY}; let words = "a "; words += ${KEY};`,
    `config.params = params; url.search = query; // pictify`,
    `url.host = ${KEY}; link.searchable = ${KEY}; link.rehash = ${KEY}; form.password = ${KEY}; search = ${KEY}; list[0].search = ${KEY}; url[name] = ${KEY};`,
    `config.paramsOf = ${KEY}; myconfig.params = ${KEY}; params = ${KEY};`,
  ].map((code) => ({ name: code, code })),
  invalid: [
    ...[
      `fetch(\`\${API_URL}/keys/\${${MARKED}}\`); fetch(config.baseUrl + "/keys/" + ${MARKED});`,
      `fetch(\`https:\\u002f/a.com/\${${MARKED}}\`);`,
      `fetch("https://a.com/" + \`?k=\${${MARKED}}\`);`,
      `format("https://a.com/?a=%s&k=%d", a, ${MARKED}); sprintf("https://a.com/%s", ${MARKED});`,
      `["https:", "", "a.com", ${MARKED}].join("/"); ["https://a.com/", , ${MARKED}].join("");`,
      `"https://a.com/KEY".replaceAll("KEY", ${MARKED}); BASE.concat("/?k=", ${MARKED});`,
      `let url = "https:"; url += "//a.com/"; url += ${MARKED};`,
      `url.search = "?k=" + ${MARKED}; location.hash = ${MARKED}; new URL(a).username = ${MARKED};`,
      `options.searchParams = «{ key: ${KEY} }»; axios.defaults.params.key = ${MARKED};`,
    ].map((code) => ({ name: code, code })),
    ...[
      `f(\`${RENDER}?\${new URLSearchParams({ size, token: «token» })}\`);`,
      `f(\`${RENDER}?\${new URLSearchParams({ token: «token» }).toString()}\`);`,
      `const q = new URLSearchParams({ token: «token» }); f(\`${RENDER}?\${q.toString()}\`);`,
      `let url = "${RENDER}?token="; url += «token»;`,
    ].map((code) => ({ name: code, code, messageId: "inRenderUrl" as const })),
  ],
});

testRule("what is put into the queries of URLs", noKeyInUrl, {
  messageId: "inUrl",
  valid: [
    `params.set("token"); params.append(); new URLSearchParams(); list[0]("key", ${KEY});`,
    `const base = ${KEY}; withQuery(base, { a: 1 });`,
    `$.get(url); $.getJSON(); jQuery.post(url, { key: ${KEY} });`,
    `schedule(job, { query: { key: ${KEY} } });`,
    `axios.get(); axios.get("https://example.com/x.png", { params: { token } }); axios.get(url, { params: { token } }); // pictify`,
    `axios.get("${RENDER}", { params: { size, width } }); axios.get("${RENDER}", options); axios.get("${RENDER}", { ...params, token, [name]: token });`,
    `$.ajax(); $.ajax({ url, method, data: { key: ${KEY} } }); $.ajax({ headers: { key: ${KEY} }, data: {} });`,
    `const url = new URL("${RENDER}"); url.searchParams.set("size", token); url.searchParams.set(name, token);`,
    `let url = new URL("${RENDER}"); url = other; url.searchParams.set("token", token);`,
    `const url = new Page("${RENDER}"); url.searchParams.set("token", token); page("${RENDER}").searchParams.set("token", token);`,
    `const url = new URL(path); url.searchParams.set("token", token); const a = new URL(); a.searchParams.set("token", token); // pictify`,
  ].map((code) => ({ name: code, code })),
  invalid: [
    ...[
      `withQuery("/x", «{ key: ${KEY} }»);`,
      `jQuery.getJSON(url, «{ key: ${KEY} }»); jQuery.ajax({ url, data: «{ key: ${KEY} }» });`,
      `$.ajax({ ...a, type: "GET", data: «{ key: ${KEY} }» }); $.ajax({ method: "get", data: «{ key: ${KEY} }» });`,
      `$.ajax({ mimetype: "POST", typeOf: "POST", data: «{ key: ${KEY} }» });`,
      `axios.get(url, { ...a, params: «{ key: ${KEY} }» });`,
    ].map((code) => ({ name: code, code })),
    ...[
      `axios.get("${RENDER}", { params: { size, token: «token» } });`,
      `const url = new URL("/r/x.png", "https://api.pictify.io"); url.searchParams.set("token", «token»);`,
      `new URL("${RENDER}").searchParams.append("token", «token»);`,
    ].map((code) => ({ name: code, code, messageId: "inRenderUrl" as const })),
  ],
});
