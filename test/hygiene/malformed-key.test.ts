import { describe, expect, it } from "vitest";
import { findingsIn } from "../support/hygiene.js";
import { prefixed, randomBody, randomKey } from "../support/keys.js";

const KEY = randomKey("malformed-key");
const SHORT = prefixed("live", randomBody("malformed-short", 11));

describe("malformed-key", () => {
  it.each([
    ["a space inside the quotes, before the key", "a.ts", `const pictifyApiKey = " ${KEY}";\n`],
    ["a space inside the quotes, behind the key", "a.py", `PICTIFY_API_KEY = "${KEY} "\n`],
    ["a space inside the quotes, behind the key", ".env", `PICTIFY_API_KEY="${KEY} "\n`],
    ["a space in the middle of the key", ".env", `PICTIFY_API_KEY=${KEY} a1B2c3D4\n`],
    ["a space in the middle of the key", "a.ts", `const pictify = new Pictify("${KEY} a1B2c3D4");\n`],
    ["a space beside the equals sign", ".env", `PICTIFY_API_KEY = ${KEY}\n`],
    ["a space behind it", ".env", `PICTIFY_API_KEY=${KEY}  \n`],
    ["quotes inside quotes", ".env", `PICTIFY_API_KEY='"${KEY}"'\n`],
    ["typographic quotes", ".env", `PICTIFY_API_KEY=\u201c${KEY}\u201d\n`],
    ["the closing quote is missing", ".env", `PICTIFY_API_KEY="${KEY}\nB=1\n`],
    ["the opening quote is missing", ".env", `PICTIFY_API_KEY=${KEY}"\n`],
    ["a line end inside the quotes", "a.js", `const PICTIFY_API_KEY = "${KEY}\\n";\n`],
    ["a line end inside the quotes", ".env", `PICTIFY_API_KEY="${KEY}\n"\n`],
    ["a carriage return behind it", ".env", `A=1\nPICTIFY_API_KEY=${KEY}\r\nB=2\n`],
    [
      "what is encoded ends with a line end",
      "secret.yaml",
      `kind: Secret\ndata:\n  PICTIFY_API_KEY: ${Buffer.from(`${KEY}\n`).toString("base64")}\n`,
    ],
    ["only 11 characters follow the prefix", ".env", `PICTIFY_API_KEY=${SHORT}\n`],
    ["the prefix is there twice", ".env", `PICTIFY_API_KEY=pk_live_${KEY}\n`],
    [
      "the scheme is written bearer",
      "a.sh",
      `curl https://api.pictify.io/image -H "Authorization: bearer ${KEY}"\n`,
    ],
    [
      "the scheme is written bearer",
      "a.ts",
      `fetch("https://api.pictify.io/image", { headers: { Authorization: "bearer ${KEY}" } });\n`,
    ],
    [
      "the scheme is Token",
      "a.py",
      `requests.get("https://api.pictify.io/templates", headers={"Authorization": "Token ${KEY}"})\n`,
    ],
    ["no scheme before it", "a.sh", `curl https://api.pictify.io/image -H "Authorization: ${KEY}"\n`],
    ["Bearer and one space", "a.sh", `curl https://api.pictify.io/image -H "Authorization: Bearer:${KEY}"\n`],
    ["sent in the header Api-Key", "a.sh", `curl https://api.pictify.io/image -H "Api-Key: ${KEY}"\n`],
    [
      "sent in the header api-key",
      "b.ts",
      `fetch("https://api.pictify.io/image", { headers: { "api-key": "${KEY}" } });\n`,
    ],
    [
      "quotes that nothing takes off",
      "compose.yaml",
      `services:\n  web:\n    environment:\n      - PICTIFY_API_KEY="${KEY}"\n`,
    ],
    ["quotes that nothing takes off", "run.cmd", `@echo off\r\nset PICTIFY_API_KEY="${KEY}"\r\n`],
    [
      "quotes that nothing takes off",
      "src/main/resources/application.properties",
      `pictify.api-key="${KEY}"\n`,
    ],
    ["a line end written out behind it", ".env", `PICTIFY_API_KEY=${KEY}\\n\n`],
    [
      "sent in the header X-API-Key",
      "a.ts",
      `fetch("https://api.pictify.io/image", { headers: { "X-API-Key": "${KEY}" } });\n`,
    ],
  ])("reports %s in %s", async (fault, path, text) => {
    const findings = await findingsIn({ [path]: text }, "malformed-key");
    expect(findings).toMatchObject([{ severity: "warning", locations: [{ path }] }]);
    expect(findings[0]?.evidence.join("\n")).toContain(fault);
  });

  it.each([
    ["an environment file", ".env", `PICTIFY_API_KEY=${KEY}\n`],
    ["quotes in one", ".env", `A=1\nexport PICTIFY_API_KEY="${KEY}"\nB='${KEY}' # pictify\n`],
    ["one with the line ends of Windows", ".env", `A=1\r\nPICTIFY_API_KEY=${KEY}\r\nB=2\r\n`],
    [
      "quotes around the whole item of a list",
      "compose.yaml",
      `services:\n  web:\n    environment:\n      - "PICTIFY_API_KEY=${KEY}"\n`,
    ],
    ["quotes around the whole of what is set", "run.cmd", `set "PICTIFY_API_KEY=${KEY}"\r\n`],
    ["quotes that Gradle writes into code", "gradle.properties", `PICTIFY_API_KEY="${KEY}"\n`],
    ["a comment behind it", ".env", `PICTIFY_API_KEY=${KEY} # sandbox\n`],
    ["a request", "a.sh", `curl https://api.pictify.io/image -H "Authorization: Bearer ${KEY}"\n`],
    [
      "a request in JavaScript",
      "a.ts",
      `fetch("https://api.pictify.io/image", { headers: { Authorization: \`Bearer ${KEY}\` } });\n`,
    ],
    ["a setting called ApiKey", "appsettings.json", `{ "Pictify": { "ApiKey": "${KEY}" } }\n`],
    ["a setting called api-key", "config/default.json", `{ "pictify": { "api-key": "${KEY}" } }\n`],
    ["a header between keys of YAML", "application.yml", `pictify:\n  api-key: ${KEY}\n`],
    [
      "the header of the MCP server",
      ".mcp.json",
      `{ "mcpServers": { "pictify": { "url": "https://mcp.pictify.io", "headers": { "X-API-Key": "${KEY}" } } } }\n`,
    ],
    ["code in code", "build.gradle", `buildConfigField "String", "PICTIFY_API_KEY", "\\"${KEY}\\""\n`],
    [
      "code in code of JavaScript",
      "webpack.config.js",
      `new DefinePlugin({ PICTIFY_API_KEY: '"${KEY}"' })\n`,
    ],
    [
      "a secret of Kubernetes",
      "s.yaml",
      `kind: Secret\ndata:\n  PICTIFY_API_KEY: ${Buffer.from(KEY).toString("base64")}\n`,
    ],
    [
      "a whole file that is encoded",
      "s.yaml",
      `kind: Secret\ndata:\n  .env: ${Buffer.from(`PICTIFY_API_KEY=${KEY}\n`).toString("base64")}\n`,
    ],
    ["prose", "README.md", `The Pictify key \u201c${KEY}\u201d was "revoked" ${KEY} in May.\n`],
    ["words in quotes", "a.ts", `log("pictify", "key ${KEY} is old");\n`],
    ["a list", "a.ts", `const pictifyKeys = ["${KEY}", "${KEY}"];\n`],
    ["a comparison", "a.ts", `if (req.headers.authorization === "Bearer ${KEY}") pictify();\n`],
  ])("leaves alone %s", async (_, path, text) => {
    expect((await findingsIn({ [path]: text }, "malformed-key")).flatMap(({ evidence }) => evidence)).toEqual(
      [],
    );
  });
});
