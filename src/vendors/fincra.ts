import { printableBase64 } from "./base64.js";
import { ALPHANUMERIC, LOWER_HEX, type Vendor } from "./vendor.js";

const DECODED = /^[0-9a-f]{24}::\d{1,12}$/u;

/** Fincra: the base64 of `<24 hex>::<digits>`. */
export const fincra: Vendor = {
  id: "fincra",
  kind: "publishable",
  environments: ["live", "test"],
  grammars: [{ confidence: "conclusive", matches: (body) => DECODED.test(printableBase64(body) ?? "") }],
  evidence: ["fincra"],
  examples: {
    samples: [(draw) => Buffer.from(`${draw(LOWER_HEX, 24)}::${draw("123456789", 5)}`).toString("base64url")],
    decoys: [
      (draw) => Buffer.from(`${draw(LOWER_HEX, 24)}:12345`).toString("base64url"),
      (draw) => draw(ALPHANUMERIC, 44),
    ],
    text: (key) => `Fincra.initialize({ key: "${key}" });`,
  },
};
