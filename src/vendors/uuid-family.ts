import { ALPHANUMERIC, LOWER_HEX, grammar, type Draw, type EvidenceWord, type Vendor } from "./vendor.js";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

function uuid(draw: Draw): string {
  return [8, 4, 4, 4, 12].map((length) => draw(LOWER_HEX, length)).join("-");
}

function uuidVendor(id: string, evidence: readonly EvidenceWord[], text: (key: string) => string): Vendor {
  return {
    id,
    kind: "publishable",
    environments: ["live", "test"],
    grammars: [grammar("conclusive", UUID)],
    evidence,
    examples: {
      samples: [uuid],
      decoys: [(draw) => draw(LOWER_HEX, 32), (draw) => draw(ALPHANUMERIC, 36)],
      text,
    },
  };
}

/**
 * The vendors whose body is a UUID. The form is conclusive for the family; evidence tells which, and Checkout.com (classic),
 * by far the largest, stands first for when there is none.
 */
export const uuidFamily: readonly Vendor[] = [
  uuidVendor(
    "checkout.com",
    ["Frames.init", "checkout.com", "CKO_", "checkoutcom"],
    (key) => `Frames.init("${key}");`,
  ),
  uuidVendor("tabby", ["tabby"], (key) => `new TabbyPromo({ publicKey: "${key}" });`),
  uuidVendor("bkapay", ["bkapay"], (key) => `bkapay: ${key}`),
];
