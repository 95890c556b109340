import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import {
  accepted,
  CUSTOMER_DATA,
  inTurn,
  invalidKey,
  quotaExceeded,
  rateLimit,
} from "../support/api-answers.js";
import { hangUp, html, redirect, silent } from "../support/bad-answers.js";
import { isHygieneRule } from "../../src/model/rule.js";
import { certificate, expiredCertificate } from "../support/certificates.js";
import { KEYLINT, keylintBeside } from "../support/command-line.js";
import { connectProxy } from "../support/connect-proxy.js";
import { randomKey } from "../support/keys.js";
import { pictifyApi } from "../support/pictify-api.js";
import { git, temporaryFolder, temporaryRepository } from "../support/temporary.js";

const LIVE = randomKey("cli live");
const DEAD = randomKey("cli dead");
const TEST = randomKey("cli test", "test");
const UNATTRIBUTED = randomKey("cli unattributed", "live", 48);

function env(...keys: string[]): Record<string, string> {
  return { ".env": keys.map((key) => `PICTIFY_API_KEY=${key}\n`).join("") };
}

interface JsonFinding {
  readonly rule: string;
  readonly severity: string;
  readonly key: { readonly redacted: string };
  readonly verdict: {
    readonly status: string;
    readonly detail?: string;
    readonly plan?: string;
    readonly reason?: string;
  };
}

function findings(stdout: string): JsonFinding[] {
  return (JSON.parse(stdout) as { readonly findings: JsonFinding[] }).findings;
}

function statuses(stdout: string): string[] {
  return findings(stdout)
    .filter(({ rule }) => !isHygieneRule(rule))
    .map(({ verdict }) => verdict.status);
}

