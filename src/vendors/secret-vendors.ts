import { ALPHANUMERIC, BASE64URL, LOWER_HEX, grammar, type Grammar, type Vendor } from "./vendor.js";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const UNKNOWN_BODY: readonly Grammar[] = [grammar("needs-context", /^[0-9A-Za-z_-]{16,}$/u)];

/** A vendor of secret keys of which no body was ever seen: its name is all there is. */
function unseen(id: string, environments: Vendor["environments"]): Vendor {
  return {
    id,
    kind: "secret",
    environments,
    grammars: UNKNOWN_BODY,
    evidence: [id],
    examples: {
      samples: [(draw) => draw(ALPHANUMERIC, 32)],
      decoys: [(draw) => draw(ALPHANUMERIC, 12)],
      text: (key) => `curl https://api.${id}.com/v1/run -H "X-API-Key: ${key}"`,
    },
  };
}

/** Vendors whose secret keys begin like Pictify's. Not ours to report, and never sent to Pictify. */
export const secretVendors: readonly Vendor[] = [
  {
    id: "monei",
    kind: "secret",
    environments: ["live", "test"],
    grammars: [grammar("needs-context", /^[0-9a-f]{32}$/u)],
    evidence: ["monei"],
    examples: {
      samples: [(draw) => draw(LOWER_HEX, 32)],
      decoys: [(draw) => draw(LOWER_HEX, 33)],
      text: (key) => `MONEI_API_KEY=${key}`,
    },
  },
  {
    id: "courier",
    kind: "secret",
    environments: ["test"],
    grammars: [grammar("likely", /^[0-9A-HJKMNP-TV-Z]{28}$/u)],
    evidence: ["courier", "trycourier", "api.courier.com", "courier.com"],
    examples: {
      samples: [(draw) => draw(CROCKFORD, 28)],
      decoys: [(draw) => draw(CROCKFORD, 27), (draw) => `${draw(CROCKFORD, 27)}u`],
      text: (key) => `COURIER_AUTH_TOKEN=${key}`,
    },
  },
  unseen("promptick", ["live"]),
  unseen("promptomize", ["live", "test"]),
  unseen("tubeonai", ["live"]),
  {
    id: "punchly",
    kind: "secret",
    environments: ["live"],
    grammars: [grammar("needs-context", /^[0-9A-Za-z_-]{43}$/u)],
    evidence: ["punchly"],
    examples: {
      samples: [(draw) => draw(BASE64URL, 43)],
      decoys: [(draw) => draw(BASE64URL, 44)],
      text: (key) => `PUNCHLY_KEY=${key}`,
    },
  },
];

/** Its keys have another prefix; its name explains a `whsec_` secret. */
export const svix: Vendor = {
  id: "svix",
  kind: "secret",
  environments: [],
  grammars: [],
  evidence: ["svix"],
  examples: { samples: [], decoys: [], text: (key) => `SVIX_SECRET=${key}` },
};
