import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.js";
import { randomBody, randomKey } from "../support/keys.js";
import { reported, verdictOf } from "../support/judging.js";

/** Each way in which Pictify's users write a key down (pictify.md, "Where keys are put"). */
const SYNTAXES: Readonly<Record<string, (key: string) => string>> = {
  "curl -H": (key) => `curl https://api.pictify.io/image -H "Authorization: Bearer ${key}" -d '{}'`,
  "curl --header over several lines": (key) =>
    `curl -X POST https://api.pictify.io/templates \\\n  --header 'Authorization: Bearer ${key}' \\\n  --data '{}'`,
  "curl with the host last": (key) =>
    `curl -X POST \\\n  -H "Authorization: Bearer ${key}" \\\n  https://api.pictify.io/gif`,
  "curl to the MCP host": (key) => `curl https://mcp.pictify.io/mcp -H "X-API-Key: ${key}"`,
  HTTPie: (key) => `http POST api.pictify.io/image "Authorization:Bearer ${key}"`,
  "raw HTTP": (key) => `GET /templates HTTP/1.1\r\nHost: api.pictify.io\r\nAuthorization: Bearer ${key}\r\n`,
  fetch: (key) =>
    `await fetch("https://api.pictify.io/image", {\n  method: "POST",\n  headers: { Authorization: "Bearer ${key}" },\n});`,
  "fetch with a template literal": (key) =>
    "const r = await fetch(`https://api.pictify.io/t/${id}`, { headers: { Authorization: `Bearer " +
    key +
    "` } });",
  "fetch with the key in a constant of a general name": (key) =>
    `const API_KEY = "${key}";\n\nexport async function render(html) {\n  return fetch("https://api.pictify.io/image", {});\n}`,
  axios: (key) =>
    `axios.post('https://api.pictify.io/image', body, { headers: { 'Authorization': 'Bearer ${key}' } })`,
  "axios.create": (key) =>
    `const http = axios.create({\n  baseURL: "https://api.pictify.io",\n  headers: {\n    Authorization: "Bearer ${key}",\n  },\n});`,
  "Python requests": (key) =>
    `requests.post(\n    "https://api.pictify.io/image",\n    headers={"Authorization": f"Bearer ${key}"},\n)`,
  "Python constructor": (key) => `from pictify import Pictify\n\nclient = Pictify(api_key="${key}")`,
  "Python constructor, positional": (key) => `client = Pictify("${key}")`,
  "Python asynchronous constructor": (key) => `async with AsyncPictify(api_key='${key}') as client:`,
  "Node constructor": (key) => `const pictify = new Pictify({ apiKey: "${key}" });`,
  "Node constructor over several lines": (key) =>
    `import { Pictify } from "@pictify/sdk";\n\nconst client = new Pictify({\n  apiKey: '${key}',\n  timeout: 30_000,\n});`,
  "Node constructor of the older docs": (key) => `const client = new Pictify('${key}', { timeout: 1 });`,
  CommonJS: (key) =>
    `const { Pictify } = require("@pictify/sdk");\nconst c = new Pictify({ apiKey: "${key}" });`,
  "Go client": (key) => `client := pictify.NewClient("${key}")`,
  "Go raw HTTP": (key) =>
    `req, _ := http.NewRequest("POST", "https://api.pictify.io/image", body)\nreq.Header.Set("Authorization", "Bearer ${key}")`,
  "Go constant": (key) => `// Pictify\nconst apiKey string = "${key}"`,
  "Ruby client": (key) => `client = Pictify::Client.new(api_key: "${key}")`,
  "Ruby configure": (key) => `require "pictify"\n\nPictify.configure do |c|\n  c.api_key = "${key}"\nend`,
  "Ruby configure in braces": (key) => `Pictify.configure { |c| c.api_key = '${key}' }`,
  "PHP curl": (key) =>
    `<?php\n$ch = curl_init("https://api.pictify.io/image");\ncurl_setopt($ch, CURLOPT_HTTPHEADER, ["Authorization: Bearer ${key}"]);`,
  "PHP define": (key) => `define('PICTIFY_API_KEY', '${key}');`,
  Java: (key) =>
    `HttpRequest request = HttpRequest.newBuilder()\n    .uri(URI.create("https://api.pictify.io/image"))\n    .header("Authorization", "Bearer ${key}")\n    .build();`,
  "Java constant": (key) => `private static final String PICTIFY_API_KEY = "${key}";`,
  "C#": (key) =>
    `client.BaseAddress = new Uri("https://api.pictify.io");\nclient.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "${key}");`,
  Kotlin: (key) => `val pictifyKey: String = "${key}"`,
  Swift: (key) => `let pictifyApiKey = "${key}"`,
  Rust: (key) => `const PICTIFY_TOKEN: &str = "${key}";`,
  Dart: (key) => `final pictifyToken = '${key}';`,
  ".env": (key) => `PICTIFY_API_KEY=${key}`,
  ".env with quotes and a comment": (key) => `PICTIFY_KEY="${key}" # render service`,
  ".env with a new and an old key": (key) => `PICTIFY_API_KEY_NEW=${key}\nPICTIFY_API_KEY_OLD=`,
  PICTIFY_TOKEN: (key) => `PICTIFY_TOKEN = ${key}`,
  "shell export": (key) => `export PICTIFY_API_KEY='${key}'`,
  fish: (key) => `set -gx PICTIFY_API_KEY ${key}`,
  PowerShell: (key) => `$env:PICTIFY_API_KEY = "${key}"`,
  cmd: (key) => `setx PICTIFY_API_KEY ${key}`,
  "a shell default": (key) => `KEY="\${PICTIFY_API_KEY:-${key}}"`,
  "docker run -e": (key) => `docker run --rm -e PICTIFY_API_KEY=${key} renderer`,
  "Dockerfile ENV": (key) => `FROM node:20\nENV PICTIFY_API_KEY ${key}`,
  "Dockerfile ENV with =": (key) => `ENV NODE_ENV=production PICTIFY_API_KEY=${key}`,
  "compose map": (key) => `services:\n  app:\n    environment:\n      PICTIFY_API_KEY: ${key}`,
  "compose list": (key) => `    environment:\n      - PICTIFY_API_KEY=${key}`,
  "Kubernetes env pair": (key) => `env:\n  - name: PICTIFY_API_KEY\n    value: "${key}"`,
  "Kubernetes stringData": (key) =>
    `kind: Secret\nmetadata:\n  name: pictify\nstringData:\n  api-key: ${key}`,
  "Helm --set": (key) => `helm upgrade app ./chart --set pictify.apiKey=${key}`,
  Terraform: (key) => `variable "pictify_api_key" {\n  type    = string\n  default = "${key}"\n}`,
  "terraform.tfvars": (key) => `pictify_api_key = "${key}"`,
  "GitHub Actions": (key) => `      - run: npm run render\n        env:\n          PICTIFY_API_KEY: ${key}`,
  "GitLab CI": (key) => `variables:\n  PICTIFY_API_KEY: "${key}"`,
  "gh secret set": (key) => `gh secret set PICTIFY_API_KEY --body ${key}`,
  "MCP configuration": (key) =>
    JSON.stringify(
      {
        mcpServers: {
          pictify: { command: "npx", args: ["-y", "@pictify/mcp-server"], env: { PICTIFY_API_KEY: key } },
        },
      },
      null,
      2,
    ),
  "MCP configuration, one line, with a header": (key) =>
    JSON.stringify({
      mcpServers: { pictify: { url: "https://example.com/mcp", headers: { "X-API-Key": key } } },
    }),
  "Codex configuration": (key) => `[mcp_servers.pictify]\ncommand = "npx"\nenv = { API_KEY = "${key}" }`,
  "claude mcp add": (key) => `claude mcp add pictify -e PICTIFY_API_KEY=${key} -- npx -y @pictify/mcp-server`,
  "URL token in HTML": (key) => `<img src="https://api.pictify.io/r/card.png?token=${key}&title=Hi">`,
  "URL token in Markdown": (key) => `![card](https://api.pictify.io/r/card.png?title=a&token=${key})`,
  "URL token in JSX": (key) => "<img src={`https://api.pictify.io/r/${uid}.png?token=" + key + "`} />",
  "URL token in an OG tag": (key) =>
    `<meta property="og:image" content="https://api.pictify.io/r/og.png?token=${key}" />`,
  "JSON body": (key) => `{ "service": "pictify", "apiKey": "${key}" }`,
  "JSON body, snake case": (key) => `{"api_key":"${key}","host":"api.pictify.io"}`,
  "n8n credential": (key) => `{"name":"account","type":"pictifyApi","data":{"apiKey":"${key}"}}`,
  "n8n header": (key) =>
    JSON.stringify(
      {
        parameters: {
          url: "https://api.pictify.io/image",
          headerParameters: { parameters: [{ name: "Authorization", value: `Bearer ${key}` }] },
        },
      },
      null,
      2,
    ),
  "Figma clientStorage": (key) => `await figma.clientStorage.setAsync("pictify_api_token", "${key}");`,
  localStorage: (key) => `localStorage.setItem("pictify_api_token", "${key}");`,
  "sessionStorage property": (key) => `sessionStorage.pictifyToken = "${key}";`,
  cookie: (key) => `document.cookie = "pictify_key=${key}; path=/";`,
  "process.env fallback": (key) => `const key = process.env.PICTIFY_API_KEY || "${key}";`,
  "os.getenv fallback": (key) => `key = os.getenv("PICTIFY_API_KEY", "${key}")`,
  "ENV.fetch fallback": (key) => `key = ENV.fetch("PICTIFY_API_KEY") { "${key}" }`,
  "setting an environment variable": (key) => `os.environ["PICTIFY_API_KEY"] = "${key}"`,
  TOML: (key) => `[pictify]\napi_key = "${key}"`,
  INI: (key) => `[pictify]\nkey=${key}`,
  XML: (key) => `<add key="PictifyApiKey" value="${key}" />`,
  "Android resources": (key) => `<string name="pictify_api_key">${key}</string>`,
  "property list": (key) => `<key>PICTIFY_API_KEY</key>\n<string>${key}</string>`,
  "Java properties": (key) => `pictify.api.key=${key}`,
  "Spring YAML": (key) => `pictify:\n  api:\n    key: ${key}`,
  SQL: (key) => `INSERT INTO settings (name, value) VALUES ('pictify_api_key', '${key}');`,
  CSV: (key) => `service,key\npictify,${key}`,
  Markdown: (key) => `Our Pictify key is \`${key}\`.`,
  "a comment": (key) => `// old pictify key: ${key}`,
  "a log line": (key) => `2026-01-02T03:04:05Z INFO calling api.pictify.io Authorization=Bearer ${key} 200`,
  "a chat message": (key) => `the key for pictify is ${key}, don't tell anyone`,
  "JSON in JSON": (key) => JSON.stringify({ log: JSON.stringify({ PICTIFY_API_KEY: key }) }),
  "a public name that says Pictify": (key) => `NEXT_PUBLIC_PICTIFY_KEY=${key}`,
  "a publishable name that says Pictify": (key) => `VITE_PICTIFY_PUBLIC_KEY=${key}`,
  "a source map": (key) =>
    JSON.stringify({
      sourcesContent: [`import { Pictify } from "@pictify/sdk";\nconst key =\n  "${key}";\n`],
    }),
};

