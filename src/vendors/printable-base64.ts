import { printableBase64 } from "./base64.js";
import { ALPHANUMERIC, type Vendor } from "./vendor.js";

/**
 * Whatever base64-decodes wholly to printable ASCII, from 19 characters on, was not drawn at random: a public
 * identifier of somebody whose name is not known.
 */
export const printableBody: Vendor = {
  id: "unknown-publishable",
  kind: "publishable",
  environments: ["live", "test"],
  grammars: [
    { confidence: "conclusive", matches: (body) => body.length >= 19 && printableBase64(body) !== null },
  ],
  evidence: [],
  examples: {
    samples: [() => Buffer.from("tenant/7731/storefront").toString("base64url")],
    decoys: [() => Buffer.from("tenant/7731").toString("base64url"), (draw) => draw(ALPHANUMERIC, 40)],
    text: (key) => `key: ${key}`,
  },
};
