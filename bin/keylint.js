#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";

// Whatever becomes of what follows: only an outcome may end in another code.
process.exitCode = 2;
const built = new URL("../dist/cli.js", import.meta.url);
if (existsSync(built)) {
  module.enableCompileCache?.();
  try {
    const { main } = await import(built.href);
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(
      `keylint: it could not be loaded (${error.code ?? error.name}): ulimit -n, ulimit -v?\n`,
    );
  }
} else {
  process.stderr.write("keylint: not built yet: run npm ci, or npm run build, in its checkout\n");
}
