#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";

const built = new URL("../dist/cli.js", import.meta.url);
if (existsSync(built)) {
  module.enableCompileCache?.();
  const { main } = await import(built.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write("keylint: not built yet: run npm ci, or npm run build, in its checkout\n");
  process.exitCode = 2;
}
