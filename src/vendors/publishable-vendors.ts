import {
  ALPHANUMERIC,
  BASE64URL,
  LOWER_HEX,
  UPPER_HEX,
  grammar,
  type Confidence,
  type Draw,
  type EvidenceWord,
  type Vendor,
} from "./vendor.js";

interface Row {
  readonly id: string;
  readonly confidence?: Confidence;
  readonly body: RegExp;
  readonly environments?: Vendor["environments"];
  readonly evidence: readonly EvidenceWord[];
  readonly sample: (draw: Draw) => string;
  readonly decoy: (draw: Draw) => string;
  readonly text: (key: string) => string;
}

const alphanumeric = (length: number) => (draw: Draw) => draw(ALPHANUMERIC, length);
const lowerHex = (length: number) => (draw: Draw) => draw(LOWER_HEX, length);
const base64url = (length: number) => (draw: Draw) => draw(BASE64URL, length);

const ROWS: readonly Row[] = [
  {
    id: "paystack",
    confidence: "likely",
    body: /^[0-9a-f]{40}$/u,
    evidence: [
      "paystack",
      { word: "sk_test_", then: /[0-9a-f]{40}(?![A-Za-z0-9_-])/y },
      { word: "sk_live_", then: /[0-9a-f]{40}(?![A-Za-z0-9_-])/y },
    ],
    sample: lowerHex(40),
    decoy: lowerHex(41),
    text: (key) => `PaystackPop.setup({ key: "${key}" });`,
  },
  {
    id: "magic",
    confidence: "likely",
    body: /^[0-9A-F]{16}$/u,
    evidence: ["magic-sdk", "new Magic(", "@magic-ext/", "@magic-sdk/", "magic.link", "MAGIC_"],
    sample: (draw) => draw(UPPER_HEX, 16),
    decoy: lowerHex(17),
    text: (key) => `const magic = new Magic("${key}");`,
  },
  {
    id: "moonpay",
    body: /^[0-9A-Za-z]{28,34}$/u,
    evidence: ["moonpay"],
    sample: alphanumeric(32),
    decoy: alphanumeric(36),
    text: (key) => `https://buy.moonpay.com?apiKey=${key}`,
  },
  {
    id: "moyasar",
    body: /^[0-9A-Za-z]{40}$/u,
    evidence: ["moyasar", "mysr-form"],
    sample: alphanumeric(40),
    decoy: alphanumeric(42),
    text: (key) => `Moyasar.init({ element: ".mysr-form", publishable_api_key: "${key}" })`,
  },
  {
    id: "korapay",
    body: /^[0-9A-Za-z]{40}$/u,
    evidence: ["korapay", "KORA_"],
    sample: alphanumeric(40),
    decoy: alphanumeric(42),
    text: (key) => `window.Korapay.initialize({ key: "${key}" });`,
  },
  {
    id: "tap",
    body: /^[0-9A-Za-z]{24}$/u,
    evidence: ["Tapjsli", "gosell", "tap.company", "TAP_", "tap-payments", "tappayments"],
    sample: alphanumeric(24),
    decoy: alphanumeric(25),
    text: (key) => `var tap = Tapjsli("${key}");`,
  },
  {
    id: "paymongo",
    body: /^[0-9A-Za-z]{24}$/u,
    evidence: ["paymongo"],
    sample: alphanumeric(24),
    decoy: alphanumeric(25),
    text: (key) => `PAYMONGO_PUBLIC_KEY=${key}`,
  },
  {
    id: "payjp",
    confidence: "likely",
    body: /^[0-9a-f]{24}$/u,
    evidence: ["payjp", "pay.jp"],
    sample: lowerHex(24),
    decoy: lowerHex(26),
    text: (key) => `const payjp = Payjp("${key}");`,
  },
  {
    id: "culqi",
    body: /^[0-9A-Za-z]{16}$/u,
    evidence: ["culqi"],
    sample: alphanumeric(16),
    decoy: alphanumeric(18),
    text: (key) => `Culqi.publicKey = "${key}";`,
  },
  {
    id: "pagarme",
    body: /^[0-9A-Za-z]{16}$/u,
    evidence: ["pagar.me", "pagarme"],
    sample: alphanumeric(16),
    decoy: alphanumeric(18),
    text: (key) => `PAGARME_PUBLIC_KEY=${key}`,
  },
  {
    id: "liveblocks",
    body: /^[0-9A-Za-z_-]{24}$/u,
    evidence: ["liveblocks", "createRoomContext"],
    sample: base64url(24),
    decoy: base64url(26),
    text: (key) => `const client = createClient({ publicApiKey: "${key}" }); // @liveblocks/client`,
  },
  {
    id: "fedapay",
    environments: ["live"],
    body: /^[0-9A-Za-z_-]{24}$/u,
    evidence: ["fedapay"],
    sample: base64url(24),
    decoy: base64url(26),
    text: (key) => `FedaPay.init({ public_key: "${key}" });`,
  },
  {
    id: "knock",
    body: /^[0-9A-Za-z_-]{43}$/u,
    evidence: [
      "Knock",
      "KNOCK",
      // The English word is none: an identifier is.
      { word: "knock", then: /["']?\s?[:=.({[_-]|[A-Z]/y },
      "@knocklabs/",
      "knocklabs",
      "knock.app",
    ],
    sample: base64url(43),
    decoy: base64url(42),
    text: (key) => `KNOCK_PUBLIC_API_KEY=${key}`,
  },
  {
    id: "chec",
    confidence: "likely",
    environments: ["test"],
    body: /^[0-9a-f]{45}$/u,
    evidence: ["@chec/", "new Commerce(", "CHEC_", "chec.io"],
    sample: lowerHex(45),
    decoy: lowerHex(46),
    text: (key) => `const commerce = new Commerce("${key}");`,
  },
  {
    id: "yoco",
    confidence: "likely",
    body: /^[0-9a-f]{8}[0-9A-Za-z]{8}[0-9a-f]{4}$/u,
    evidence: ["yoco"],
    sample: (draw) => `${draw(LOWER_HEX, 8)}${draw(ALPHANUMERIC, 8)}${draw(LOWER_HEX, 4)}`,
    decoy: alphanumeric(21),
    text: (key) => `const yoco = new window.YocoSDK({ publicKey: "${key}" });`,
  },
  {
    id: "buyte",
    body: /^[0-9a-f]{40}$/u,
    evidence: ["buyte"],
    sample: lowerHex(40),
    decoy: lowerHex(41),
    text: (key) => `<script src="https://js.buyte.co/v1" data-public-key="${key}"></script>`,
  },
  {
    id: "getpaid-gcash",
    body: /^[0-9a-f]{32}$/u,
    evidence: ["getpaid.gcash.com"],
    sample: lowerHex(32),
    decoy: lowerHex(33),
    text: (key) => `https://getpaid.gcash.com/paynow?public_key=${key}`,
  },
  {
    id: "switchapp",
    body: /^[0-9A-Za-z]{25}$/u,
    evidence: ["switchapp"],
    sample: alphanumeric(25),
    decoy: alphanumeric(26),
    text: (key) => `new SwitchAppCheckout({ publicApiKey: "${key}" });`,
  },
  {
    id: "deepstack",
    environments: ["test"],
    body: /^[0-9A-Z]{32}$/u,
    evidence: ["deepstack"],
    sample: (draw) => draw("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 32),
    decoy: alphanumeric(33),
    text: (key) => `deepstack.publicKey = "${key}"`,
  },
];

/** The vendors of public keys whose grammar is one regular expression. A new one is one row. */
export const publishableVendors: readonly Vendor[] = ROWS.map((row) => ({
  id: row.id,
  kind: "publishable",
  environments: row.environments ?? ["live", "test"],
  grammars: [grammar(row.confidence ?? "needs-context", row.body)],
  evidence: row.evidence,
  examples: { samples: [row.sample], decoys: [row.decoy], text: row.text },
}));
