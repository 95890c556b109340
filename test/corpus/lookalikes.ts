import type { Mark } from "./expectation.js";
import { body, theirs } from "./marks.js";

type Environment = "live" | "test";

/** Keys as each vendor makes them, by the published forms (facts: lookalikes.md). */
export const lookalikes = {
  stripe2020: (environment: Environment): Mark =>
    theirs("stripe", environment, `51${body("alphanumeric", 87)}00${body("alphanumeric", 8)}`),
  stripe2019: (environment: Environment): Mark =>
    theirs("stripe", environment, `${body("alphanumeric", 24)}00${body("alphanumeric", 8)}`),
  stripeOld: (environment: Environment): Mark => theirs("stripe", environment, body("alphanumeric", 24)),
  clerk: (environment: Environment, host = `${body("hex", 8)}.clerk.accounts.dev`): Mark =>
    theirs("clerk", environment, Buffer.from(`${host}$`).toString("base64url")),
  fincra: (environment: Environment): Mark =>
    theirs("fincra", environment, Buffer.from(`${body("hex", 24)}::73519`).toString("base64url")),
  checkout: (environment: Environment): Mark => theirs("checkout.com", environment, uuid()),
  tabby: (environment: Environment): Mark => theirs("tabby", environment, uuid()),
  paystack: (environment: Environment): Mark => theirs("paystack", environment, body("hex", 40)),
  magic: (environment: Environment): Mark => theirs("magic", environment, body("upperHex", 16)),
  payjp: (environment: Environment): Mark => theirs("payjp", environment, body("hex", 24)),
  moyasar: (environment: Environment): Mark => theirs("moyasar", environment, body("alphanumeric", 40)),
  tap: (environment: Environment): Mark => theirs("tap", environment, body("alphanumeric", 24)),
  paymongo: (environment: Environment): Mark => theirs("paymongo", environment, body("alphanumeric", 24)),
  culqi: (environment: Environment): Mark => theirs("culqi", environment, body("alphanumeric", 16)),
  liveblocks: (environment: Environment): Mark => theirs("liveblocks", environment, body("base64url", 24)),
  knock: (environment: Environment): Mark => theirs("knock", environment, body("base64url", 43)),
  moonpay: (environment: Environment): Mark => theirs("moonpay", environment, body("alphanumeric", 30)),
  korapay: (environment: Environment): Mark => theirs("korapay", environment, body("alphanumeric", 40)),
  monei: (environment: Environment): Mark => theirs("monei", environment, body("hex", 32)),
  yoco: (environment: Environment): Mark =>
    theirs("yoco", environment, `${body("hex", 8)}${body("alphanumeric", 8)}${body("hex", 4)}`),
  courier: (): Mark => theirs("courier", "test", body("crockford", 28)),
  chec: (): Mark => theirs("chec", "test", body("hex", 45)),
  /** Only its name tells that it is public. */
  publicByName: (environment: Environment): Mark =>
    theirs("unknown-publishable", environment, body("alphanumeric", 32)),
} as const;

function uuid(): string {
  return [8, 4, 4, 4, 12].map((length) => body("hex", length)).join("-");
}
