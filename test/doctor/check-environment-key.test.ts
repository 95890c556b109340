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

  it.each(["PICTIFY_APIKEY", "PICTIFYAPIKEY", "pictify_api_key", "Pictify-Api-Key"])(
    "may be absent while %s is there",
    (name) => {
      expect(check(undefined, { [name]: LIVE })).toMatch(
        `note: PICTIFY_API_KEY is not set here, but ${name} is`,
      );
    },
  );

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
    [
      LIVE,
      { CI: "true", GITHUB_EVENT_NAME: "pull_request" },
      /^wrong: .*pull requests run \(GITHUB_EVENT_NAME\)/u,
    ],
    [LIVE, { GITLAB_CI: "true", CI_PIPELINE_SOURCE: "merge_request_event" }, /^wrong: .*pull requests run/u],
    [LIVE, { CI: "true", TRAVIS_PULL_REQUEST: "false" }, /^note: .*CI/u],
    [TEST, { CI: "true", GITHUB_EVENT_NAME: "pull_request" }, /^ok/u],
    [`Authorization: Bearer ${LIVE}`, {}, /^wrong: .*more than the key/u],
    [`export PICTIFY_API_KEY=${LIVE}`, {}, /^wrong: .*more than the key/u],
    [LIVE.replace("pk_live_", "PK_LIVE_"), {}, /^wrong: .*prefix misspelt/u],
    [LIVE.replace("pk_live_", "pk-live-"), {}, /^wrong: .*prefix misspelt/u],
    [`pk_live_${LIVE}`, {}, /^wrong: .*prefix twice/u],
    [LIVE.slice(0, 18), {}, /^wrong: .*only 10 characters.*end seems to be missing/u],
    [`${LIVE.slice(0, 20)} ${LIVE.slice(20)}`, {}, /^wrong: .*space/u],
    [`${LIVE}\\n`, {}, /^wrong: .*character/u],
    [`whsec_${randomBody("hook", 32)}`, {}, /^wrong: .*signing secret/u],
    [`key_${randomBody("id", 16)}`, {}, /^wrong: .*id of a key/u],
    ["https://api.pictify.io", {}, /^wrong: .*address/u],
    [`pk_live_51${randomBody("stripe", 97)}`, {}, /^wrong: .*another vendor.*stripe/u],
    ["${{ secrets.PICTIFY_API_KEY }}", {}, /^wrong: .*(?:variable|character)/u],
  ])("%#: is judged by its form and place", (value, environment, message) => {
    const said = check(value, environment);
    expect(said).toMatch(message);
    for (const key of [LIVE, TEST]) expect(said).not.toContain(key.slice(0, 14));
  });
});
