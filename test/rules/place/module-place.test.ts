import { describe, expect, test } from "vitest";
import { type ModulePlace, placeOf } from "../../../rules/place/module-place.js";
import { userRules } from "../../../rules/place/path-place.js";
import { parsed } from "../support/source-code.js";

const NOTHING = userRules([]);
const LIB = "src/lib/a.ts";

/** Where a module runs that has a path and a code, with the patterns that a user gives for both sides. */
function placed(path: string, code: string, client = NOTHING, server = NOTHING): ModulePlace {
  return placeOf(parsed(`${code}\n;0`).sourceCode, path, { client, server });
}

type Row = readonly [place: ModulePlace, what: string, path: string, code: string];

describe("the patterns of a user", () => {
  const client = userRules(["lib/{a,bc}/*.{ts,tsx}", "both/"]);
  const server = userRules(["both/", "api-client/*.ts"]);
  test.each([
    ["client", "lib/a/x.ts"],
    ["client", "lib/bc/x.tsx"],
    ["unknown", "lib/b/x.ts"],
    ["unknown", "lib/a/x.mts"],
    ["server", "api-client/x.ts"],
    ["server", "both/x.ts"],
    ["unknown", ""],
  ] as const)("%s: '%s'", (place, path) => {
    expect(placed(path, "", client, server)).toBe(place);
  });

  test("decide before directives and paths", () => {
    expect(placed("lib/a/x.ts", `"use server";`, client)).toBe("client");
    expect(placed("both/x.test.ts", `"use client";`, NOTHING, server)).toBe("server");
  });

  test("say nothing of what is no file", () => {
    expect(placed("", "", userRules(["*"]))).toBe("unknown");
    expect(placed("", "", NOTHING, userRules(["*"]))).toBe("unknown");
  });
});

describe("directives", () => {
  test.each<Row>([
    ["client", "a component for browsers", LIB, `"use client"; import "node:fs";`],
    ["client", "a component of Expo for the page", LIB, `"use dom";`],
    ["server", "actions", "src/App.tsx", `"use server";`],
    ["client", "a directive after another one", LIB, `"use strict"; "use client";`],
    ["client", "a directive below comments", LIB, `/*\n * MIT\n */\n// x\n"use client";`],
    ["unknown", "a text after the code began", LIB, `a(); "use client";`],
    ["unknown", "a call", LIB, `use; "use client";`],
    ["unknown", "another directive", LIB, `""; "use strict";`],
  ])("%s: %s", (place, _, path, code) => {
    expect(placed(path, code)).toBe(place);
  });
});

describe("paths and what a module loads", () => {
  test.each<Row>([
    ["neutral", "a test", "src/a.test.ts", `import "express";`],
    ["server", "an API of Next.js", "src/pages/api/a.ts", `document.title = "x";`],
    ["server", "a page of a server's framework", "src/pages/a.tsx", `import "express"; export default 1;`],
    ["client", "a component of Vue with the enums of a server", "src/A.vue", `import "@prisma/client";`],
    ["client", "a page with a server's package", "src/a.htm", `import "pg";`],
    ["client", "a page of HTML with a server's package", "src/a.html", `import "pg";`],
    ["server", "a module beside a component", "src/a.vue.ts", `import "node:fs";`],
    [
      "client",
      "a hook with the enums of a server",
      "src/hooks/useA.ts",
      `import { useState } from "react"; import { Role } from "@prisma/client"; f(Role);`,
    ],
    ["server", "a hook that runs nowhere but on a server", "src/hooks/useA.ts", `import "node:fs";`],
    ["client", "a hook of which nothing else is known", "src/hooks/useA.ts", ``],
    ["server", "a page of Next.js", "app/page.tsx", ``],
    ["server", "a layout of Next.js", "src/app/blog/[slug]/layout.js", ``],
    ["server", "an error of Next.js in plain TypeScript", "app/not-found.ts", ``],
    ["client", "a page of an app", "app/page.tsx", `import { View } from "react-native";`],
    ["client", "a layout of Expo", "app/(tabs)/layout.tsx", `import { Image } from "expo-image";`],
    [
      "server",
      "a page that loads a module with hooks",
      "app/page.tsx",
      `import "./hooks"; React.useState();`,
    ],
    ["unknown", "a page in a folder of another name", "src/myapp/page.tsx", ``],
    ["unknown", "a layout that a route of Remix has", "app/routes/layout.ts", ``],
    ["client", "hooks", LIB, `React.useState(1);`],
    ["client", "a variable of Vite", LIB, `f(import.meta.env.VITE_A);`],
    ["unknown", "nothing", LIB, ``],
  ])("%s: %s", (place, _, path, code) => {
    expect(placed(path, code)).toBe(place);
  });
});

