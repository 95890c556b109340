// Builds dist/: the search module (AssemblyScript), the bundles (rolldown) and the types (tsc).
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { chunkGroups } from "./chunk-groups.js";
import { writeNotices } from "./third-party-notices.js";

const run = promisify(execFile);
const root = new URL("..", import.meta.url).pathname;
const bin = (name) => `${root}node_modules/.bin/${name}`;
process.chdir(root);

const { version, repository } = JSON.parse(await readFile("package.json", "utf8"));
const home = /github\.com[/:]([\w.-]+\/[\w-]+)/u.exec(repository?.url ?? repository ?? "")?.[1];
// Without a repository the pages that come with the package are the only ones that are certain to be there.
const pages =
  home === undefined
    ? `https://unpkg.com/keylint@${version}/docs/rules`
    : `https://github.com/${home}/blob/v${version}/docs/rules`;

const base64 = (bytes) => JSON.stringify(Buffer.from(bytes).toString("base64"));

/** Compiles AssemblyScript to a WebAssembly module whose memory the host lays out. Resolves to it in base64. */
async function compileModule(source) {
  await mkdir("dist/build", { recursive: true });
  const file = "dist/build/module.wasm";
  const flags = "-O3 --noAssert --runtime stub --importMemory --enable simd --use abort=".split(" ");
  await run(bin("asc"), [source, ...flags, "-o", file]);
  return base64(await readFile(file));
}

/** Compiles the search to WebAssembly and its literals to tables, and writes both as one module of constants. */
async function buildSearchModule() {
  const module = await compileModule("src/anchors/wasm/search.ts");
  const bundle = await rolldown({ input: "src/anchors/literals.ts", platform: "node" });
  await bundle.write({ file: "dist/build/literals.mjs", format: "esm" });
  const { anchorKinds, compileAnchors } = await import(pathToFileURL(`${root}dist/build/literals.mjs`).href);
  await writeFile(
    "src/anchors/search-module.generated.ts",
    [
      "// Written by scripts/build.js from wasm/search.ts and literals.ts.",
      `export const SEARCH_MODULE = ${module};`,
      `export const PROGRAM = ${base64(compileAnchors())};`,
      `export const KINDS: readonly string[] = ${JSON.stringify(anchorKinds())};`,
      "",
    ].join("\n"),
  );
  await rm("dist/build", { recursive: true });
}

/** Compiles what is done to the bytes of packs. */
async function buildObjectsModule() {
  const module = await compileModule("src/packs/wasm/objects.ts");
  await writeFile(
    "src/packs/objects-module.generated.ts",
    `// Written by scripts/build.js from wasm/objects.ts.\nexport const OBJECTS_MODULE = ${module};\n`,
  );
}

/** Bundles every entry with its dependencies; what a command alone needs becomes a chunk of its own. */
async function buildBundles() {
  const bundle = await rolldown({
    input: {
      cli: "src/cli/main.ts",
      index: "src/index.ts",
      "reader-thread": "src/sources/reader-thread.ts",
      "object-thread": "src/packs/object-thread.ts",
      eslint: "rules/index.ts",
    },
    platform: "node",
    transform: {
      define: { __KEYLINT_VERSION__: JSON.stringify(version), __KEYLINT_PAGES__: JSON.stringify(pages) },
    },
  });
  const { output } = await bundle.write({
    dir: "dist",
    format: "esm",
    chunkFileNames: "chunks/[name]-[hash].js",
    minify: { compress: true, mangle: false, codegen: true },
    codeSplitting: { groups: chunkGroups() },
  });
  writeNotices(output.flatMap((chunk) => chunk.moduleIds ?? []));
}

/** Writes the types of the library: those that its entries lead to, and no others. */
async function buildTypes() {
  await run(bin("tsc"), ["--emitDeclarationOnly"]);
  const types = `${root}dist/types/`;
  const wanted = new Set();
  const visit = async (file) => {
    if (wanted.has(file)) return;
    wanted.add(file);
    const text = await readFile(file, "utf8");
    for (const [, path] of text.matchAll(/from "(\.[^"]+)\.js"/gu))
      await visit(resolve(dirname(file), `${path}.d.ts`));
  };
  await visit(`${types}src/index.d.ts`);
  await visit(`${types}rules/index.d.ts`);
  for (const name of await readdir(types, { recursive: true })) {
    const file = `${types}${name}`;
    if (file.endsWith(".d.ts") && !wanted.has(file)) await rm(file);
  }
}

await rm("dist", { recursive: true, force: true });
await buildObjectsModule();
await buildSearchModule();
await Promise.all([buildBundles(), buildTypes()]).catch((error) => {
  process.stderr.write(`${error.stdout ?? ""}${error.stack}\n`);
  process.exitCode = 1;
});
