import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findingsIn, findingsInRepository } from "../support/hygiene.js";
import { randomKey } from "../support/keys.js";
import { scanFolder } from "../support/scanning.js";
import { temporaryFolder } from "../support/temporary.js";

const KEY = randomKey("client-side-key");
const CALL = `fetch("https://api.pictify.io/image",{headers:{Authorization:"Bearer ${KEY}"}})`;
const BUNDLE = `(()=>{var e=document.body;${CALL}.then(t=>e.append(t))})();\n`;
const ANDROID = `android {\n  defaultConfig {\n    buildConfigField "String", "PICTIFY_API_KEY", "\\"${KEY}\\""\n  }\n}\n`;
const PLIST = `<plist version="1.0"><dict><key>PICTIFY_API_KEY</key><string>${KEY}</string></dict></plist>\n`;

describe("client-side-key", () => {
  it.each([
    ["the bundle of Vite", "dist/assets/index-BxYz12.js", BUNDLE],
    ["the bundle of Create React App", "build/static/js/main.4f2a.js", BUNDLE],
    ["what Next.js sends", ".next/static/chunks/app/page-1a2b.js", BUNDLE],
    ["an export of Next.js", "out/_next/static/chunks/pages/index.js", BUNDLE],
    ["what Nuxt sends", ".output/public/_nuxt/entry.js", BUNDLE],
    ["a file that is served as it is", "public/js/app.js", BUNDLE],
    ["a page", "index.html", `<!doctype html>\n<body>\n<script>\n${CALL}\n</script>\n`],
    ["a component of Vue", "src/App.vue", `<template><p/></template>\n<script setup>\n${CALL}\n</script>\n`],
    ["a template of Laravel", "views/welcome.blade.php", `<?php $a = 1; ?>\n<script>${CALL}</script>\n`],
    ["a service worker", "src/service-worker.js", `self.addEventListener("fetch", () => ${CALL});\n`],
    [
      "the manifest of a web application",
      "src/manifest.webmanifest",
      `{ "name": "shop", "pictify_api_key": "${KEY}" }\n`,
    ],
    [
      "a source map",
      "theme/js/app.js.map",
      JSON.stringify({ version: 3, sources: ["a.ts"], sourcesContent: [`const pictifyApiKey = "${KEY}";`] }),
    ],
    [
      "the manifest of an extension",
      "extension/manifest.json",
      `{ "manifest_version": 3, "name": "pictify", "api_key": "${KEY}" }\n`,
    ],
    ["a component that says so", "app/card.tsx", `"use client";\nimport React from "react";\n${CALL};\n`],
    [
      "an extension of a browser",
      "src/background.ts",
      `chrome.runtime.onInstalled.addListener(() => ${CALL});\n`,
    ],
    [
      "the environments of Angular",
      "src/environments/environment.ts",
      `export const environment = { pictifyApiKey: "${KEY}" };\n`,
    ],
    [
      "a resource of Android",
      "app/src/main/res/values/strings.xml",
      `<resources><string name="pictify_api_key">${KEY}</string></resources>\n`,
    ],
    [
      "the manifest of Android",
      "android/app/src/main/AndroidManifest.xml",
      `<meta-data android:name="pictify_api_key" android:value="${KEY}"/>\n`,
    ],
    ["the build of Android", "android/app/build.gradle", ANDROID],
    [
      "gradle.properties of Android",
      "gradle.properties",
      `android.useAndroidX=true\nPICTIFY_API_KEY=${KEY}\n`,
    ],
    ["a property list of iOS", "ios/App/Info.plist", PLIST],
    ["a configuration of Xcode", "ios/Release.xcconfig", `PICTIFY_API_KEY = ${KEY}\n`],
    ["Swift", "ios/App/Pictify.swift", `let pictifyApiKey = "${KEY}"\n`],
    ["Flutter", "lib/src/pictify.dart", `const pictifyApiKey = '${KEY}';\n`],
    ["Expo", "app.json", `{ "expo": { "name": "a", "extra": { "pictifyApiKey": "${KEY}" } } }\n`],
  ])("reports a key in %s", async (_, path, text) => {
    const findings = await findingsIn({ [path]: text }, "client-side-key");
    expect(findings).toMatchObject([{ severity: "error", locations: [{ path }] }]);
  });

  it("is a warning for a sandbox key", async () => {
    const text = BUNDLE.replace(KEY, randomKey("client-side-key", "test"));
    expect(await findingsIn({ "dist/index.js": text }, "client-side-key")).toMatchObject([
      { severity: "warning" },
    ]);
  });

  it("reports what git tracks, and nothing in a build that it ignores", async () => {
    expect(await findingsInRepository({ "dist/app.js": BUNDLE }, "client-side-key")).toHaveLength(1);
    const files = { ".gitignore": "dist/\n", "dist/app.js": BUNDLE };
    expect(await findingsIn(files, "client-side-key")).toEqual([]);
  });

  it.each([
    ["the server of Next.js", ".next/server/app/api/route.js", BUNDLE],
    ["the server of Nuxt", ".output/server/chunks/index.mjs", BUNDLE],
    ["a server that was compiled", "dist/index.js", `const express = require("express");\n${CALL};\n`],
    [
      "a source map of a server",
      "dist/server/app.js.map",
      JSON.stringify({ version: 3, sources: ["a.ts"], sourcesContent: [`const pictifyApiKey = "${KEY}";`] }),
    ],
    ["the manifest of something else", "deploy/manifest.json", `{ "pictify_api_key": "${KEY}" }\n`],
    ["a command that was compiled", "dist/main.js", `#!/usr/bin/env node\n${CALL};\n`],
    ["a module that was compiled", "dist/server.mjs", `import fs from "node:fs";\n${CALL};\n`],
    ["a script that builds", "build/publish.js", `const { join } = require("path");\n${CALL};\n`],
    ["code of the server", "src/api.ts", `${CALL};\n`],
    [
      "a route that runs on the server",
      "app/api/route.ts",
      `import { NextResponse } from "next/server";\n${CALL};\n`,
    ],
    ["PHP in a folder that is served", "public/index.php", `<?php $pictify_api_key = "${KEY}";\n`],
    [
      "code of the server within a script",
      "views/a.ejs",
      `<script>\n<% const pictify_api_key = "${KEY}" %>\n</script>\n`,
    ],
    ["Gradle of a server", "gradle.properties", `org.gradle.jvmargs=-Xmx2g\nPICTIFY_API_KEY=${KEY}\n`],
    ["Swift of a server", "Sources/App/configure.swift", `import Vapor\nlet pictifyApiKey = "${KEY}"\n`],
    [
      "a placeholder in a page",
      "index.html",
      `<script>var pictifyApiKey = "pk_live_your_api_key";</script>\n`,
    ],
    [
      "the text of a page",
      "docs/index.html",
      `<p>pictify</p><pre>PICTIFY_API_KEY=${KEY}</pre>\n<script>1</script>\n`,
    ],
  ])("leaves alone %s", async (_, path, text) => {
    expect(await findingsIn({ [path]: text }, "client-side-key")).toEqual([]);
  });
});

