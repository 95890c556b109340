import { prefixed, randomBody, randomKey } from "../support/keys.js";

/** Texts with something of Pictify's in them, and what it is. */
export function samples(): [text: string, secret: string][] {
  const [live, test, short] = [
    randomKey("live"),
    randomKey("test", "test", 24),
    randomKey("short", "live", 20),
  ];
  const [hex, other] = [randomBody("hex", 64, "hex"), randomKey("form", "live", 48)];
  const hook = `https://api.pictify.io/workflow/hooks/abcd1234/${randomBody("hook", 24)}`;
  const webhook = `whsec_${randomBody("webhook", 32)}`;
  return [
    [`PICTIFY_API_KEY=${live}`, live],
    [`const pictify = new Pictify({ apiKey: "${short}" });`, short],
    [`- name: PICTIFY_API_KEY\n  value: ${test}`, test],
    [`curl -H "Authorization: Bearer ${short}" https://api.pictify.io/image`, short],
    [`token: ${other}\n`, other],
    [`PICTIFY_TOKEN: "${hex}"`, hex],
    [`PICTIFY_WEBHOOK_SECRET=${webhook}`, webhook],
    [`post("${hook}")`, hook],
  ];
}

/** Texts that hold nothing of Pictify's. */
export const DECOYS = [
  `STRIPE_PUBLISHABLE_KEY=${prefixed("live", `51${randomBody("stripe", 97)}`)}`,
  `NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${prefixed("test", Buffer.from("clerk.example.com$").toString("base64url"))}`,
  `PICTIFY_API_KEY=pk_live_your_key_goes_here`,
  `PICTIFY_API_KEY=$PICTIFY_API_KEY`,
  `const key = process.env.PICTIFY_API_KEY;`,
  `sha256: ${randomBody("digest", 64, "hex")}`,
  `paystack = "${prefixed("test", randomBody("paystack", 40, "hex"))}"`,
  `PICTIFY_PLAN=pro\nSTRIPE_KEY=${prefixed("live", `51${randomBody("near", 97)}`)}`,
];
