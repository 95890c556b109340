import { clerk } from "./clerk.js";
import { fincra } from "./fincra.js";
import { printableBody } from "./printable-base64.js";
import { publishableVendors } from "./publishable-vendors.js";
import { secretVendors, svix } from "./secret-vendors.js";
import { stripe } from "./stripe.js";
import { uuidFamily } from "./uuid-family.js";
import type { Confidence, Environment, Vendor } from "./vendor.js";

/**
 * Everybody but Pictify whose keys can begin with `pk_live_` or `pk_test_`. A vendor added here is attributed, explained and
 * covered by the contract test. Where several forms fit, an earlier row is asked first.
 */
export const vendors: readonly Vendor[] = [
  stripe,
  clerk,
  fincra,
  ...uuidFamily,
  printableBody,
  ...publishableVendors,
  ...secretVendors,
  svix,
];

/** A vendor whose grammar a body fits, and how much that says. */
export interface Fit {
  readonly vendor: string;
  readonly confidence: Confidence;
}

/** The vendors whose grammar fits a body of that environment, in the registry's order. */
export function fittingVendors(environment: Environment, body: string): readonly Fit[] {
  const fits: Fit[] = [];
  for (const vendor of vendors) {
    if (!vendor.environments.includes(environment)) continue;
    const grammar = vendor.grammars.find((candidate) => candidate.matches(body));
    if (grammar !== undefined) fits.push({ vendor: vendor.id, confidence: grammar.confidence });
  }
  return fits;
}