/** Those that have no more of Pictify than the bare word, or only a general name for the key. */
const BARE_WORD: ReadonlySet<string> = new Set([
  "Go constant",
  "Kubernetes stringData",
  "JSON body",
  "TOML",
  "INI",
  "Spring YAML",
  "CSV",
  "Markdown",
  "a comment",
  "a chat message",
  "a source map",
]);

/** Where Pictify is spoken of close by, but another vendor's key could stand in the same place: such a key is not sent anywhere. */
const CLOSE_BY = new Set([
  "fetch with the key in a constant of a general name",
  "Kubernetes stringData",
  "a source map",
]);

describe.each(Object.entries(SYNTAXES))("%s", (name, write) => {
  test.each([
    ["live", randomKey(name, "live", 32)],
    ["test", randomKey(name, "test", 24)],
    ["long hexadecimal", randomKey(name, "live", 64, "hex")],
    ["base64url", randomKey(`${name}!`, "live", 43, "base64url")],
  ])("a %s key is found where it stands and is Pictify's", (_, key) => {
    const text = write(key);
    const found = detect(text, { path: "" });
    expect(
      found.map((candidate) => [text.slice(candidate.start, candidate.end), verdictOf(candidate)]),
    ).toEqual([[key, "ours"]]);
    expect(found[0]?.rule).toBe("pictify-key");
  });

  test("an unprefixed key is found where Pictify's evidence is strong", () => {
    const key = randomBody(name, 64, "hex");
    expect(reported(write(key))).toEqual(BARE_WORD.has(name) ? [] : [key]);
  });

  test("a key is tied to Pictify's name where nobody else's could stand there", () => {
    const [found] = detect(write(randomKey(name, "live", 48)), { path: "" });
    const tied = { status: "ours", isTied: true };
    if (CLOSE_BY.has(name)) expect(found?.judgement).not.toMatchObject(tied);
    else expect(found?.judgement).toMatchObject(tied);
  });

  test("the evidence never holds any of the key", () => {
    const key = randomKey(name);
    const [found] = detect(write(key), { path: "" });
    const words = found?.judgement.evidence.join("\n") ?? "";
    expect(words).not.toBe("");
    expect(words.length).toBeLessThan(120);
    for (let at = "pk_live_".length; at + 6 <= key.length; at++)
      expect(words).not.toContain(key.slice(at, at + 6));
  });
});