describe("client-side-key, with a source map", () => {
  /** Line 1, column `column` (from 0) of a bundle is line 3, column 14 of src/pictify.ts. */
  const source = `import x from "x";\n\nconst key = "${KEY}"; // pictify\n`;
  const column = BUNDLE.indexOf(KEY);
  const map = {
    version: 3,
    sources: ["../../src/pictify.ts"],
    names: [],
    // Segments: [column, source 0, line 2, column 13].
    mappings: `${vlq(column)}${vlq(0)}${vlq(2)}${vlq(13)}`,
  };

  it.each([
    ["beside it", BUNDLE, { "dist/js/app.js.map": JSON.stringify(map) }],
    [
      "that it names",
      `${BUNDLE}//# sourceMappingURL=../maps/a.json`,
      { "dist/maps/a.json": JSON.stringify(map) },
    ],
    [
      "that it holds",
      `${BUNDLE}//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString("base64")}\n`,
      {},
    ],
    [
      "that it holds as text",
      `${BUNDLE}//# sourceMappingURL=data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(map))}\n`,
      {},
    ],
    [
      "whose name is written as an address has it",
      `${BUNDLE}//# sourceMappingURL=my%20app.map?v=1#a`,
      { "dist/js/my app.map": JSON.stringify(map) },
    ],
    [
      "with a line before it so that nobody runs it",
      BUNDLE,
      { "dist/js/app.js.map": `)]}'\n${JSON.stringify(map)}` },
    ],
  ])("says where the key was written, by a map %s", async (_, bundle, maps) => {
    const [finding] = await findingsIn({ "dist/js/app.js": bundle, ...maps }, "client-side-key");
    expect(finding?.evidence).toContain("written in ../../src/pictify.ts:3:14, by the source map");
  });

  it("says where the key was written that a map itself holds", async () => {
    const withContent = {
      ...map,
      sourceRoot: "webpack://app",
      sources: ["src/pictify.ts"],
      sourcesContent: [source],
    };
    const files = { "dist/js/app.js.map": JSON.stringify(withContent) };
    const [finding] = await findingsIn(files, "client-side-key");
    expect(finding?.evidence).toContain("written in webpack://app/src/pictify.ts:3:14, by the source map");
  });

  it("says where the key was written that a section of a map holds", async () => {
    const part = { ...map, sources: ["src/pictify.ts"], sourcesContent: [source] };
    const sections = [
      { offset: { line: 0, column: 0 }, map: { version: 3, sources: [], names: [], mappings: "" } },
      { offset: { line: 1, column: 0 }, map: part },
    ];
    const files = { "dist/js/app.js.map": JSON.stringify({ version: 3, sections }) };
    const [finding] = await findingsIn(files, "client-side-key");
    expect(finding?.evidence).toContain("written in src/pictify.ts:3:14, by the source map");
  });

  it("says it by the path of the source, where that is there", async () => {
    const files = {
      "dist/js/app.js": BUNDLE,
      "dist/js/app.js.map": JSON.stringify(map),
      "src/pictify.ts": "export {};\n",
    };
    const [finding] = await findingsIn(files, "client-side-key");
    expect(finding?.evidence).toContain("written in src/pictify.ts:3:14, by the source map");
  });

  it("reads maps that are made of sections", async () => {
    const sections = [
      { offset: { line: 0, column: 0 }, map: { version: 3, sources: ["a.ts"], names: [], mappings: "AAAA" } },
      {
        offset: { line: 0, column },
        map: {
          version: 3,
          sources: ["webpack://shop/./src/b.ts"],
          names: [],
          mappings: `AA${vlq(2)}${vlq(13)}`,
        },
      },
    ];
    const files = {
      "dist/js/app.js": BUNDLE,
      "dist/js/app.js.map": JSON.stringify({ version: 3, sections }),
    };
    const [finding] = await findingsIn(files, "client-side-key");
    expect(finding?.evidence).toContain("written in webpack://shop/src/b.ts:3:14, by the source map");
  });

  it.each([
    ["no JSON", "{"],
    ["no map", "[]"],
    ["a map of nonsense", JSON.stringify({ version: 3, sources: 5, mappings: "!!!!" })],
    ["sections that lie", JSON.stringify({ version: 3, sections: [{ offset: {}, map: null }] })],
  ])("still reports the key where the map is %s", async (_, text) => {
    const files = { "dist/js/app.js": BUNDLE, "dist/js/app.js.map": text };
    expect(await findingsIn(files, "client-side-key")).toHaveLength(1);
  });

  it.each([
    ["above it", "../../../outside/app.map"],
    ["above it, in percents", "%2e%2e/%2e%2e/%2e%2e/outside/app.map"],
    ["behind a folder that is a link", "../link/app.map"],
    ["that is a link", "linked.map"],
    ["of another address", "file:///outside/app.map"],
  ])("opens no map outside of what was scanned: %s", async (_, url) => {
    const bundle = `${BUNDLE}//# sourceMappingURL=${url}\n`;
    const above = temporaryFolder({
      "outside/app.map": JSON.stringify(map),
      "project/dist/js/app.js": bundle,
    });
    symlinkSync(join(above, "outside"), join(above, "project/dist/link"));
    symlinkSync(join(above, "outside/app.map"), join(above, "project/dist/js/linked.map"));
    const { findings } = await scanFolder(join(above, "project"));
    const found = findings.filter(({ rule }) => rule === "client-side-key");
    expect(found).toHaveLength(1);
    expect(found[0]?.evidence.join("\n")).not.toContain("by the source map");
  });

  it("still reports every key of a bundle whose map is too large to be looked into for each", async () => {
    const keys = Array.from({ length: 60 }, (_, index) => randomKey(`client-side-key ${index}`));
    const bundle = keys.map((key) => `pictify("${key}");`).join("\n");
    const large = { ...map, padding: "x".repeat(9 * 1024 * 1024) };
    const files = { "dist/js/app.js": `${bundle}\n`, "dist/js/app.js.map": JSON.stringify(large) };
    expect(await findingsIn(files, "client-side-key")).toHaveLength(60);
  });
});

/** A number in base 64, as mappings are written (ECMA-426). */
function vlq(value: number): string {
  let text = "";
  for (let rest = value * 2; ; rest = Math.floor(rest / 32)) {
    const digit = rest % 32;
    const more = rest >= 32;
    text += "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[digit + (more ? 32 : 0)] ?? "";
    if (!more) return text;
  }
}
