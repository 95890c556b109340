import { ALPHANUMERIC, grammar, type Vendor } from "./vendor.js";

const OBJECT_ID = /[A-Za-z0-9]{14}/y;
const SECRET_BODY = /(?:51[A-Za-z0-9]{80,110}|[A-Za-z0-9]{24}|[A-Za-z0-9]{34})(?![A-Za-z0-9_-])/y;

/**
 * Stripe: since 2020 `51`, the account and `00` at ten from the end (99 characters; fixtures vary, so 80 to 110 after `51`),
 * in 2019-20 24 + `00` + 8, before that 24 characters, which half a dozen others share.
 */
export const stripe: Vendor = {
  id: "stripe",
  kind: "publishable",
  environments: ["live", "test"],
  grammars: [
    grammar("conclusive", /^51[0-9A-Za-z]{80,110}$/u),
    // One random body of 34 in 3,844 has it too, too many for keys that are called Pictify's to be lost.
    grammar("strong", /^[0-9A-Za-z]{24}00[0-9A-Za-z]{8}$/u),
    grammar("needs-context", /^[0-9A-Za-z]{24}$/u),
  ],
  evidence: [
    "stripe",
    "buy_btn_",
    "STPAPIClient",
    "STPPaymentConfiguration",
    { word: "price_", then: OBJECT_ID },
    { word: "pi_", then: OBJECT_ID },
    { word: "acct_", then: OBJECT_ID },
    { word: "cs_test_", then: OBJECT_ID },
    { word: "cs_live_", then: OBJECT_ID },
    { word: "sk_test_", then: SECRET_BODY },
    { word: "sk_live_", then: SECRET_BODY },
  ],
  examples: {
    samples: [
      (draw) => `51${draw(ALPHANUMERIC, 87)}00${draw(ALPHANUMERIC, 8)}`,
      (draw) => `${draw(ALPHANUMERIC, 24)}00${draw(ALPHANUMERIC, 8)}`,
      (draw) => draw(ALPHANUMERIC, 24),
    ],
    decoys: [
      (draw) => draw(ALPHANUMERIC, 32),
      (draw) => draw(ALPHANUMERIC, 26),
      (draw) => `${draw(ALPHANUMERIC, 23)}_`,
    ],
    text: (key) => `const stripe = await loadStripe("${key}");`,
  },
};
