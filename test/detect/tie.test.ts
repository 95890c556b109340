import { describe, expect, it } from "vitest";
import { detect } from "../../src/detect/detect.js";
import { reveal } from "../../src/model/key.js";
import { randomBody, randomKey } from "../support/keys.js";

const KEY = randomKey("tie", "live", 48);
const HEX = randomBody("tie", 64, "hex");

/** How sure it is that the key in a text is Pictify's. */
function attribution(text: string, key = KEY): string {
  const found = detect(text, { path: "" }).find((candidate) => reveal(candidate.key) === key);
  if (found?.judgement.status !== "ours") return found?.judgement.status ?? "absent";
  return found.judgement.isTied === true ? "certain" : "likely";
}

describe("isTied", () => {
  it.each([
    ["an environment name", `PICTIFY_API_KEY=${KEY}`],
    ["an old and a new name", `PICTIFY_API_KEY_OLD="${KEY}"`],
    ["a variable", `const pictifyKey = "${KEY}";`],
    ["the bare name", `pictify: ${KEY}`],
    ["a constructor", `const client = new Pictify("${KEY}");`],
    ["a constructor's options", `const client = new Pictify({\n  timeout: 5,\n  apiKey: "${KEY}",\n});`],
    ["a constructor in Python", `client = AsyncPictify(\n    api_key="${KEY}",\n)`],
    ["a constructor in Go", `client := pictify.NewClient("${KEY}")`],
    ["a constructor in Ruby", `client = Pictify::Client.new(api_key: "${KEY}")`],
    ["a block in Ruby", `Pictify.configure do |config|\n  config.api_key = "${KEY}"\nend`],
    ["the address it stands in", `<img src="https://api.pictify.io/r/abc.png?w=1&amp;token=${KEY}">`],
    [
      "curl",
      `curl -X POST https://api.pictify.io/image -d '{"html": "<p style='a;b'>"}' -H "Authorization: Bearer ${KEY}"`,
    ],
    [
      "curl over lines",
      `curl -H "Authorization: Bearer ${KEY}" \\\n  -d '{}' \\\n  https://api.pictify.io/image`,
    ],
    [
      "fetch",
      `await fetch("https://api.pictify.io/image", {\n  method: "POST",\n  headers: {\n    "Content-Type": "application/json",\n    Authorization: "Bearer ${KEY}",\n  },\n});`,
    ],
    [
      "requests",
      `requests.post(\n    "https://api.pictify.io/image",\n    headers={"Authorization": "Bearer ${KEY}"},\n)`,
    ],
    [
      "a header set on a request",
      `req, err := http.NewRequest("POST", "https://api.pictify.io/image", body)\nif err != nil {\n\treturn err\n}\nreq.Header.Set("Authorization", "Bearer ${KEY}")`,
    ],
    [
      "a builder",
      `HttpRequest.newBuilder()\n  .uri(URI.create("https://api.pictify.io/image"))\n  .header("Authorization", "Bearer ${KEY}")`,
    ],
    [
      "an MCP server",
      `{\n  "mcpServers": {\n    "pictify": {\n      "command": "npx",\n      "args": ["-y", "@pictify/mcp-server"],\n      "env": {\n        "API_KEY": "${KEY}"\n      }\n    }\n  }\n}`,
    ],
    ["members of one object", `{\n  "baseUrl": "https://api.pictify.io",\n  "apiKey": "${KEY}"\n}`],
    ["a section of TOML", `[mcp_servers.pictify.env]\nAPI_KEY = "${KEY}"`],
    ["a section of INI", `[pictify]\n; production\nurl = x\napi_key = ${KEY}`],
    ["a mapping of YAML", `payments:\n  url: x\npictify:\n  timeout: 5\n  api_key: ${KEY}`],
    ["an object on one line", `const keys = { pictify: { apiKey: "${KEY}" } };`],
    ["a comment just above", `# from https://pictify.io/dashboard\n# rotate it in May\nAPI_KEY=${KEY}`],
    ["a comment on the line", `IMAGES=${KEY} # of api.pictify.io`],
    ["raw HTTP", `GET /templates HTTP/1.1\r\nHost: api.pictify.io\r\nAuthorization: Bearer ${KEY}\r\n`],
    [
      "C#",
      `client.BaseAddress = new Uri("https://api.pictify.io");\nclient.Authorization = new AuthenticationHeaderValue("Bearer", "${KEY}");`,
    ],
    ["a short block in Ruby", `Pictify.configure { |c| c.api_key = '${KEY}' }`],
    ["a mapping of a mapping", `pictify:\n  api:\n    key: ${KEY}`],
    ["a member that names the service", `{ "service": "pictify", "apiKey": "${KEY}" }`],
    ["a row of a table", `service,key\npictify,${KEY}`],
    ["a row in Markdown", `| Pictify | \`${KEY}\` |`],
    ["a heading in a comment", `// Pictify\nconst apiKey string = "${KEY}"`],
    ["a message", `the key for pictify is ${KEY}, keep it`],
    ["prose", `The Pictify API key is ${KEY} for now`],
    ["where its variable is used", `const key = "${KEY}";\n\nconst client = new Pictify(key);`],
    [
      "where its variable is used in a shell",
      `KEY=${KEY}\ncurl -H "Authorization: Bearer $KEY" https://api.pictify.io/image`,
    ],
  ])("is certain by %s", (_, text) => {
    expect(attribution(text)).toBe("certain");
  });

  it.each([
    ["a name that names another vendor, too", `PICTIFY_STRIPE_KEY=${KEY}`],
    [
      "a host that only begins so",
      `curl https://api.pictify.io.example.com/image -H "Authorization: Bearer ${KEY}"`,
    ],
    ["another section of TOML", `[pictify]\nurl = "https://api.pictify.io"\n\n[other]\nkey = "${KEY}"`],
    ["another section of INI", `[pictify]\nurl=https://api.pictify.io\n[other]\napi_key=${KEY}`],
    ["another mapping of YAML", `pictify:\n  url: https://api.pictify.io\nother:\n  api_key: ${KEY}`],
    [
      "a mapping within that is another's",
      `pictify_url: https://api.pictify.io\nother:\n  env:\n    api_key: ${KEY}`,
    ],
    ["another object", `{\n  "imageHost": "https://api.pictify.io",\n  "acme": { "apiKey": "${KEY}" }\n}`],
    ["a name of another's beside it", `PICTIFY_URL=https://api.pictify.io\nACME_KEY=${KEY}`],
    ["a name of another's on the line", `PICTIFY_URL=https://api.pictify.io ACME_KEY=${KEY} npm start`],
    ["a name of another's in the same object", `{ pictifyUrl: "https://api.pictify.io", acmeKey: "${KEY}" }`],
    ["the next statement", `const images = new Pictify(env.A);\nconst other = acme({ apiKey: "${KEY}" });`],
    ["the next statement on the line", `const a = new Pictify(x); const b = acme({ apiKey: "${KEY}" });`],
    ["an import", `import { Pictify } from "@pictify/sdk"\n\nexport class Acme {\n  apiKey = "${KEY}"\n}`],
    ["a block", `describe("api.pictify.io", () => {\n  acme({ apiKey: "${KEY}" });\n});`],
    ["a condition", `if (host === "api.pictify.io") {\n  log();\n}\nconst apiKey = "${KEY}";`],
    ["a parameter of the same name", `acme(api_key="${KEY}")\nclient = Pictify(api_key=other)`],
    [
      "a header of another call",
      `await fetch("https://api.pictify.io/image");\nawait fetch(url, {\n  headers: { Authorization: "Bearer ${KEY}" },\n});`,
    ],
    ["the bare word", `We moved pictify to another host.\nSomething else: ${KEY}`],
    ["the bare word as an application", `services:\n  pictify:\n    environment:\n      API_KEY: ${KEY}`],
    ["a comment that says more", `# pictify moved to Stripe last year, see below\nAPI_KEY=${KEY}`],
    ["a heading that is not just above", `# Pictify\nURL=x\nAPI_KEY=${KEY}`],
    ["a row of another", `pictify,x\nother,${KEY}`],
    ["a variable on the next line", `API_KEY=${KEY}\nPICTIFY_URL=https://api.pictify.io`],
    [
      "a variable on the next line of a string",
      `{ "env": "API_KEY=${KEY}\\nPICTIFY_URL=https://api.pictify.io" }`,
    ],
    ["a variable on the next line of an old Macintosh", `API_KEY=${KEY}\rPICTIFY_URL=https://api.pictify.io`],
    ["a variable on the line before", `PICTIFY_URL=https://api.pictify.io\nAPI_KEY=${KEY}`],
    ["the next statement of a shell", `export API_KEY=${KEY}\nping api.pictify.io`],
    ["the next mapping of YAML", `other:\n  key: ${KEY}\npictify:\n  url: https://api.pictify.io`],
    ["a word farther up", `PICTIFY_TIMEOUT=5\nDEBUG=1\n\n\nAPI_KEY=${KEY}`],
    ["a link in a list of links", `- https://pictify.io\n- https://example.com\n\nkey: ${KEY}`],
  ])("is not certain by %s", (_, text) => {
    expect(attribution(text)).toBe("likely");
  });

  it("is certain for keys without prefix as for others", () => {
    expect(attribution(`PICTIFY_API_KEY=${HEX}`, HEX)).toBe("certain");
    expect(attribution(`[pictify]\nurl = "https://api.pictify.io"\n\n[other]\napi_key = "${HEX}"`, HEX)).toBe(
      "likely",
    );
  });
});
