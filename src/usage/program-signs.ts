import type { Sign } from "../model/usage.js";

const SCRIPT = /\.(?:[cm]?[jt]sx?|map)$/iu;
/** How much of a program is looked at: imports stand at its beginning, or near it in a bundle. */
const HEAD = 256 * 1024;

const MODULES =
  "(?:node:[a-z_/]{2,30}|fs|fs/promises|http|https|net|tls|path|os|child_process|crypto|express|koa|fastify|hono|@hapi/hapi|@nestjs/[a-z-]{1,30}|next/server|server-only|pg|mysql2?|postgres|mongoose|mongodb|ioredis|better-sqlite3|better-auth|nodemailer|firebase-admin|@prisma/client|drizzle-orm/(?!expo-)[a-z-]{1,30}|@neondatabase/serverless|dotenv|dotenv/config)";
const SERVER = new RegExp(
  String.raw`\brequire\(\s?\\?["'](${MODULES})\\?["']\)|(?:\bfrom|\bimport)\s?\\?["'](${MODULES})\\?["']`,
  "u",
);
const DIRECTIVE = /^(?:\s|\/\/[^\n]{0,200}\n|\/\*[^*]{0,500}\*\/){0,40}["']use (client|server)["']/u;
const EXTENSION = /\b(?:chrome|browser)\.(?:runtime|tabs|action|scripting)\b/u;
const NATIVE =
  /\bfrom\s?["'](react-native|expo-router|expo-constants)["']|\brequire\(\s?["'](react-native)["']\)/u;
const WORKER = /\bself\.addEventListener\(\s?["'](?:fetch|push|install|activate)["']|\bclients\.claim\(\)/u;
const ANDROID =
  /\bandroid\.(?:useAndroidX|enableJetifier|nonTransitiveRClass|injected)|\bcom\.android\.|\bandroid\s?\{|\bimport androidx?\.|^[ \t]{0,4}sdk\.dir[ \t]{0,4}=/mu;
const SERVER_LIBRARY =
  /\bimport (?:Vapor|Hummingbird|Kitura|ArgumentParser)\b|package:(?:shelf|dart_frog|serverpod|alfred)\b|\bimport ["']dart:io["']/u;
const OBJECTIVE_C = /^[ \t]{0,4}(?:#import\b|@(?:interface|implementation|import)\b)|@"/mu;
const PULL_REQUEST =
  /^[ \t]{0,8}["']?on["']?[ \t]{0,4}:[^\n]{0,200}\bpull_request|^[ \t]{1,12}(?:- )?["']?pull_request(?:_target)?["']?[ \t]{0,4}:?[ \t]{0,4}(?:$|#|\n|\r)|\bmerge_request_event\b|^[ \t]{0,4}pull-requests:|^[ \t]{0,2}pr:/mu;

/** What a text as a whole tells of the program that it is, or of what starts it. */
export function programSigns(text: string, path: string): readonly Sign[] {
  const head = text.slice(0, HEAD);
  if (SCRIPT.test(path)) return scriptSigns(head);
  if (/\.(?:gradle|kts|kt|java|properties)$/iu.test(path)) {
    const android = ANDROID.exec(head)?.[0];
    return android === undefined ? [] : [{ kind: "android", words: android }];
  }
  if (/\.(?:swift|dart)$/iu.test(path)) {
    const server = head.startsWith("#!") ? "#!" : SERVER_LIBRARY.exec(head)?.[0];
    return server === undefined ? [] : [{ kind: "server", words: server }];
  }
  if (/\.(?:mm?|h|pch)$/iu.test(path)) {
    const apple = OBJECTIVE_C.exec(head)?.[0];
    return apple === undefined ? [] : [{ kind: "client", words: apple }];
  }
  if (/\.ya?ml$/iu.test(path) && PULL_REQUEST.test(head)) {
    return [{ kind: "pull-request", words: "pull requests start it" }];
  }
  return [];
}

function scriptSigns(head: string): readonly Sign[] {
  const directive = DIRECTIVE.exec(head)?.[1];
  if (directive === "client") return [{ kind: "client", words: '"use client"' }];
  if (directive === "server") return [{ kind: "server", words: '"use server"' }];
  const server = SERVER.exec(head);
  if (server !== null || head.startsWith("#!")) {
    return [{ kind: "server", words: server?.[1] ?? server?.[2] ?? "#!" }];
  }
  const native = NATIVE.exec(head);
  if (native !== null) return [{ kind: "client", words: native[1] ?? native[2] ?? "" }];
  const client = WORKER.exec(head)?.[0] ?? EXTENSION.exec(head)?.[0];
  return client === undefined ? [] : [{ kind: "client", words: client }];
}
