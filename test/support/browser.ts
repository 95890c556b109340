import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "playwright-core";

/** Debian's Chromium, or the one that CHROMIUM names. */
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Whether there is a browser; `apt-get install chromium` brings one. */
export const hasChromium = existsSync(CHROMIUM);

if (!hasChromium) {
  process.stderr.write(`no browser at ${CHROMIUM}: tests of pages are skipped (apt-get install chromium)\n`);
}

/** Starts the browser without a window. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
}

/** A server on this machine that gives one page and counts what else is asked for. */
export async function servePage(page: string): Promise<{
  readonly url: string;
  readonly requested: string[];
  readonly server: Server;
}> {
  const requested: string[] = [];
  const server = createServer((request, response) => {
    requested.push(request.url ?? "");
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, requested, server };
}
