import { describe, expect, it } from "vitest";
import { checkEnvironmentKey } from "../../src/doctor/check-environment-key.js";
import { randomBody, randomKey } from "../support/keys.js";

const LIVE = randomKey("doctor");
const TEST = randomKey("doctor", "test");

function check(value: string | undefined, environment: Readonly<Record<string, string>> = {}): string {
  const checks = [
    ...checkEnvironmentKey({ ...environment, ...(value === undefined ? {} : { PICTIFY_API_KEY: value }) }),
  ];
  expect(checks).toHaveLength(1);
  const [first] = checks;
  return `${first?.status ?? ""}: ${first?.text ?? ""}`;
}

describe("the key of the environment", () => {
  it("may be absent", () => {
    expect(check(undefined)).toBe("note: PICTIFY_API_KEY is not set here");
  });

  it.each([
    [LIVE, {}, /^ok: .*well-formed live key/u],
    [TEST, {}, /^ok: .*well-formed test key/u],
    [`${LIVE}\n`, {}, /^wrong: .*line end/u],
    [`${LIVE}\r`, {}, /^wrong: .*line end/u],
    [` ${LIVE}`, {}, /^wrong: .*spaces/u],
    [`${LIVE}\t`, {}, /^wrong: .*spaces/u],
    [`"${LIVE}"`, {}, /^wrong: .*quotes/u],
    [`'${LIVE}`, {}, /^wrong: .*quotes/u],
    [`\u201c${LIVE}\u201d`, {}, /^wrong: .*quotes/u],
    [`Bearer ${LIVE}`, {}, /^wrong: .*Bearer/u],
    [`PICTIFY_API_KEY=${LIVE}`, {}, /^wrong: .*name/u],
    [`\u200b${LIVE}`, {}, /^wrong: .*character/u],
    [`${LIVE}\u00a0`, {}, /^wrong: .*(?:character|spaces)/u],
    ["", {}, /^wrong: .*empty/u],
    ["  ", {}, /^wrong: .*empty/u],
    ["${PICTIFY_API_KEY}", {}, /^wrong: .*variable/u],
    ["pk_live_", {}, /^wrong: .*placeholder/u],
    ["pk_live_your_api_key_here", {}, /^wrong: .*placeholder/u],
    [`${LIVE};`, {}, /^wrong: .*character/u],
    [randomBody("old", 64, "hex"), {}, /^note: .*does not begin/u],
    [TEST, { NODE_ENV: "production" }, /^wrong: .*test key in production \(NODE_ENV=production\)/u],
    [TEST, { NODE_ENV: "production", VERCEL_ENV: "preview" }, /^ok/u],
    [LIVE, { NODE_ENV: "production" }, /^ok/u],
    [LIVE, { NODE_ENV: "test" }, /^wrong: .*live key where a test key belongs/u],
    [LIVE, { RAILS_ENV: "development" }, /^wrong: .*live key where a test key belongs/u],
    [TEST, { NODE_ENV: "development" }, /^ok/u],
    [LIVE, { CI: "true" }, /^note: .*CI/u],
  ])("%#: is judged by its form and place", (value, environment, message) => {
    const said = check(value, environment);
    expect(said).toMatch(message);
    for (const key of [LIVE, TEST]) expect(said).not.toContain(key.slice(0, 14));
  });
});
