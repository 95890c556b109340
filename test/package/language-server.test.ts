import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomKey } from "../support/keys.js";
import { eslintProject, type EslintProject } from "./eslint-project.js";
import { LanguageServer } from "./language-server.js";

const KEY = randomKey("language server");

describe.each(["eslint9", "eslint"] as const)("the ESLint language server with %s", (eslint) => {
  let project: EslintProject;
  let server: LanguageServer;
  beforeAll(async () => {
    project = eslintProject(eslint);
    project.write(
      "eslint.config.js",
      `import keylint from "keylint/eslint"; export default [...keylint.configs.all];`,
    );
    server = new LanguageServer(project.folder);
    await server.start();
  });
  afterAll(async () => {
    await server.stop();
    project.remove();
  });

  it("diagnoses a key in JavaScript, and reads it from the environment by a quick fix", async () => {
    const text = `const pictify = new Pictify({ apiKey: "${KEY}" });\n`;
    project.write("a.js", text);
    const [diagnostic, ...others] = await server.diagnose("a.js", "javascript", text);
    if (diagnostic === undefined) throw new Error("nothing was diagnosed");
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      code: "keylint/no-hardcoded-key",
      range: { start: { line: 0, character: 39 }, end: { line: 0, character: 39 + KEY.length } },
    });
    const after = await server.fixed("a.js", text, diagnostic, /Read PICTIFY_API_KEY from the environment/u);
    expect(after).toBe("const pictify = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });\n");
  });

  it("diagnoses a key in .env, and disables the rule with a # by a quick fix", async () => {
    const text = `A=1\nPICTIFY_API_KEY=${KEY}\n`;
    project.write(".env", text);
    const [diagnostic] = await server.diagnose(".env", "dotenv", text);
    if (diagnostic === undefined) throw new Error("nothing was diagnosed");
    expect(diagnostic).toMatchObject({
      code: "keylint/no-hardcoded-key",
      range: { start: { line: 1, character: 16 }, end: { line: 1, character: 16 + KEY.length } },
    });
    const after = await server.fixed(".env", text, diagnostic, /with a comment above it/u);
    expect(after).toBe(`A=1\n# eslint-disable-next-line keylint/no-hardcoded-key\nPICTIFY_API_KEY=${KEY}\n`);
  });
});
