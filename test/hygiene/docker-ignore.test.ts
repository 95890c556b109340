import { describe, expect, it } from "vitest";
import { dockerIgnoreVerdict } from "../../src/hygiene/docker-ignore.js";
import { Project } from "../../src/hygiene/project.js";
import { temporaryFolder } from "../support/temporary.js";

const FILES = [".env", ".env.local", "a/.env", "a/b/.env", "a/b/prod.env", "(c)/.env"];

/** What a `.dockerignore` makes of some files, by what is made of them. */
async function verdicts(text: string, paths: readonly string[]): Promise<Record<string, string[]>> {
  const project = new Project(temporaryFolder({ ".dockerignore": text }));
  const found: Record<string, string[]> = {};
  for (const path of paths) {
    const { kind } = await dockerIgnoreVerdict(".dockerignore", path, project);
    (found[kind] ??= []).push(path);
  }
  return found;
}

describe("a .dockerignore", () => {
  // What `docker build` of Docker 28.2 left out of the context that it sent.
  it.each<[string, string]>([
    [".env", ".env"],
    ["/.env*", ".env .env.local"],
    ["*/.env", "a/.env (c)/.env"],
    ["**/.env", ".env a/.env a/b/.env (c)/.env"],
    ["**/.env*", ".env .env.local a/.env a/b/.env (c)/.env"],
    ["**.env", ".env a/.env a/b/.env a/b/prod.env (c)/.env"],
    ["a", "a/.env a/b/.env a/b/prod.env"],
    ["a/", "a/.env a/b/.env a/b/prod.env"],
    ["a/*", "a/.env a/b/.env a/b/prod.env"],
    ["a/**", "a/.env a/b/.env a/b/prod.env"],
    ["*\n!a", ".env .env.local (c)/.env"],
    ["*\n!a/b", ".env .env.local a/.env (c)/.env"],
    ["**/.env*\n!a", ".env .env.local a/.env a/b/.env (c)/.env"],
    ["a\n!a/b\n*", ".env .env.local a/.env (c)/.env"],
    [".env*\n!.env", ".env.local"],
    ["a/../.env", ".env"],
    ["./a//b/", "a/b/.env a/b/prod.env"],
    ["../.env", ""],
    [" .env ", ".env"],
    ["!.env\n.env", ".env"],
    ["#.env", ""],
    ["(c)", "(c)/.env"],
    ["{a,b}/.env", ""],
    [".en[v]", ".env"],
    [".en[^v]", ""],
    ["\\.env", ".env"],
    ["a**", "a/.env a/b/.env a/b/prod.env"],
    ["**/b/**", "a/b/.env a/b/prod.env"],
    [".ENV", ""],
    ["*.env", ".env"],
    [".", ""],
    ["a/b\n!a/b/.env", "a/b/prod.env"],
    ["!a/b/.env\na/b", "a/b/.env a/b/prod.env"],
  ])("leaves out what Docker leaves out: %j", async (text, out) => {
    expect((await verdicts(`${text}\n`, FILES)).out?.join(" ") ?? "").toBe(out);
  });

  it("takes capitals for what they are, and a mark of the byte order for none", async () => {
    expect(await verdicts("\uFEFF.env\n.ENV\n", [".env", ".Env"])).toEqual({ out: [".env"], in: [".Env"] });
  });

  it.each([
    ["stars in a name", `${"a*".repeat(40)}b`, "a".repeat(200)],
    ["folders of any depth", `${"**/a/".repeat(30)}b`, `${"a/".repeat(100)}.env`],
    ["more lines than anybody writes", "**/*.x\n".repeat(100_000), `${"a/".repeat(100)}.env`],
  ])("is not judged where it would take for ever: %s", async (_, text, path) => {
    expect(await verdicts(text, [path])).toEqual({ unjudged: [path] });
  });

  it("is judged where it is as long as people's are", async () => {
    const lines = Array.from({ length: 200 }, (_, index) => `**/folder-${index}/**/*.log*`);
    const path = "apps/web/config/.env.production.local";
    expect(await verdicts(`${lines.join("\n")}\n`, [path])).toEqual({ in: [path] });
  });
});