describe("pages and routes", () => {
  const PAGE = "src/pages/a.ts";
  const ROUTE = "src/routes/a.tsx";
  test.each<Row>([
    ["client", "a page", PAGE, `export const a = 1; export default function Page() {}`],
    ["server", "an endpoint of Astro", PAGE, `export const GET = () => f();`],
    ["server", "an endpoint that is declared", PAGE, `export async function POST() {}`],
    ["server", "an endpoint in a list", PAGE, `const a = f(); export { a as GET };`],
    ["server", "an endpoint in a list by a text", PAGE, `const a = f(); export { a as "GET" };`],
    ["server", "an endpoint that is a class", PAGE, `export class ALL {}`],
    ["server", "endpoints that are taken out", PAGE, `export const { GET, POST } = auth();`],
    ["server", "an endpoint beside something else", PAGE, `export const a = 1, DELETE = f();`],
    ["server", "a page that says so", PAGE, `export const prerender = false; export default 1;`],
    ["unknown", "what is no page", PAGE, `export const GETTER = 1; export { b };`],
    ["unknown", "a page that speaks of routes", PAGE, `f(createFileRoute);`],
    ["client", "a route with a component", ROUTE, `export function GET() {} export default function A() {}`],
    ["client", "a route of TanStack", ROUTE, `export const Route = createFileRoute("/")({});`],
    ["client", "a lazy route of TanStack", ROUTE, `export const Route = createLazyFileRoute("/")({});`],
    ["client", "the root of TanStack", ROUTE, `export const Route = createRootRoute({});`],
    ["client", "a client's loader", ROUTE, `import a from "./a"; export async function clientLoader() {}`],
    ["client", "a route whose component has a name", ROUTE, `export { loader, Component };`],
    ["client", "a route with a class", ROUTE, `export class ErrorBoundary extends A {}`],
    ["server", "a route with another component", ROUTE, `export const MyComponent = 1, Components = 2;`],
    ["server", "a resource", ROUTE, `export async function loader() {}`],
  ])("%s: %s", (place, _, path, code) => {
    expect(placed(path, code)).toBe(place);
  });
});

describe("modules that are loaded", () => {
  test.each<Row>([
    ["unknown", "a type of a framework", LIB, `import type { Request } from "express";`],
    ["server", "a handler of a framework", LIB, `import { Request } from "express"; f((r: Request) => r);`],
    ["unknown", "a type", LIB, `import { type PrismaClient } from "@prisma/client";`],
    ["unknown", "what is used as a type", LIB, `import { A } from "@prisma/client"; let a: A | A;`],
    ["server", "a value", LIB, `import { A } from "@prisma/client"; let a: A = new A();`],
    ["server", "a value beside a type", LIB, `import { A, type B } from "@prisma/client"; f(A);`],
    ["server", "what is used as a type beside a value", LIB, `import { A, B } from "pg"; let a: A = B;`],
    ["server", "what is not used", LIB, `import { A } from "@prisma/client";`],
    ["server", "what is exported again", LIB, `export { readFile } from "node:fs";`],
    ["server", "all that is exported again", LIB, `export * from "node:fs";`],
    ["unknown", "types that are exported again", LIB, `export type { Stats } from "node:fs";`],
    ["unknown", "what is exported", LIB, `const fs = 1; export { fs };`],
    ["server", "what is required", LIB, `const fs = require("node:fs");`],
    ["server", "a member of what is required", LIB, `const fs = require("node:fs").promises;`],
    ["server", "what is required by its name", LIB, `const { b, ipcMain } = require("electron");`],
    [
      "client",
      "another thing that is required by its name",
      LIB,
      `const { ipcRenderer } = require("electron");`,
    ],
    ["unknown", "a name of one's own", LIB, `const { shell: ipcMain } = require("electron");`],
    ["unknown", "the rest", LIB, `const { shell, ...ipcMain } = require("electron");`],
    ["client", "the whole that is required", LIB, `const useSWR = require("swr");`],
    ["unknown", "what is put together", LIB, `const a = require(name), b = require();`],
    ["unknown", "another function", LIB, `const a = load("node:fs"), b = a.require("node:fs");`],
    ["unknown", "a variable without a value", LIB, `let a, b = c;`],
    ["server", "the server of Vue", LIB, `import { ref, createSSRApp } from "vue";`],
    ["client", "one hook of React", LIB, `import { memo, useState } from "react";`],
    ["unknown", "no hook of React", LIB, `import { memo, cache } from "react";`],
    ["unknown", "React as a whole", LIB, `import * as useState from "react";`],
    ["unknown", "the type of a hook", LIB, `import { type useState } from "react";`],
    ["client", "a hook by a text", LIB, `import { "useState" as a } from "react";`],
    ["client", "the hook of SWR", LIB, `import useSWR from "swr";`],
  ])("%s: %s", (place, _, path, code) => {
    expect(placed(path, code)).toBe(place);
  });
});

describe("what only browsers have", () => {
  test.each<Row>([
    ["client", "the page", LIB, `document.title = "x";`],
    ["client", "the page, whatever its type", LIB, `(window as any).a = 1;`],
    ["client", "the page that is there for certain", LIB, `window!.a = 1;`],
    ["client", "an element of one's own", LIB, `class A extends HTMLElement {}`],
    ["client", "a function that waits", LIB, `const f = () => document.title;`],
    ["client", "a function of a list", LIB, `list.map(() => document.title);`],
    ["client", "a function that another one is given", LIB, `evaluate(() => document.title);`],
    ["client", "an argument", LIB, `page.evaluate(document.title);`],
    ["client", "a method that is put together", LIB, `page[name](() => document.title);`],
    ["unknown", "a function for a page", LIB, `page.evaluate(() => document.title);`],
    ["unknown", "a function in one for a page", LIB, `page.evaluate(() => { f(() => document.title); });`],
    ["unknown", "a parameter", LIB, `const f = (document) => document.title;`],
    ["unknown", "whether there is a page", LIB, `f(typeof window);`],
    ["unknown", "types of the page", LIB, `let a: HTMLElement, b: typeof document, c: chrome.Tab;`],
    ["unknown", "a type that is extended", LIB, `interface A extends HTMLElement {} class B implements A {}`],
    ["unknown", "a type that a class has", LIB, `class A implements HTMLElement {}`],
    ["unknown", "other globals", LIB, `f(process, globalThis);`],
  ])("%s: %s", (place, _, path, code) => {
    expect(placed(path, code)).toBe(place);
  });
});