/** What a page shows of a run that verifies; null where it shows none. */
function demonstrationIn(page: string): string | null {
  const text = readFileSync(join(import.meta.dirname, "../..", page), "utf8");
  const block = /```console\n\$ keylint --verify --api-url \S+\n(?<output>[^`]*)```/u.exec(text);
  return block?.groups?.output ?? null;
}

describe("keylint --verify", () => {
  it("says on one line whom it asks how often, and tells each key's verdict, the worst first", async () => {
    const api = await pictifyApi({
      keys: { [LIVE]: accepted(rateLimit(300)), [TEST]: quotaExceeded(), [DEAD]: invalidKey() },
    });
    const folder = temporaryFolder(env(DEAD, TEST, LIVE));
    const { code, stdout, stderr } = await keylintBeside(folder, [
      "--verify",
      "--format",
      "json",
      "--api-url",
      api.url,
    ]);
    expect(stderr).toBe(`keylint: asking 127.0.0.1:${api.port} about 3 keys: 3 requests, one each\n`);
    expect(
      findings(stdout).map(({ severity, verdict }) => [
        severity,
        verdict.status,
        verdict.detail,
        verdict.plan,
      ]),
    ).toEqual([
      ["error", "live", undefined, "Pro"],
      ["warning", "live", "exhausted", undefined],
      ["warning", "dead", undefined, undefined],
    ]);
    expect(code).toBe(1);
  });

  it("shows the verdicts to people", async () => {
    const api = await pictifyApi({ keys: { [LIVE]: accepted(rateLimit(300)), [DEAD]: invalidKey() } });
    const { stdout } = await keylintBeside(temporaryFolder(env(DEAD, LIVE)), [
      "--verify",
      "--api-url",
      api.url,
    ]);
    expect(stdout).toContain("  api  live, Pro plan, 299 of 300 requests left until 2030-01-01T00:00:00Z\n");
    expect(stdout).toContain("  api  dead: the API rejects it");
    expect(stdout).toContain("asked     1 live, 1 dead\n");
  });

  it("reads as the documentation shows it", async () => {
    const api = await pictifyApi({
      keys: { [LIVE]: accepted(rateLimit(300, 271)), [TEST]: accepted(rateLimit(60)), [DEAD]: invalidKey() },
    });
    const folder = temporaryRepository({
      "deploy/production.env": `PICTIFY_API_KEY=${LIVE}\n`,
      "scripts/render.sh": `curl https://api.pictify.io/image -H "Authorization: Bearer ${DEAD}"\n`,
      "test/setup.ts": `export const client = new Pictify("${TEST}");\n`,
    });
    const { stdout, stderr } = await keylintBeside(folder, ["--verify", "--api-url", api.url]);
    const shown = `${stderr}${stdout}`
      .replace(/127\.0\.0\.1:\d+/gu, "127.0.0.1:8080")
      .replace(/ in \d+(?:\.\d+)? m?s$/mu, " in 12 ms");
    expect(demonstrationIn("docs/verifying.md")).toBe(shown);
    // The README may leave it to the page, but must not show another.
    expect([shown, null]).toContain(demonstrationIn("README.md"));
  });

  it("asks nobody unless it is told to", async () => {
    const api = await pictifyApi({ always: accepted() });
    const folder = temporaryFolder(env(LIVE));
    const { code, stdout, stderr } = await keylintBeside(folder, ["--format", "json", "--api-url", api.url], {
      env: { KEYLINT_API_URL: api.url },
    });
    expect([code, statuses(stdout), stderr]).toEqual([1, ["unchecked"], ""]);
    expect(api.requests).toEqual([]);
  });

  it("does not take a path behind it for its value", async () => {
    const api = await pictifyApi({ keys: { [LIVE]: accepted() } });
    const folder = temporaryFolder({ "a/.env": env(LIVE)[".env"] ?? "", "b/.env": env(DEAD)[".env"] ?? "" });
    const { stdout } = await keylintBeside(folder, [
      "--api-url",
      api.url,
      "--format",
      "json",
      "--verify",
      "a",
    ]);
    expect(statuses(stdout)).toEqual(["live"]);
  });

  it("asks the API that KEYLINT_API_URL names", async () => {
    const api = await pictifyApi({ keys: { [LIVE]: accepted() } });
    const { stdout } = await keylintBeside(temporaryFolder(env(LIVE)), ["--verify", "--format", "json"], {
      env: { KEYLINT_API_URL: api.url },
    });
    expect(statuses(stdout)).toEqual(["live"]);
  });

  it("asks about what nobody is known to own only where all is asked for", async () => {
    const api = await pictifyApi({ keys: { [UNATTRIBUTED]: accepted() } });
    const folder = temporaryFolder({ "a.txt": `token ${UNATTRIBUTED}\n` });
    const some = await keylintBeside(folder, ["--verify", "--format", "json", "--api-url", api.url]);
    expect([statuses(some.stdout), some.stderr, some.code, api.requests.length]).toEqual([
      ["unchecked"],
      "",
      1,
      0,
    ]);
    const all = await keylintBeside(folder, ["--verify=all", "--format", "json", "--api-url", api.url]);
    expect([statuses(all.stdout), api.requests.length]).toEqual([["live"], 1]);
  });

  it("sends nothing where nothing is found", async () => {
    const api = await pictifyApi({ always: accepted() });
    const { code, stderr } = await keylintBeside(temporaryFolder({ "a.txt": "x" }), [
      "--verify",
      "--api-url",
      api.url,
    ]);
    expect([code, stderr, api.requests.length]).toEqual([0, "", 0]);
  });

  it("drops nothing that is unknown", async () => {
    const api = await pictifyApi({ keys: { [LIVE]: html(200), [DEAD]: html(401), [TEST]: hangUp() } });
    const folder = temporaryFolder(env(LIVE, DEAD, TEST));
    const { code, stdout } = await keylintBeside(folder, [
      "--verify",
      "--format",
      "json",
      "--api-url",
      api.url,
    ]);
    expect([code, statuses(stdout)]).toEqual([1, ["unknown", "unknown", "unknown"]]);
  });

  it("ends at once when it is interrupted, however long the API takes", async () => {
    const api = await pictifyApi({ always: silent() });
    const child = spawn(process.execPath, [KEYLINT, "--verify", "--api-url", api.url], {
      cwd: temporaryFolder(env(LIVE)),
      stdio: ["ignore", "ignore", "pipe"],
    });
    await once(child.stderr, "data");
    child.kill("SIGINT");
    expect((await once(child, "close"))[0]).toBe(130);
  });
});

