import { describe, expect, it } from "vitest";
import { randomKey } from "../support/keys.js";
import { judge } from "../support/judging.js";

/** 24 alphanumerics: Pictify's, or the old form of Stripe. */
const KEY = randomKey("called", "live", 24);

describe("the host decides where a key is in a header", () => {
  it.each([
    "Authorization: ",
    "authorization=",
    'req.headers.authorization = "',
    `headers['X-API-Key'] = "`,
    "x-api-key: ",
    "Bearer ",
    "bearer   ",
    "?auth=Bearer%20",
    "?auth=Bearer+",
  ])("%s", (header) => {
    expect(judge(`(stripe) ${header}${KEY} https://api.pictify.io/image`, KEY)).toBe("ours");
  });

  it.each([
    "key: ",
    "Authorization-Mode: ",
    "x-api-key-id: ",
    "bearer of ",
    "my-authorization: ",
    "forbearer ",
  ])("but %s is no such header: the nearest word does", (other) => {
    expect(judge(`(stripe) ${other}${KEY} https://api.pictify.io/image`, KEY)).toBe("not-ours stripe");
  });

  it.each([
    ["an address", "https://api.pictify.io/image"],
    ["an address of the word alone", "https://pictify/image"],
    ["an address below another", "http://images.pictify.internal/"],
    ["a host", "api.pictify.io"],
    ["a header of the host", "Host: pictify.internal"],
    ["a header of the host without a space", "host:pictify"],
  ])("which may be %s", (_, host) => {
    expect(judge(`(stripe) Authorization: Bearer ${KEY} ${host}`, KEY)).toBe("ours");
  });

  it("and no word that is none", () => {
    expect(judge(`(stripe) Authorization: Bearer ${KEY} (pictify)`, KEY)).toBe("not-ours stripe");
    expect(judge(`(stripe) Authorization: Bearer ${KEY} the host of pictify`, KEY)).toBe("not-ours stripe");
  });

  it("which is the nearest to either side", () => {
    const header = `-H "Authorization: Bearer ${KEY}"`;
    const near = " -d x ";
    const far = ` -d "${"x ".repeat(40)}" `;
    const [pictify, stripe] = ["https://api.pictify.io", "https://api.stripe.com"];
    expect(judge(`curl ${pictify}${near}${header}${far}${stripe}`, KEY)).toBe("ours");
    expect(judge(`curl ${stripe}${near}${header}${far}${pictify}`, KEY)).toBe("not-ours stripe");
    expect(judge(`curl ${pictify}${far}${header}${near}${stripe}`, KEY)).toBe("not-ours stripe");
    expect(judge(`curl ${stripe}${far}${header}${near}${pictify}`, KEY)).toBe("ours");
  });
});
