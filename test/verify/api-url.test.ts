import { describe, expect, it } from "vitest";
import { UserError } from "../../src/model/errors.js";
import { parseApiUrl, resolveApiUrl } from "../../src/verify/api-url.js";

describe("resolveApiUrl", () => {
  it("is Pictify's where nothing else is said", () => {
    expect(resolveApiUrl(null, {}).href).toBe("https://api.pictify.io/");
    expect(resolveApiUrl(null, { KEYLINT_API_URL: "" }).href).toBe("https://api.pictify.io/");
  });

  it("is the environment's, and the option's before that", () => {
    const environment = { KEYLINT_API_URL: "https://one.example" };
    expect(resolveApiUrl(null, environment).href).toBe("https://one.example/");
    expect(resolveApiUrl("https://two.example", environment).href).toBe("https://two.example/");
  });

  it("says where a bad address stands", () => {
    expect(() => resolveApiUrl(null, { KEYLINT_API_URL: "http://example.com" })).toThrow(
      /^KEYLINT_API_URL: /u,
    );
    expect(() => resolveApiUrl("http://example.com", {})).toThrow(/^--api-url: /u);
  });
});

describe("parseApiUrl", () => {
  it.each([
    "https://api.pictify.io",
    "https://api.pictify.io/",
    "https://gateway.example:8443/pictify",
    "http://127.0.0.1:8080",
    "http://127.1.2.3",
    "http://localhost:8080",
    "http://[::1]:8080",
  ])("takes %s", (text) => {
    expect(parseApiUrl(text, "--api-url").href).toContain(text);
  });

  it.each([
    "",
    "api.pictify.io",
    "localhost:8080",
    "ftp://api.pictify.io",
    "file:///etc/passwd",
    "javascript:0",
    "http://api.pictify.io",
    "http://0.0.0.0",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "http://notlocalhost",
    "http://169.254.169.254",
    "http://10.0.0.1",
    "http://[::ffff:10.0.0.1]",
    "http://[fe80::1]",
    "http://127.0.0.1@example.com",
    "https://user:secret@api.pictify.io",
    "https://user@api.pictify.io",
    "https://api.pictify.io?a=1",
    "https://api.pictify.io/#a",
    "https://api.pictify.io/?",
  ])("refuses %s in one line, without repeating it", (text) => {
    let error: unknown;
    try {
      parseApiUrl(text, "--api-url");
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(/^--api-url: [^\n]+$/u);
    expect((error as UserError).message).not.toMatch(/secret/u);
  });
});
