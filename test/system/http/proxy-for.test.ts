import { describe, expect, it } from "vitest";
import { proxyFor } from "../../../src/system/http/proxy-for.js";

function choose(url: string, environment: Record<string, string>): string | null {
  return proxyFor(new URL(url), environment)?.href ?? null;
}

const API = "https://api.pictify.io/templates";

describe("proxyFor", () => {
  it.each([
    [{}, null],
    [{ HTTPS_PROXY: "http://one:1" }, "http://one:1/"],
    [{ https_proxy: "http://one:1", HTTPS_PROXY: "http://two:2" }, "http://one:1/"],
    [{ https_proxy: "", HTTPS_PROXY: "http://two:2" }, "http://two:2/"],
    [{ ALL_PROXY: "http://three:3" }, "http://three:3/"],
    [{ HTTPS_PROXY: "one:8080" }, "http://one:8080/"],
    [{ HTTPS_PROXY: "https://one" }, "https://one/"],
    [{ HTTP_PROXY: "http://one:1" }, null],
  ])("reads %j", (environment, proxy) => {
    expect(choose(API, environment)).toBe(proxy);
  });

  it.each([
    "*",
    "api.pictify.io",
    "API.PICTIFY.IO",
    "pictify.io",
    ".pictify.io",
    "*.pictify.io",
    "localhost, pictify.io",
    "localhost pictify.io",
    "api.pictify.io:443",
  ])("leaves out what NO_PROXY=%s names", (NO_PROXY) => {
    expect(choose(API, { HTTPS_PROXY: "http://one:1", NO_PROXY })).toBeNull();
  });

  it.each(["", "tify.io", "ictify.io", "pictify.io.example", "api.pictify.io:8443", "10.0.0.0/8"])(
    "keeps to the proxy for NO_PROXY=%s",
    (NO_PROXY) => {
      expect(choose(API, { HTTPS_PROXY: "http://one:1", NO_PROXY })).toBe("http://one:1/");
    },
  );

  it.each([
    ["https://10.1.2.3", "10.0.0.0/8", null],
    ["https://10.1.2.3", "10.1.2.3", null],
    ["https://10.1.2.3", "2.3", "http://one:1/"],
    ["https://10.1.2.3:8443", "10.1.2.3:443", "http://one:1/"],
    ["https://[::1]:8443", "[::1]:8443", null],
    ["https://[::1]", "::1", null],
    ["https://[fd00::1]", "fd00::/8", null],
    ["https://10.1.2.3", "10.0.0.0/99", "http://one:1/"],
  ])("takes %s and NO_PROXY=%s for %s", (url, NO_PROXY, proxy) => {
    expect(choose(url, { HTTPS_PROXY: "http://one:1", NO_PROXY })).toBe(proxy);
  });

  it("lets the lower-case name win", () => {
    const environment = { HTTPS_PROXY: "http://one:1", no_proxy: "other", NO_PROXY: "pictify.io" };
    expect(choose(API, environment)).toBe("http://one:1/");
  });
});