describe("--fail-on live", () => {
  const run = async (answer: Parameters<typeof inTurn>[0], ...args: string[]): Promise<number | null> => {
    const api = await pictifyApi({ always: answer });
    const folder = temporaryFolder({ ...env(LIVE), "a.txt": "x" });
    return (await keylintBeside(folder, ["--verify", "--api-url", api.url, ...args])).code;
  };

  it("is not failed by how a dead key is kept", async () => {
    const api = await pictifyApi({ always: invalidKey() });
    const folder = temporaryRepository({ ".env": `PICTIFY_API_KEY=${LIVE}\n` });
    const args = ["--verify", "--api-url", api.url, "--fail-on", "live", "--format", "json"];
    const { code, stdout } = await keylintBeside(folder, args);
    expect(findings(stdout).map(({ rule, verdict }) => [rule, verdict.status])).toEqual([
      ["pictify-key", "dead"],
      ["tracked-env-file", "dead"],
    ]);
    expect(code).toBe(0);
  });

  it("fails for what is live or unknown, and not for what is dead", async () => {
    expect(await run(accepted(), "--fail-on", "live")).toBe(1);
    expect(await run(html(403), "--fail-on", "live")).toBe(1);
    expect(await run(invalidKey(), "--fail-on", "live")).toBe(0);
  });

  it("is the only thing that lets a dead key pass", async () => {
    expect(await run(invalidKey())).toBe(1);
    expect(await run(invalidKey(), "--fail-on", "any")).toBe(1);
  });

  it("fails for what was not asked about", async () => {
    const api = await pictifyApi({ always: invalidKey() });
    const folder = temporaryFolder({ "a.txt": `token ${UNATTRIBUTED}\n` });
    expect((await keylintBeside(folder, ["--verify", "--api-url", api.url, "--fail-on", "live"])).code).toBe(
      1,
    );
  });
});

describe("whom a repository can make keylint ask", () => {
  it.each(["apiUrl", "api-url", "api", "verify"])("is nobody, by %s of its configuration", async (name) => {
    const other = await pictifyApi({ always: accepted() });
    const api = await pictifyApi({ keys: { [LIVE]: accepted() } });
    const value = name === "verify" ? "true" : JSON.stringify(other.url);
    const folder = temporaryRepository({ ...env(LIVE), "keylint.config.json": `{ "${name}": ${value} }` });
    for (const args of [[], ["--verify", "--api-url", api.url]]) {
      const { code, stderr } = await keylintBeside(folder, args);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`unknown key "${name}"`)]);
    }
    expect([other.requests, api.requests]).toEqual([[], []]);
  });

  it("is nobody, by its environment files, its settings of npm and git, or an answer", async () => {
    const other = await pictifyApi({ always: accepted() });
    const api = await pictifyApi({ keys: { [LIVE]: redirect(`${other.url}/templates?limit=1`, 307) } });
    const settings = `KEYLINT_API_URL=${other.url}\nHTTPS_PROXY=${other.url}\nhttp_proxy=${other.url}\n`;
    const folder = temporaryRepository({
      ".env": `PICTIFY_API_KEY=${LIVE}\n${settings}`,
      ".npmrc": `proxy=${other.url}\nhttps-proxy=${other.url}\n`,
      ".keylintrc": `{ "apiUrl": "${other.url}" }`,
      "package.json": JSON.stringify({ keylint: { apiUrl: other.url } }),
    });
    git(folder, "config", "http.proxy", other.url);
    const { stdout } = await keylintBeside(folder, ["--verify", "--format", "json", "--api-url", api.url]);
    expect(statuses(stdout)).toEqual(["unknown"]);
    expect([other.requests.length, api.requests.length]).toEqual([0, 1]);
  });
});