/** What refers to a key and holds none (pictify.md, "Safe references"). */
const SAFE = [
  "const key = process.env.PICTIFY_API_KEY;",
  "const key = import.meta.env.PICTIFY_API_KEY;",
  'key = os.environ["PICTIFY_API_KEY"]',
  'key = os.getenv("PICTIFY_API_KEY")',
  'key = ENV["PICTIFY_API_KEY"]',
  "PICTIFY_API_KEY=${PICTIFY_API_KEY}",
  "PICTIFY_WEBHOOK_SECRET=${PICTIFY_WEBHOOK_SECRET_FROM_VAULT_1}",
  "PICTIFY_WEBHOOK_SECRET: process.env.PICTIFY_WEBHOOK_SECRET2",
  "export PICTIFY_API_KEY=$PICTIFY_KEY",
  '$headers = @{ Authorization = "Bearer $env:PICTIFY_API_KEY" }',
  "Authorization: Bearer {{API_KEY}} # api.pictify.io",
  '"value": "={{$credentials.apiKey}}", "url": "https://api.pictify.io"',
  "- name: PICTIFY_API_KEY\n  valueFrom:\n    secretKeyRef:\n      name: pictify\n      key: api-key",
  "Rails.application.credentials.pictify[:api_key]",
  "PICTIFY_API_KEY: ${{ secrets.PICTIFY_API_KEY }}",
  "new Pictify({ apiKey: `pk_live_${suffix}` })",
  "Pictify keys match /^pk_(live|test)_[A-Za-z0-9_-]{16,}$/",
  'if (key.startsWith("pk_live_")) pictify.render();',
];

test.each(SAFE)("nothing is reported in: %s", (text) => {
  expect(reported(text)).toEqual([]);
});
