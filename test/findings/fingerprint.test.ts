import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/findings/fingerprint.js";
import { Key, reveal } from "../../src/model/key.js";
import { prefixed, randomBody, randomKey } from "../support/keys.js";

describe("fingerprints", () => {
  it("stay what they are: a change would void every ignore", () => {
    expect(fingerprint(new Key("live", randomKey("golden")))).toBe("kl1:c7cee867140ca730d4cafc097f00ce10");
    expect(fingerprint(new Key("live", prefixed("live", randomBody("golden", 12))))).toBe(
      "kl1:c5867e68202f85599692943acbc56369",
    );
  });

  it("are the same for the same key, and others for other keys", () => {
    const keys = Array.from({ length: 200 }, (_, index) => new Key("live", randomKey(`k${index}`)));
    expect(new Set(keys.map(fingerprint)).size).toBe(keys.length);
    expect(keys.map((key) => fingerprint(new Key("live", reveal(key))))).toEqual(keys.map(fingerprint));
  });

  it("are no plain hash of the key", () => {
    const value = randomKey("plain");
    for (const algorithm of ["sha256", "sha1", "md5", "sha512"]) {
      const hash = createHash(algorithm).update(value).digest("hex");
      expect(hash).not.toContain(fingerprint(new Key("live", value)).slice(4));
    }
  });
});

describe("a key", () => {
  const value = randomKey("printing", "live", 32);
  const key = new Key("live", value);

  it("prints redacted, however it is printed", () => {
    for (const text of [String(key), JSON.stringify({ key }), inspect(key, { showHidden: true, depth: 9 })]) {
      expect(text).not.toContain(value);
      expect(text).toContain("pk_live_…");
    }
  });

  it("is revealed by its name alone", () => {
    expect(reveal(key)).toBe(value);
    expect(Object.values(key)).not.toContain(value);
  });

  it.each([
    ["live", randomKey("r1", "live", 32), /^pk_live_….{4}$/u],
    ["test", randomKey("r2", "test", 18), /^pk_test_….{2}$/u],
    ["live", randomKey("r3", "live", 12), /^pk_live_…$/u],
    ["unprefixed", randomBody("r4", 64, "hex"), /^….{4}$/u],
    ["session-cookie", `auth-token=${randomBody("r5", 10, "upper")}`, /^auth-token=…$/u],
    ["webhook-secret", `whsec_${randomBody("r6", 32)}`, /^whsec_….{4}$/u],
  ] as const)("of kind %s shows its prefix and little of its end", (kind, text, shown) => {
    expect(new Key(kind, text).redacted).toMatch(shown);
  });
});
