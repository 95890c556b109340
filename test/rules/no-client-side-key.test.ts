import { noClientSideKey } from "../../rules/no-client-side-key.js";
import { randomKey } from "../support/keys.js";
import { testRule } from "./support/rule-cases.js";

const KEY = randomKey("no-client-side-key");

/** Lines of a code. */
const lines = (...all: readonly string[]): string => all.join("\n");

testRule("no-client-side-key", noClientSideKey, {
  messageId: "sdk",
  valid: [
    {
      name: "types of the SDK, handed on",
      code: `"use client"; export type { Image } from "@pictify/sdk"; export type * from "@pictify/sdk"; export { a } from "./a"; // pictify`,
    },
    {
      name: "a key in a comment, which is in nothing that ships",
      code: `"use client"; // pictify ${KEY}\nconst a = 1;`,
    },
    {
      name: "a text that speaks of server actions",
      code: `f("use server"); export async function key() { return process.env.PICTIFY_API_KEY; }`,
      filename: "src/lib/actions.ts",
    },
    {
      name: "a component of Astro that a user says is a server's",
      code: `render(process.env.PICTIFY_API_KEY);`,
      filename: "src/a.astro",
      options: [{ serverPatterns: ["*.astro"] }],
    },
    {
      name: "a session that a server reads",
      filename: "src/lib/auth.ts",
      code: `import { getServerSession } from "next-auth"; import { redirect } from "react-router"; render(process.env.PICTIFY_API_KEY);`,
    },
    {
      name: "a server that loads a server's package",
      filename: "src/lib/render.ts",
      code: `import { PrismaClient } from "@prisma/client"; import { useState } from "react"; const db = new PrismaClient(); render(db, process.env.PICTIFY_API_KEY);`,
    },
    {
      name: "a service of Nest's that no request reaches",
      filename: "src/a.service.ts",
      code: `import { Injectable } from "@nestjs/common"; @Injectable() export class A { getKey() { return process.env.PICTIFY_API_KEY; } @OnEvent("x") on() { return process.env.PICTIFY_API_KEY; } }`,
    },
    {
      name: "a handler of Express, whose result goes nowhere",
      filename: "src/server.js",
      code: `import express from "express"; app.get("/x", () => process.env.PICTIFY_API_KEY);`,
    },
    {
      name: "a route of Fastify that answers with an image",
      filename: "src/server.js",
      code: `import Fastify from "fastify"; app.get("/x", async () => ({ url: await render(process.env.PICTIFY_API_KEY) }));`,
    },
    {
      name: "a procedure of tRPC that answers with an image",
      filename: "src/router.ts",
      code: `export const r = router({ image: publicProcedure.input(z.string()).mutation(({ input }) => render(input, process.env.PICTIFY_API_KEY)) });`,
    },
    {
      name: "a helper in a module of server actions",
      filename: "app/actions.ts",
      code: `"use server"; function key() { return process.env.PICTIFY_API_KEY; } export default async function render() { return draw(key()); }`,
    },
    {
      name: "what a server sends to another one",
      filename: "src/server.ts",
      code: `import { WebSocket } from "ws"; const ws = new WebSocket("wss://x.y"); ws.on("open", () => ws.send(process.env.PICTIFY_API_KEY)); emitter.on("message", (m) => m.send(process.env.PICTIFY_API_KEY));`,
    },
    {
      name: "a text that is no page",
      filename: "src/server.ts",
      code: 'import fs from "node:fs"; const config = `<${process.env.PICTIFY_API_KEY}>`; const page = `<p>${process.env.PICTIFY_API_KEY ? "on" : "off"}</p>`;',
    },
    {
      name: "a message to a thread of the server",
      filename: "src/main.ts",
      code: `import { Worker } from "node:worker_threads"; new Worker("./w.js").postMessage({ key: process.env.PICTIFY_API_KEY });`,
    },
    {
      name: "a form that a user types a key into",
      filename: "src/Settings.tsx",
      code: `import { useState } from "react"; export function S() { const [form, setForm] = useState({ pictifyApiKey: "" }); return <input value={form.pictifyApiKey} onChange={(e) => setForm({ ...form, pictifyApiKey: e.target.value })} />; }`,
    },
    {
      name: "a state that a function begins",
      filename: "src/Settings.tsx",
      code: `import { useState } from "react"; const [state] = useState(() => ({ pictifyApiKey: "" })); const kept = React.useRef({ pictifyApiKey: "" }); show(state.pictifyApiKey, kept.current.pictifyApiKey);`,
    },
    {
      name: "the values of a form",
      filename: "src/Settings.tsx",
      code: `import { useState } from "react"; const save = (values) => post("/api/settings", { key: values.pictifyApiKey, other: new FormData(formElement).get("x") }); post(form.get("pictifyApiKey"));`,
    },
    {
      name: "messages and labels of a form",
      filename: "src/Settings.tsx",
      code: `import { useState } from "react"; export const S = () => <p title={labels.pictifyApiKey}>{errors.pictifyApiKey && errors.pictifyApiKey.message}</p>;`,
    },
    {
      name: "a request that a middleware passes on with the key",
      filename: "middleware.ts",
      code: `import { NextResponse } from "next/server"; export function middleware(req) { const h = new Headers(req.headers); h.set("Authorization", process.env.PICTIFY_API_KEY); return NextResponse.next({ request: { headers: h } }); }`,
    },
    {
      name: "a middleware of Expo Router",
      filename: "app/+middleware.ts",
      code: `import { StatusError } from "expo-server"; const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });`,
    },
    {
      name: "a server plugin of Nuxt",
      filename: "plugins/pictify.server.ts",
      code: `import { Pictify } from "@pictify/sdk"; export default defineNuxtPlugin(() => new Pictify(useRuntimeConfig().pictifyApiKey));`,
    },
    {
      name: "a route handler of Next.js",
      filename: "app/api/og/route.ts",
      code: lines(
        `import { Pictify } from "@pictify/sdk";`,
        `const pictify = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });`,
        `export async function GET() { const image = await pictify.render({}); return Response.json({ url: image.url }); }`,
      ),
    },
    {
      name: "a server component of Next.js",
      filename: "src/app/blog/page.tsx",
      code: lines(
        `import { Pictify } from "@pictify/sdk";`,
        `export default async function Page() {`,
        `  const image = await new Pictify({ apiKey: process.env.PICTIFY_API_KEY }).render({});`,
        `  return <img src={image.url} alt="" />;`,
        `}`,
      ),
    },
    {
      name: "a server action of Next.js",
      filename: "app/actions.ts",
      code: lines(
        `"use server";`,
        `import { Pictify } from "@pictify/sdk";`,
        `export async function make(title: string) { const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY }); return (await p.render({ title })).url; }`,
      ),
    },
    {
      name: "an API route of Next.js",
      filename: "pages/api/og.ts",
      code: `import Pictify from "@pictify/sdk"; export default async function handler(req, res) { const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY }); res.json({ url: (await p.render()).url }); }`,
    },
    {
      name: "getServerSideProps, with all that only it uses",
      filename: "pages/index.tsx",
      code: lines(
        `import Pictify from "@pictify/sdk";`,
        `const client = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });`,
        `function render() { return client.render({}); }`,
        `export async function getServerSideProps() { const { url } = await render(); return { props: { url } }; }`,
        `export default function Page({ url }) { return <img src={url} />; }`,
      ),
    },
    {
      name: "getStaticProps as a constant",
      filename: "src/pages/blog/[slug].tsx",
      code: lines(
        `import { Pictify } from "@pictify/sdk";`,
        `export const getStaticProps: GetStaticProps = async () => { const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY }); return { props: { url: (await p.render()).url } }; };`,
        `export default function Page({ url }) { return <img src={url} />; }`,
      ),
    },
    {
      name: "a module for servers only",
      filename: "src/lib/pictify.ts",
      code: `import "server-only"; import { Pictify } from "@pictify/sdk"; export const pictify = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });`,
    },
    {
      name: "a module of which nothing is known",
      filename: "src/lib/pictify.ts",
      code: `import { Pictify } from "@pictify/sdk"; export const pictify = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });`,
    },
    {
      name: "a loader of Remix",
      filename: "app/routes/_index.tsx",
      code: lines(
        `import { Pictify } from "@pictify/sdk";`,
        `import { json } from "@remix-run/node";`,
        `import { useLoaderData } from "@remix-run/react";`,
        `export async function loader() { const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY }); return json({ url: (await p.render()).url }); }`,
        `export default function Index() { const { url } = useLoaderData(); return <img src={url} />; }`,
      ),
    },
    {
      name: "a resource route of React Router",
      filename: "app/routes/og[.]png.tsx",
      code: `import { Pictify } from "@pictify/sdk"; export async function loader() { return fetch((await new Pictify({ apiKey: process.env.PICTIFY_API_KEY }).render()).url); }`,
    },
    {
      name: "a .server module of Remix",
      filename: "app/lib/pictify.server.ts",
      code: `import { Pictify } from "@pictify/sdk"; export const pictify = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });`,
    },
    {
      name: "an endpoint of SvelteKit",
      filename: "src/routes/og/+server.ts",
      code: `import { PICTIFY_API_KEY } from "$env/static/private"; export const GET = async () => new Response((await render(PICTIFY_API_KEY)).body);`,
    },
    {
      name: "a server load of SvelteKit",
      filename: "src/routes/+page.server.ts",
      code: `import { env } from "$env/dynamic/private"; import { Pictify } from "@pictify/sdk"; export const load = async () => ({ url: (await new Pictify({ apiKey: env.PICTIFY_API_KEY }).render()).url });`,
    },
    {
      name: "a server hook of SvelteKit",
      filename: "src/hooks.server.ts",
      code: `import { PICTIFY_API_KEY } from "$env/static/private"; init(PICTIFY_API_KEY);`,
    },
    {
      name: "a server module of SvelteKit",
      filename: "src/lib/server/pictify.ts",
      code: `import { PICTIFY_API_KEY } from "$env/static/private"; export const pictify = make(PICTIFY_API_KEY);`,
    },
    {
      name: "an API route of Nuxt",
      filename: "server/api/og.get.ts",
      code: `export default defineEventHandler(async (event) => { const { pictifyApiKey } = useRuntimeConfig(event); const { url } = await render(pictifyApiKey); return { url }; });`,
    },
    {
      name: "a server plugin of Nuxt",
      filename: "plugins/pictify.server.ts",
      code: `export default defineNuxtPlugin(() => { const { pictifyApiKey } = useRuntimeConfig(); init(pictifyApiKey); });`,
    },
    {
      name: "an endpoint of Astro",
      filename: "src/pages/og.png.ts",
      code: `import { Pictify } from "@pictify/sdk"; export async function GET() { return new Response(await new Pictify({ apiKey: import.meta.env.PICTIFY_API_KEY }).render()); }`,
    },
    {
      name: "an API route of Expo",
      filename: "app/og+api.ts",
      code: `import { Pictify } from "@pictify/sdk"; export async function GET() { return Response.json(await new Pictify({ apiKey: process.env.PICTIFY_API_KEY }).render()); }`,
    },
    {
      name: "Express",
      filename: "src/index.ts",
      code: `import express from "express"; import { Pictify } from "@pictify/sdk"; const app = express(); const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY }); app.get("/", async (req, res) => res.json(await p.render()));`,
    },
    {
      name: "Express in CommonJS",
      filename: "app/routes/image.js",
      code: `const express = require("express"); const { Pictify } = require("@pictify/sdk"); const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY }); module.exports = express.Router();`,
    },
    {
      name: "Nest",
      filename: "src/pictify/pictify.client.ts",
      code: `import { Injectable } from "@nestjs/common"; import { Pictify } from "@pictify/sdk"; @Injectable() export class PictifyClient { client = new Pictify({ apiKey: process.env.PICTIFY_API_KEY }); }`,
    },
    {
      name: "a worker of a queue",
      filename: "src/image.worker.ts",
      code: `import { Worker } from "bullmq"; import { Pictify } from "@pictify/sdk"; new Worker("images", () => new Pictify({ apiKey: process.env.PICTIFY_API_KEY }).render());`,
    },
    {
      name: "a worker of Cloudflare",
      filename: "src/worker.ts",
      code: "export default { async fetch(request, env) { return fetch('https://api.pictify.io/image', { headers: { Authorization: `Bearer ${env.PICTIFY_API_KEY}` } }); } };",
    },
    {
      name: "the main process of Electron",
      filename: "src/main/index.ts",
      code: `import { app, BrowserWindow } from "electron"; import { Pictify } from "@pictify/sdk"; const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });`,
    },
    {
      name: "a command line with Ink",
      filename: "source/app.tsx",
      code: `import React, { useState } from "react"; import { Text } from "ink"; import { Pictify } from "@pictify/sdk"; const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY }); export default () => { const [s] = useState(""); return <Text>{s}</Text>; };`,
    },
    {
      name: "a script that drives a page",
      filename: "src/shoot.ts",
      code: `const key = process.env.PICTIFY_API_KEY; await page.evaluate(() => document.title); await send(key);`,
    },
    {
      name: "a test",
      filename: "src/components/Editor.test.tsx",
      code: `import { render } from "@testing-library/react"; import { Pictify } from "@pictify/sdk"; test("x", () => { render(<Editor apiKey={process.env.PICTIFY_API_KEY} />); });`,
    },
    {
      name: "types of the SDK in a browser",
      filename: "src/components/Image.tsx",
      code: `"use client"; import type { RenderResult } from "@pictify/sdk"; export const Image = ({ image }: { image: RenderResult }) => <img src={image.url} />;`,
    },
    {
      name: "imported types without the word",
      filename: "src/components/Image.tsx",
      code: `"use client"; import { RenderResult } from "@pictify/sdk"; export const Image = ({ image }: { image: RenderResult }) => <img src={image.url} />;`,
    },
    {
      name: "a binding URL in a browser",
      filename: "app/image.tsx",
      code: '"use client"; export const Image = ({ id }) => <img src={`https://api.pictify.io/b/${id}.png`} />;',
    },
    {
      name: "a call of one's own server",
      filename: "app/image.tsx",
      code: `"use client"; export const make = () => fetch("/api/pictify", { method: "POST", headers: { Authorization: \`Bearer \${session}\` } });`,
    },
    {
      name: "a call of the API without credentials",
      filename: "app/image.tsx",
      code: `"use client"; export const load = (id) => fetch(\`https://api.pictify.io/b/\${id}.json\`);`,
    },
    {
      name: "another vendor's key in a browser",
      filename: "app/pay.tsx",
      code: `"use client"; const stripe = loadStripe(process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY); // pictify`,
    },
    {
      name: "keys of Clerk and Paystack in a browser",
      filename: "src/App.tsx",
      code: `<ClerkProvider publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY}><Pay publicKey={import.meta.env.VITE_PAYSTACK_PUBLIC_KEY} /></ClerkProvider>; // pictify`,
    },
    {
      name: "public ids in a browser",
      filename: "src/App.tsx",
      code: `export const App = () => <Editor template={import.meta.env.VITE_PICTIFY_TEMPLATE_ID} />;`,
    },
    {
      name: "code that only the server has in a universal module",
      filename: "components/Card.vue",
      code: `if (import.meta.server) { const key = process.env.PICTIFY_API_KEY; await render(key); }`,
    },
    {
      name: "code behind a check of window",
      filename: "src/App.tsx",
      code: `if (typeof window === "undefined") { render(process.env.PICTIFY_API_KEY); }`,
    },
    {
      name: "a server function of TanStack Start",
      filename: "src/routes/index.tsx",
      code: lines(
        `import { createServerFn } from "@tanstack/react-start"; import { Pictify } from "@pictify/sdk";`,
        `const make = createServerFn().handler(async () => { const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY }); return (await p.render()).url; });`,
        `export const Route = createFileRoute("/")({ component: () => <img />, loader: () => make() });`,
      ),
    },
    {
      name: "a path that the user says is a server's",
      filename: "src/App.tsx",
      options: [{ serverPatterns: ["src/"] }],
      code: `import { Pictify } from "@pictify/sdk"; export const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });`,
    },
    {
      name: "a prop that is not the key",
      filename: "app/page.tsx",
      code: `export default function Page() { return <Editor ready={Boolean(process.env.PICTIFY_API_KEY)} />; }`,
    },
    {
      name: "a configuration",
      filename: "next.config.ts",
      code: `import { Pictify } from "@pictify/sdk"; export default { serverExternalPackages: ["@pictify/sdk"], x: process.env.PICTIFY_API_KEY };`,
    },
    {
      name: "a prefix check in a browser",
      filename: "app/form.tsx",
      code: `"use client"; export const check = (value) => value.startsWith("pk_live_") && "This is a Pictify key";`,
    },
    {
      name: "a file without Pictify",
      filename: "app/form.tsx",
      code: `"use client"; fetch("https://api.example.com", { headers: { Authorization: token } });`,
    },
  ],
  invalid: [
    {
      name: "the SDK, handed on",
      messageId: "sdk",
      code: `"use client"; «export { Pictify } from "@pictify/sdk";» «export * from "@pictify/sdk";»`,
    },
    {
      name: "a key that is written out, whatever it is called",
      messageId: "key",
      code: `"use client"; const pictify = connect({ a: «"${KEY}"» }, <p title=«"${KEY}"»>{pre}</p>); const text = <b>«${KEY}»</b>;`,
    },
    {
      name: "a shared worker",
      filename: "src/images.js",
      messageId: "call",
      code: `self.onconnect = () => { fetch("https://api.pictify.io/image", { headers: { Authorization: «token» } }); };`,
    },
    {
      name: "a shared worker that listens",
      filename: "src/images.js",
      messageId: "call",
      code: `self.addEventListener("connect", () => { fetch("https://api.pictify.io/image", { headers: { Authorization: «token» } }); });`,
    },
    {
      name: "a server function in a component for browsers",
      code: `"use client"; export const key = createServerFn().handler(() => «process.env.PICTIFY_API_KEY»);`,
      messageId: "sent",
      filename: "app/editor.tsx",
      data: { name: "PICTIFY_API_KEY" },
    },
    {
      name: "a server action below a licence",
      code: `/*\n * Copyright\n */\n"use server"; export async function key() { return «process.env.PICTIFY_API_KEY»; }`,
      messageId: "sent",
      filename: "app/actions.ts",
    },
    {
      name: "a key that is written into a prop",
      code: `export default function Page() { return <Editor apiKey={«"${KEY}"»} />; }`,
      messageId: "prop",
      filename: "app/page.tsx",
      data: { name: "that is written here" },
    },
    {
      name: "a page by a global that a comment declares",
      code: `/* global document */ document.title = "x"; render(«process.env.PICTIFY_API_KEY»);`,
      messageId: "key",
      filename: "src/lib/a.ts",
    },
    {
      name: "the script of a page whose markup is code",
      code: `const page = "<script>new «Pictify»({ apiKey: key })</script>";`,
      filename: "src/pages/index.astro",
    },
    {
      name: "the script of a page that a user says is a browser's",
      code: `const page = "<script>new «Pictify»({ apiKey: key })</script>";`,
      filename: "src/pages/index.astro",
      options: [{ clientPatterns: ["*.astro"] }],
    },
    {
      name: "the store of an app",
      filename: "src/store/settings.ts",
      code: `import { create } from "zustand"; export const useStore = create(() => ({ key: «import.meta.env.PICTIFY_API_KEY» }));`,
      messageId: "key",
    },
    {
      name: "a module that uses a hook of a router",
      filename: "src/open.ts",
      code: `import { useNavigate } from "react-router"; export const useOpen = () => open(«import.meta.env.PICTIFY_API_KEY»);`,
      messageId: "key",
    },
    {
      name: "a service of Angular that is handed its client",
      filename: "src/app/x.service.ts",
      code: `import { HttpClient } from "@angular/common/http"; export class A { constructor(private http: HttpClient) {} f() { return this.http.post("https://api.pictify.io/image", {}, { headers: { Authorization: «this.token» } }); } }`,
      messageId: "call",
    },
    {
      name: "a component that loads types of a server's package",
      filename: "src/app/x.component.ts",
      code: `import { Tag } from "@prisma/client"; export class A { tag: Tag; key() { return draw(«environment.pictifyApiKey»); } }`,
      messageId: "key",
    },
    {
      name: "a component that uses the enums of a server's package",
      filename: "src/app/x.component.ts",
      code: `import { Component } from "@angular/core"; import { Kind } from "@prisma/client"; export class A { kind = Kind.Image; key() { return draw(«environment.pictifyApiKey»); } }`,
      messageId: "key",
    },
    {
      name: "a loader that answers by a function",
      filename: "app/root.tsx",
      code: `export async function loader() { return data(«{ key: process.env.PICTIFY_API_KEY }», { headers }); } export default function App() { return null; }`,
      messageId: "sent",
    },
    {
      name: "a method of a controller of Nest's",
      filename: "src/a.controller.ts",
      code: `import { Get } from "@nestjs/common"; export class A { @Get("config") config() { return «{ key: process.env.PICTIFY_API_KEY }»; } }`,
      messageId: "sent",
    },
    {
      name: "a route of Fastify",
      filename: "src/server.js",
      code: `import Fastify from "fastify"; const app = Fastify(); app.get("/config", async () => («{ key: process.env.PICTIFY_API_KEY }»));`,
      messageId: "sent",
    },
    {
      name: "a procedure of tRPC",
      filename: "src/router.ts",
      code: `export const r = router({ key: protectedProcedure.input(z.string()).query(() => «process.env.PICTIFY_API_KEY») });`,
      messageId: "sent",
    },
    {
      name: "a server action that is the default export",
      filename: "app/actions.ts",
      code: `"use server"; export default async function key() { return «process.env.PICTIFY_API_KEY»; }`,
      messageId: "sent",
    },
    {
      name: "a connection of a WebSocket",
      filename: "src/server.ts",
      code: `import { WebSocketServer } from "ws"; wss.on("connection", (ws) => ws.send(«JSON.stringify({ key: process.env.PICTIFY_API_KEY })»));`,
      messageId: "sent",
    },
    {
      name: "Socket.IO",
      filename: "src/server.ts",
      code: `import { Server } from "socket.io"; io.on("connection", (socket) => socket.emit("config", «{ key: process.env.PICTIFY_API_KEY }»)); io.to("all").emit("key", «process.env.PICTIFY_API_KEY»);`,
      messageId: "sent",
    },
    {
      name: "a script of a page that a server writes",
      filename: "src/server.ts",
      code: `import fs from "node:fs"; const page = \`<script>window.env = \${«JSON.stringify({ key: process.env.PICTIFY_API_KEY })»}</script>\`; const other = "<div data-key='" + «process.env.PICTIFY_API_KEY» + "'></div>";`,
      messageId: "sent",
    },
    {
      name: "a variable that Astro gives to browsers",
      filename: "src/components/A.tsx",
      code: `import { «PICTIFY_API_KEY» } from "astro:env/client";`,
      messageId: "key",
    },
    {
      name: "a state that begins with a key",
      filename: "src/Settings.tsx",
      code: `import { useState } from "react"; export function S({ settings }) { const [form] = useState({ pictifyApiKey: «settings.pictifyApiKey» }); return <Editor apiKey={form.pictifyApiKey} />; }`,
      messageId: "key",
    },
    {
      name: "a message to a page",
      filename: "src/panel.ts",
      code: `import fs from "node:fs"; panel.webview.postMessage(«{ key: process.env.PICTIFY_API_KEY }»);`,
      messageId: "sent",
    },
    {
      name: "a function that only calls itself",
      filename: "src/poll.tsx",
      code: `import { useState } from "react"; function poll() { send(«import.meta.env.PICTIFY_API_KEY»); setTimeout(poll, 1000); }`,
      messageId: "key",
    },
    {
      name: "headers that credentials are put into",
      filename: "src/a.tsx",
      code: `"use client"; const h = new Headers(); h.set("Authorization", «key»); fetch("https://api.pictify.io/templates", { headers: h });`,
      messageId: "call",
    },
    {
      name: "headers of Angular",
      filename: "src/app/a.service.ts",
      code: `import { Injectable } from "@angular/core"; export class A { f() { return this.http.post("https://api.pictify.io/image", {}, { headers: new HttpHeaders().set("Authorization", «this.token») }); } }`,
      messageId: "call",
    },
    {
      name: "a getServerSideProps that is exported by a list",
      filename: "pages/index.tsx",
      code: `export default function P() { return null; } async function getServerSideProps() { return «{ props: { k: process.env.PICTIFY_API_KEY } }»; } export { getServerSideProps };`,
      messageId: "sent",
    },
    {
      name: "properties that a key is put into",
      filename: "pages/index.tsx",
      code: `export default function P() { return null; } export async function getServerSideProps() { const props = {}; props.k = process.env.PICTIFY_API_KEY; return «{ props }»; }`,
      messageId: "sent",
    },
    {
      name: "React.createElement",
      filename: "app/page.tsx",
      code: `export default () => React.createElement(Editor, «{ apiKey: process.env.PICTIFY_API_KEY }»);`,
      messageId: "prop",
    },
    {
      name: "the answer of a cloud function",
      filename: "netlify/functions/key.js",
      code: `exports.handler = async () => ({ statusCode: 200, body: «JSON.stringify({ key: process.env.PICTIFY_API_KEY })» });`,
      messageId: "sent",
    },
    {
      name: "an answer to Electron's renderer",
      filename: "src/main.js",
      code: `const { ipcMain } = require("electron"); ipcMain.on("key", (event) => { event.reply("key", «process.env.PICTIFY_API_KEY»); });`,
      messageId: "sent",
    },
    {
      name: "a synchronous answer to Electron's renderer",
      filename: "src/main.js",
      code: `const { ipcMain } = require("electron"); ipcMain.on("key", (event) => { event.returnValue = «process.env.PICTIFY_API_KEY»; });`,
      messageId: "sent",
    },
    {
      name: "a composable of Nuxt",
      filename: "composables/usePictify.ts",
      code: `«import { Pictify } from "@pictify/sdk";» export const usePictify = () => new Pictify(useRuntimeConfig().public.x);`,
      messageId: "sdk",
    },
    {
      name: "a plugin of Nuxt",
      filename: "plugins/pictify.ts",
      code: `«import { Pictify } from "@pictify/sdk";» export default defineNuxtPlugin(() => new Pictify("x"));`,
      messageId: "sdk",
    },
    {
      name: "a hook of React",
      filename: "src/hooks/use-pictify.ts",
      code: `«import { Pictify } from "@pictify/sdk";» export const usePictify = (key) => new Pictify(key);`,
      messageId: "sdk",
    },
    {
      name: "react-native-dotenv",
      filename: "src/lib/pictify.ts",
      code: `import { «PICTIFY_API_KEY» } from "@env"; export const key = PICTIFY_API_KEY;`,
      messageId: "key",
    },
    {
      name: "the SDK in a client component",
      filename: "app/editor.tsx",
      code: lines(
        `"use client";`,
        `«import { Pictify } from "@pictify/sdk";»`,
        `const p = new Pictify({ apiKey: userKey });`,
      ),
    },
    {
      name: "a key in a client component",
      messageId: "key",
      filename: "app/editor.tsx",
      code: lines(`"use client";`, `const key = «process.env.PICTIFY_API_KEY»;`),
    },
    {
      name: "a public key in a client component",
      messageId: "key",
      filename: "app/editor.tsx",
      code: lines(`"use client";`, `const key = «process.env.NEXT_PUBLIC_PICTIFY_API_KEY»;`),
    },
    {
      name: "a call with credentials in a client component",
      messageId: "call",
      filename: "app/editor.tsx",
      code: lines(
        `"use client";`,
        "export const make = (key) => fetch('https://api.pictify.io/image', { method: 'POST', headers: { Authorization: «`Bearer ${key}`» } });",
      ),
    },
    {
      name: "a call with a key in it, once",
      messageId: "key",
      filename: "app/editor.tsx",
      code: lines(
        `"use client";`,
        "export const make = () => fetch('https://api.pictify.io/image', { headers: { Authorization: `Bearer ${«process.env.NEXT_PUBLIC_PICTIFY_API_KEY»}` } });",
      ),
    },
    {
      name: "axios",
      messageId: "call",
      filename: "app/editor.tsx",
      code: lines(
        `"use client";`,
        `const api = axios.create({ baseURL: "https://api.pictify.io", headers: { "X-API-Key": «key» } });`,
      ),
    },
    {
      name: "headers in a constant",
      messageId: "call",
      filename: "app/editor.tsx",
      code: lines(
        `"use client";`,
        "const headers = { Authorization: «`Bearer ${key}`» };",
        "fetch(`https://api.pictify.io/image`, { headers });",
      ),
    },
    {
      name: "a page of Next.js",
      filename: "pages/index.tsx",
      code: lines(
        `«import { Pictify } from "@pictify/sdk";»`,
        `export default function Page() { const p = new Pictify({ apiKey: "" }); return <p />; }`,
      ),
    },
    {
      name: "a page that shares the SDK with its server part",
      filename: "pages/index.tsx",
      code: lines(
        `«import { Pictify } from "@pictify/sdk";»`,
        `export async function getServerSideProps() { return { props: { v: new Pictify({}).version } }; }`,
        `export default function Page() { return <p onClick={() => new Pictify({}).render()} />; }`,
      ),
    },
    {
      name: "a key in a page of Next.js",
      messageId: "key",
      filename: "src/pages/index.tsx",
      code: `export default function Page() { return <Editor apiKey={«process.env.NEXT_PUBLIC_PICTIFY_API_KEY»} />; }`,
    },
    {
      name: "a route of Remix",
      messageId: "key",
      filename: "app/routes/_index.tsx",
      code: `export default function Index() { const key = «process.env.PICTIFY_API_KEY»; return <p>{String(key.length)}</p>; }`,
    },
    {
      name: "a client loader of React Router",
      messageId: "key",
      filename: "app/routes/home.tsx",
      code: `export async function clientLoader() { return make(«import.meta.env.VITE_PICTIFY_API_KEY»); } export default function Home() { return <p />; }`,
    },
    {
      name: "the entry of Remix",
      filename: "app/entry.client.tsx",
      code: `«import { Pictify } from "@pictify/sdk";»\nnew Pictify({ apiKey: "" });`,
    },
    {
      name: "a component of Nuxt",
      messageId: "key",
      filename: "components/Card.vue",
      code: `const config = useRuntimeConfig(); const key = «config.public.pictifyApiKey»;`,
    },
    {
      name: "a client plugin of Nuxt",
      filename: "plugins/pictify.client.ts",
      code: `«import { Pictify } from "@pictify/sdk";»\nexport default defineNuxtPlugin(() => ({ provide: { p: new Pictify({}) } }));`,
    },
    {
      name: "a component of Svelte",
      messageId: "key",
      filename: "src/routes/+page.svelte",
      code: `import { «PUBLIC_PICTIFY_API_KEY» } from "$env/static/public"; render(PUBLIC_PICTIFY_API_KEY);`,
    },
    {
      name: "a universal load of SvelteKit",
      messageId: "key",
      filename: "src/routes/+page.ts",
      code: `export const load = async () => ({ url: await render(«import.meta.env.VITE_PICTIFY_API_KEY») });`,
    },
    {
      name: "a script of Astro",
      messageId: "key",
      filename: "src/pages/index.astro/0.ts",
      code: `document.title = "x"; render(«import.meta.env.PUBLIC_PICTIFY_API_KEY»);`
        .replace("«", "")
        .replace("»", "")
        .replace("import.meta.env.PUBLIC_PICTIFY_API_KEY", "«import.meta.env.PUBLIC_PICTIFY_API_KEY»"),
    },
    {
      name: "an application of Vite",
      filename: "src/App.tsx",
      code: lines(`«import { Pictify } from "@pictify/sdk";»`, `const p = new Pictify({ apiKey: "" });`),
    },
    {
      name: "a module of an application of Vite",
      messageId: "key",
      filename: "src/lib/pictify.ts",
      code: `export const key = «import.meta.env.VITE_PICTIFY_API_KEY»;`,
    },
    {
      name: "a module of Create React App",
      messageId: "key",
      filename: "src/api.js",
      code: `export const key = «process.env.REACT_APP_PICTIFY_API_KEY»;`,
    },
    {
      name: "a hook",
      filename: "src/hooks/use-image.ts",
      code: lines(
        `import { useState } from "react";`,
        `«import { Pictify } from "@pictify/sdk";»`,
        `export const useImage = () => { const [p] = useState(() => new Pictify({})); return p; };`,
      ),
    },
    {
      name: "React Native",
      messageId: "key",
      filename: "src/screens/Home.tsx",
      code: lines(
        `import { View } from "react-native";`,
        `const key = «process.env.EXPO_PUBLIC_PICTIFY_API_KEY»;`,
      ),
    },
    {
      name: "a screen of Expo Router",
      filename: "app/index.tsx",
      code: lines(
        `import { useRouter } from "expo-router";`,
        `«import { Pictify } from "@pictify/sdk";»`,
        `const p = new Pictify({});`,
      ),
    },
    {
      name: "variables in a bundle of React Native",
      messageId: "key",
      filename: "src/screens/Home.tsx",
      code: lines(
        `import { View } from "react-native";`,
        `import { «PICTIFY_API_KEY» } from "@env";`,
        `render(PICTIFY_API_KEY);`,
      ),
    },
    {
      name: "a service of Angular",
      messageId: "key",
      filename: "src/app/pictify.service.ts",
      code: lines(
        `import { Injectable } from "@angular/core";`,
        `import { environment } from "../environments/environment";`,
        `@Injectable() export class Service { key = «environment.pictifyApiKey»; }`,
      ),
    },
    {
      name: "an environment of Angular",
      messageId: "key",
      filename: "src/environments/environment.prod.ts",
      code: `export const environment = { pictifyApiKey: «"${KEY}"» };`,
    },
    {
      name: "a renderer of Electron",
      filename: "src/renderer/main.ts",
      code: `«import { Pictify } from "@pictify/sdk";»\nnew Pictify({});`,
    },
    {
      name: "a preload script of Electron",
      messageId: "key",
      filename: "src/preload.ts",
      code: `import { contextBridge } from "electron"; const k = «process.env.PICTIFY_API_KEY»; contextBridge.exposeInMainWorld("api", { make: () => render(k) });`,
    },
    {
      name: "a service worker",
      messageId: "key",
      filename: "src/service-worker.ts",
      code: `self.addEventListener("fetch", () => render(«import.meta.env.VITE_PICTIFY_API_KEY»));`,
    },
    {
      name: "a web worker",
      messageId: "key",
      filename: "src/image.worker.ts",
      code: `self.onmessage = () => render(«process.env.PICTIFY_API_KEY»);`,
    },
    {
      name: "a browser extension",
      messageId: "key",
      filename: "src/background.ts",
      code: `chrome.runtime.onMessage.addListener(() => render(«process.env.PLASMO_PUBLIC_PICTIFY_API_KEY»));`,
    },
    {
      name: "a script that is served as it is",
      messageId: "call",
      filename: "public/js/app.js",
      code: "fetch('https://api.pictify.io/image', { headers: { Authorization: «`Bearer ${key}`» } });",
    },
    {
      name: "a script that uses the page",
      filename: "web/main.js",
      code: lines(
        `«import { Pictify } from "https://esm.sh/@pictify/sdk@1.2.0";»`,
        `document.querySelector("img").src = (await new Pictify({}).render()).url;`,
      ),
    },
    {
      name: "a dynamic import",
      filename: "app/editor.tsx",
      code: lines(`"use client";`, `const { Pictify } = await «import("@pictify/sdk")»;`),
    },
    {
      name: "a plugin of Figma",
      messageId: "key",
      filename: "src/code.ts",
      code: `const key = await «figma.clientStorage.getAsync("pictify_api_token")»; figma.notify("x");`.replace(
        '«figma.clientStorage.getAsync("pictify_api_token")»',
        '«figma.clientStorage.getAsync("pictify_api_token")»',
      ),
    },
    {
      name: "a path that the user says is a browser's",
      messageId: "key",
      filename: "lib/x.ts",
      options: [{ clientPatterns: ["lib/**"] }],
      code: `export const key = «process.env.PICTIFY_API_KEY»;`,
    },
    {
      name: "a prop of a server component",
      messageId: "prop",
      filename: "app/page.tsx",
      code: `export default function Page() { return <Editor apiKey={«process.env.PICTIFY_API_KEY»} />; }`,
    },
    {
      name: "a prop by a constant",
      messageId: "prop",
      filename: "app/page.tsx",
      code: `export default async function Page() { const key = process.env.PICTIFY_API_KEY; return <Editor config={«{ key }»} />; }`,
    },
    {
      name: "spread props",
      messageId: "prop",
      filename: "app/page.tsx",
      code: `export default async function Page() { const props = { apiKey: process.env.PICTIFY_API_KEY }; return <Editor {...«props»} />; }`,
    },
    {
      name: "text of an element",
      messageId: "prop",
      filename: "app/page.tsx",
      code: `export default async function Page() { return <p>{«process.env.PICTIFY_API_KEY»}</p>; }`,
    },
    {
      name: "an image of a server component",
      messageId: "prop",
      filename: "app/page.tsx",
      code: "export default async function Page() { return <img src={«`https://api.pictify.io/r/x.png?token=${process.env.PICTIFY_API_KEY}`»} />; }",
    },
    {
      name: "props of getServerSideProps",
      messageId: "sent",
      filename: "pages/index.tsx",
      code: `export async function getServerSideProps() { return «{ props: { key: process.env.PICTIFY_API_KEY } }»; } export default function Page() { return <p />; }`,
    },
    {
      name: "a result of a loader",
      messageId: "sent",
      filename: "app/routes/_index.tsx",
      code: `export const loader = async () => { const key = process.env.PICTIFY_API_KEY; return «{ key }»; }; export default function Index() { return <p />; }`,
    },
    {
      name: "json of a loader",
      messageId: "sent",
      filename: "app/routes/_index.tsx",
      code: `export async function loader() { return json(«{ ENV: { PICTIFY_API_KEY: process.env.PICTIFY_API_KEY } }»); } export default function Index() { return <p />; }`,
    },
    {
      name: "a server load of SvelteKit",
      messageId: "sent",
      filename: "src/routes/+page.server.ts",
      code: `import { PICTIFY_API_KEY } from "$env/static/private"; export const load = async () => («{ key: PICTIFY_API_KEY }»);`,
    },
    {
      name: "an event handler of Nuxt",
      messageId: "sent",
      filename: "server/api/config.ts",
      code: `export default defineEventHandler(() => { const { pictifyApiKey } = useRuntimeConfig(); return «{ pictifyApiKey }»; });`,
    },
    {
      name: "a response of a route handler",
      messageId: "sent",
      filename: "app/api/config/route.ts",
      code: `export function GET() { return Response.json(«{ key: process.env.PICTIFY_API_KEY }»); }`,
    },
    {
      name: "a response of Next.js",
      messageId: "sent",
      filename: "app/api/config/route.ts",
      code: `import { NextResponse } from "next/server"; export function GET() { return NextResponse.json(«{ key: process.env.PICTIFY_API_KEY }»); }`,
    },
    {
      name: "an answer of Express",
      messageId: "sent",
      filename: "src/index.ts",
      code: `import express from "express"; app.get("/config", (req, res) => res.json(«{ key: process.env.PICTIFY_API_KEY }»));`,
    },
    {
      name: "a server action",
      messageId: "sent",
      filename: "app/actions.ts",
      code: lines(`"use server";`, `export async function key() { return «process.env.PICTIFY_API_KEY»; }`),
    },
    {
      name: "a handler of Electron's main process",
      messageId: "sent",
      filename: "src/main/index.ts",
      code: `import { ipcMain } from "electron"; ipcMain.handle("key", () => «process.env.PICTIFY_API_KEY»);`,
    },
  ],
});
