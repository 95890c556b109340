import { describe, expect, it } from "vitest";
import { frameworkRunsKeylint, reachesKeylint } from "../../src/doctor/own-line.js";

describe("a hook that somebody wrote", () => {
  it.each([
    ["keylint hook run pre-commit\n", true],
    ["npm test\n", false],
    ["# mine\n\nnpx keylint hook run pre-commit\nnpm test\n", true],
    ["npm test\nkeylint hook run pre-commit\n", false],
    ["exit 0\nkeylint hook run pre-commit\n", false],
    ["# keylint hook run pre-commit\n", false],
    ["keylint hook run pre-commit || true\n", false],
    ["keylint hook run pre-commit &\n", false],
    ["keylint hook run commit-msg\n", false],
    ["test -e x && keylint hook run pre-commit\n", false],
    ["echo keylint hook run pre-commit\n", false],
  ])("of husky's, %j, is read to come to keylint: %s", (script, reached) => {
    expect(reachesKeylint(script, "pre-commit", true)).toBe(reached);
  });

  it.each([
    ["#!/bin/sh\nkeylint hook run pre-commit\n", true],
    ["#!/bin/sh\nkeylint hook run pre-commit\nnpm test\n", false],
    ["#!/bin/sh\nkeylint hook run pre-commit || exit $?\nnpm test\n", true],
    ["#!/bin/sh\nset -e\nkeylint hook run pre-commit\nnpm test\n", true],
    ["#!/bin/sh\nexec npx --no-install keylint hook run pre-commit\nnpm test\n", true],
  ])("of git's, %j, is read to end with its code: %s", (script, reached) => {
    expect(reachesKeylint(script, "pre-commit", false)).toBe(reached);
  });

  it.each([
    ["repos:\n- repo: x\n  hooks:\n  - id: keylint\n", true],
    ["  - {id: keylint, stages: [commit]}\n", true],
    ["  - id: keylint-pre-push\n", false],
    ["  #- id: keylint\n", false],
    ["  - id: other\n    entry: keylint hook run pre-commit\n", true],
    ["", false],
  ])("of the pre-commit framework, %j, is read: %s", (config, reached) => {
    expect(frameworkRunsKeylint(config, "pre-commit")).toBe(reached);
  });
});