describe("encryption", () => {
  it("trusts what NODE_EXTRA_CA_CERTS names, and nothing else", async () => {
    const tls = certificate("IP:127.0.0.1,DNS:localhost");
    const api = await pictifyApi({ keys: { [LIVE]: accepted() }, tls });
    const folder = temporaryFolder(env(LIVE));
    const args = ["--verify", "--format", "json", "--api-url", api.url];
    const trusting = await keylintBeside(folder, args, { env: { NODE_EXTRA_CA_CERTS: tls.file } });
    expect([statuses(trusting.stdout), api.requests.length]).toEqual([["live"], 1]);
    const strict = await keylintBeside(folder, args);
    expect([statuses(strict.stdout), strict.code, api.requests.length]).toEqual([["unknown"], 1, 1]);
    expect(findings(strict.stdout)[0]?.verdict.reason).toContain("NODE_EXTRA_CA_CERTS");
  });

  it("stays on where NODE_TLS_REJECT_UNAUTHORIZED=0 would switch it off", async () => {
    const api = await pictifyApi({ always: accepted(), tls: certificate("IP:127.0.0.1") });
    const { stdout } = await keylintBeside(
      temporaryFolder(env(LIVE)),
      ["--verify", "--format", "json", "--api-url", api.url],
      {
        env: { NODE_TLS_REJECT_UNAUTHORIZED: "0" },
      },
    );
    expect(statuses(stdout)).toEqual(["unknown"]);
    expect(api.requests).toEqual([]);
  });

  it.each([
    ["of another name", () => certificate("DNS:api.example.com"), "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["that has ended", () => expiredCertificate("IP:127.0.0.1"), "CERT_HAS_EXPIRED"],
  ])("is refused by a trusted certificate %s", async (_, make, reason) => {
    const tls = make();
    const api = await pictifyApi({ always: accepted(), tls });
    const { stdout } = await keylintBeside(
      temporaryFolder(env(LIVE)),
      ["--verify", "--format", "json", "--api-url", api.url],
      {
        env: { NODE_EXTRA_CA_CERTS: tls.file, NODE_TLS_REJECT_UNAUTHORIZED: "0" },
      },
    );
    expect(findings(stdout)[0]?.verdict.reason).toContain(reason);
    expect(api.requests).toEqual([]);
  });
});

describe("proxies of the user's environment", () => {
  it("carry what they cannot read", async () => {
    const tls = certificate("IP:127.0.0.1,DNS:localhost");
    const api = await pictifyApi({ keys: { [LIVE]: accepted() }, tls });
    const proxy = await connectProxy();
    const { stdout } = await keylintBeside(
      temporaryFolder(env(LIVE)),
      ["--verify", "--format", "json", "--api-url", api.url],
      {
        env: { NODE_EXTRA_CA_CERTS: tls.file, HTTPS_PROXY: proxy.url },
      },
    );
    expect(statuses(stdout)).toEqual(["live"]);
    expect(proxy.requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      `CONNECT 127.0.0.1:${api.port}`,
    ]);
    expect(JSON.stringify(proxy.requests)).not.toContain(LIVE);
    expect(proxy.carried().length).toBeGreaterThan(0);
    expect(proxy.carried().includes(LIVE)).toBe(false);
  });

  it("may be reached over TLS themselves", async () => {
    const tls = certificate("IP:127.0.0.1,DNS:localhost");
    const api = await pictifyApi({ keys: { [LIVE]: accepted() }, tls });
    const proxy = await connectProxy({ tls });
    const { stdout } = await keylintBeside(
      temporaryFolder(env(LIVE)),
      ["--verify", "--format", "json", "--api-url", api.url],
      {
        env: { NODE_EXTRA_CA_CERTS: tls.file, https_proxy: proxy.url },
      },
    );
    expect([statuses(stdout), proxy.requests.length]).toEqual([["live"], 1]);
  });

  it("are left out where NO_PROXY says so", async () => {
    const tls = certificate("IP:127.0.0.1,DNS:localhost");
    const api = await pictifyApi({ keys: { [LIVE]: accepted() }, tls });
    const proxy = await connectProxy();
    const { stdout } = await keylintBeside(
      temporaryFolder(env(LIVE)),
      ["--verify", "--format", "json", "--api-url", api.url],
      {
        env: { NODE_EXTRA_CA_CERTS: tls.file, HTTPS_PROXY: proxy.url, NO_PROXY: "127.0.0.1" },
      },
    );
    expect([statuses(stdout), proxy.requests.length]).toEqual([["live"], 0]);
  });

  it("that refuse leave the verdict open", async () => {
    const proxy = await connectProxy({ refuse: 407 });
    const { stdout, code } = await keylintBeside(
      temporaryFolder(env(LIVE)),
      ["--verify", "--format", "json"],
      {
        env: { HTTPS_PROXY: proxy.url.replace("//", "//user:hidden@") },
      },
    );
    expect([statuses(stdout), code]).toEqual([["unknown"], 1]);
    expect(stdout).not.toContain("hidden");
  });
});

