import { printableBase64 } from "./base64.js";
import { ALPHANUMERIC, type Vendor } from "./vendor.js";

const FRONTEND_API = /^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}\$$/u;

/** Clerk: the base64 of its front-end host and a `$`, padding usually stripped. */
export const clerk: Vendor = {
  id: "clerk",
  kind: "publishable",
  environments: ["live", "test"],
  grammars: [{ confidence: "conclusive", matches: (body) => FRONTEND_API.test(printableBase64(body) ?? "") }],
  evidence: ["clerk"],
  examples: {
    samples: [
      () => Buffer.from("happy-otter-42.clerk.accounts.dev$").toString("base64url"),
      () => Buffer.from("clerk.example.com$").toString("base64url"),
    ],
    decoys: [
      () => Buffer.from("clerk.example.com").toString("base64url"),
      () => Buffer.from("no-dot-in-it-$").toString("base64url"),
      (draw) => draw(ALPHANUMERIC, 44),
    ],
    text: (key) => `CLERK_PUBLISHABLE_KEY=${key}`,
  },
};
