import { describe, expect, test } from "vitest";
import { isKeyName, isPublicVariable, publicPrefixOf, PUBLIC_PREFIXES } from "../../rules/key-name.js";

describe("the name of a key", () => {
  test.each([
    "PICTIFY_API_KEY",
    "PICTIFY_KEY",
    "PICTIFY_TOKEN",
    "PICTIFY_WEBHOOK_SECRET",
    "PICTIFY_API_KEY_NEW",
    "PICTIFY_API_KEY_EU_2",
    "MY_APP_PICTIFY_API_KEY",
    "VITE_PICTIFY_KEY",
    "pictifyApiKey",
    "pictifyAPIKey",
    "PictifyKey",
    "#pictifyToken",
    "pictify-token",
    "pictify.apiKey",
    "pictify_live_secret_key",
    "pictifyProdServerApiKey",
    "defaultPictifyCredentials",
  ])("%s", (name) => {
    expect(isKeyName(name)).toBe(true);
  });

  test.each([
    ["that of another vendor", "STRIPE_API_KEY"],
    ["an address", "PICTIFY_API_URL"],
    ["the vendor alone", "PICTIFY"],
    ["a word that only contains the vendor's", "spictifyKey"],
    ["with another word between", "pictifyTemplateName"],
    ["something about a key", "hasPictifyKey"],
    ["a getter", "getPictifyApiKey"],
    ["a getter of its own", "_getPictifyApiKey"],
    ["a mask", "maskedPictifyKey"],
    ["what comes behind the key", "PICTIFY_API_KEY_HEADER"],
    ["what comes behind an ending", "PICTIFY_API_KEY_NEW_HEADER"],
    ["more endings than names have", "PICTIFY_API_KEY_NEW_EU_2"],
    ["more words than names have", "pictifyApiAuthAccessSecretPrivateKey"],
    ["one for browsers to write with", "PICTIFY_WRITE_KEY"],
    ["a publishable one", "pictifyPublishableKey"],
    ["a key of a cache", "pictifyImageCacheKey"],
    ["with signs in it", "pictify key"],
    ["empty", ""],
  ])("is not %s", (_, name) => {
    expect(isKeyName(name)).toBe(false);
  });

  test("has at most 80 characters", () => {
    const name = `${"abcdefghijklmnopqrst_".repeat(3)}PICTIFY_API_KEY`;
    expect(name).toHaveLength(78);
    expect(isKeyName(`u_${name}`)).toBe(true);
    expect(isKeyName(`uv_${name}`)).toBe(false);
  });
});

describe("a public prefix", () => {
  test.each(PUBLIC_PREFIXES)("%s", (prefix) => {
    expect(publicPrefixOf(`${prefix}PICTIFY_API_KEY`)).not.toBeNull();
    expect(isPublicVariable(`${prefix}IMAGES`)).toBe(true);
  });

  test("is the first of the table that fits", () => {
    expect(publicPrefixOf("NEXT_PUBLIC_PICTIFY_KEY")).toBe("NEXT_PUBLIC_");
  });

  test("is none without one, in the middle, or of what is no key", () => {
    expect(publicPrefixOf("PICTIFY_API_KEY")).toBeNull();
    expect(publicPrefixOf("MY_VITE_PICTIFY_API_KEY")).toBeNull();
    expect(publicPrefixOf("VITE_PICTIFY_URL")).toBeNull();
    expect(isPublicVariable("MY_VITE_IMAGES")).toBe(false);
    expect(isPublicVariable("VITE_")).toBe(false);
  });

  test("may be one of the user's, but for an empty one", () => {
    expect(publicPrefixOf("SHOP_PICTIFY_KEY", ["SHOP_"])).toBe("SHOP_");
    expect(publicPrefixOf("PICTIFY_KEY", [""])).toBeNull();
    expect(isPublicVariable("SHOP_IMAGES", ["SHOP_"])).toBe(true);
    expect(isPublicVariable("IMAGES", [""])).toBe(false);
  });
});