describe("the key", () => {
  it("is in no output, log or file, also where everything is logged and every answer fails", async () => {
    const api = await pictifyApi({
      keys: {
        [LIVE]: inTurn(html(503), accepted()),
        [DEAD]: (response, { headers, url }) => {
          // An answer that repeats what was sent.
          response.writeHead(401, {
            "content-type": "application/json",
            "x-ratelimit-limit": headers.authorization,
          });
          response.end(
            JSON.stringify({ title: headers.authorization, detail: url, code: headers.authorization }),
          );
        },
        [TEST]: hangUp(),
      },
    });
    const folder = temporaryFolder(env(LIVE, DEAD, TEST));
    const temporary = temporaryFolder();
    const { stdout, stderr } = await keylintBeside(
      folder,
      [
        "--verify",
        "--api-url",
        api.url,
        "--format",
        "json=r.json",
        "--format",
        "jsonl=r.jsonl",
        "--format",
        "pretty",
      ],
      {
        env: { NODE_DEBUG: "http,https,net,tls,stream,timer,undici", TMPDIR: temporary, HOME: temporary },
        nodeArgs: ["--report-on-signal", "--report-uncaught-exception", `--report-directory=${temporary}`],
      },
    );
    expect(api.requests.length).toBeGreaterThanOrEqual(4);
    const written = readdirSync(temporary, { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
    const reports = ["r.json", "r.jsonl"].map((name) => readFileSync(join(folder, name), "utf8"));
    for (const text of [stdout, stderr, ...written, ...reports]) {
      for (const key of [LIVE, DEAD, TEST]) expect(text.includes(key)).toBe(false);
      expect(text).not.toContain(CUSTOMER_DATA);
    }
    expect(stderr).toContain("HTTP ");
  });

  it.skipIf(process.platform === "win32")(
    "is in no report of Node's that tells where a process is, made while it is asked about",
    async () => {
      const api = await pictifyApi({ always: silent() });
      const reports = temporaryFolder();
      const options = ["--report-on-signal", `--report-directory=${reports}`];
      const args = [...options, KEYLINT, "--verify", "--api-url", api.url];
      const child = spawn(process.execPath, args, {
        cwd: temporaryFolder(env(LIVE)),
        stdio: ["ignore", "ignore", "pipe"],
      });
      await once(child.stderr, "data");
      await vi.waitUntil(() => api.requests.length > 0, 60_000);
      child.kill("SIGUSR2");
      const read = (): string =>
        readdirSync(reports)
          .map((name) => readFileSync(join(reports, name), "utf8"))
          .join("");
      await vi.waitUntil(() => read().trimEnd().endsWith("}"), 60_000);
      child.kill("SIGINT");
      await once(child, "close");
      expect(read()).toContain("commandLine");
      expect(read()).not.toContain(LIVE);
    },
  );

  it.skipIf(!existsSync("/proc/self/environ"))(
    "is in no argument and no environment of a process while it is asked about",
    async () => {
      const api = await pictifyApi({ always: silent() });
      const child = spawn(process.execPath, [KEYLINT, "--verify", "--api-url", api.url], {
        cwd: temporaryFolder(env(LIVE)),
        stdio: ["ignore", "ignore", "pipe"],
      });
      await once(child.stderr, "data");
      const processes = readdirSync("/proc").filter((name) => /^\d+$/u.test(name));
      const told = processes.flatMap((id) =>
        ["cmdline", "environ"].flatMap((name) => {
          try {
            return [readFileSync(`/proc/${id}/${name}`, "latin1")];
          } catch {
            return [];
          }
        }),
      );
      child.kill("SIGINT");
      await once(child, "close");
      expect(told.some((text) => text.includes("--verify"))).toBe(true);
      expect(told.filter((text) => text.includes(LIVE))).toEqual([]);
    },
  );
});
