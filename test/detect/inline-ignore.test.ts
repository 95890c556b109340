import { describe, expect, test } from "vitest";
import { inlineIgnore } from "../../src/detect/inline-ignore.js";
import { randomKey } from "../support/keys.js";

const key = randomKey("ignored");

function ignoreOf(text: string) {
  const start = text.indexOf(key);
  return inlineIgnore(text, start, start + key.length);
}

describe("keylint:allow on the line, in any comment syntax", () => {
  test.each([
    `k = "${key}"; // keylint:allow a sample`,
    `k = "${key}" # keylint:allow a sample`,
    `k = "${key}" -- keylint:allow a sample`,
    `k = "${key}"; /* keylint:allow a sample */`,
    `<a href="${key}"></a> <!-- keylint:allow a sample -->`,
    `<%= "${key}" %> <%# keylint:allow a sample %>`,
    `{{ "${key}" }}{{! keylint:allow a sample }}`,
    `{# keylint:allow a sample #} ${key}`,
    `/* keylint:allow a sample */ k = "${key}";`,
    `"_": "keylint:allow a sample", "k": "${key}"`,
    `k: ${key} # keylint:allow: a sample`,
    `k: ${key} # keylint:allow - a sample\r\nnext`,
    `x\nk: ${key} ; keylint:allow a sample\nnext`,
  ])("%#", (text) => {
    expect(ignoreOf(text)).toEqual({ reason: "a sample", marker: "keylint:allow" });
  });
});

describe("keylint:allow-next-line on the line above", () => {
  test.each([
    `// keylint:allow-next-line a sample\nk = "${key}"`,
    `# keylint:allow-next-line a sample\r\nk = "${key}"`,
    `x\n  <!-- keylint:allow-next-line a sample -->\n  <k>${key}</k>`,
    `/* keylint:allow-next-line a sample */\nk = "${key}"`,
    `"# keylint:allow-next-line a sample\\nk=${key}\\n"`,
  ])("%#", (text) => {
    expect(ignoreOf(text)).toEqual({ reason: "a sample", marker: "keylint:allow-next-line" });
  });
});

describe("nothing is ignored", () => {
  test.each([
    ["without a reason", `k = "${key}" // keylint:allow`],
    ["with spaces for a reason", `k = "${key}" // keylint:allow   `],
    ["with a comment's end for a reason", `k = "${key}" /* keylint:allow */`],
    ["with an HTML comment's end for a reason", `${key} <!-- keylint:allow -->`],
    ["with a template's end for a reason", `${key} {{! keylint:allow }}`],
    ["with punctuation for a reason", `${key} # keylint:allow ---`],
    ["by -next-line without a reason", `// keylint:allow-next-line\nk = "${key}"`],
    ["by -next-line on the line itself", `k = "${key}" // keylint:allow-next-line a sample`],
    ["by -next-line two lines above", `// keylint:allow-next-line a sample\n\nk = "${key}"`],
    ["by allow on the line above", `// keylint:allow a sample\nk = "${key}"`],
    ["by allow on the line below", `k = "${key}"\n// keylint:allow a sample`],
    ["by -next-line below", `k = "${key}"\n// keylint:allow-next-line a sample\n`],
    ["by another word", `k = "${key}" // keylint:allowed a sample`],
    ["by a longer word", `k = "${key}" // xkeylint:allow a sample`],
    ["by nothing", `k = "${key}"`],
    ["from beyond the window of a huge line", `k = "${key}"${" ".repeat(3000)}// keylint:allow a sample`],
    ["by another written line", `"k=${key}\\n# keylint:allow a sample"`],
  ])("%s", (_, text) => {
    expect(ignoreOf(text)).toBeNull();
  });
});

test.each(["gitleaks:allow", "pragma: allowlist secret", "trufflehog:ignore", "secretlint-disable-line"])(
  "%s comes back with its marker",
  (marker) => {
    expect(ignoreOf(`k = "${key}" # ${marker}`)).toEqual({ reason: "", marker });
    expect(ignoreOf(`# ${marker}\nk = "${key}"`)).toBeNull();
  },
);

test("keylint's own marker comes before another scanner's", () => {
  expect(ignoreOf(`${key} # gitleaks:allow keylint:allow a sample`)?.marker).toBe("keylint:allow");
});

test("a reason holds no key", () => {
  const other = randomKey("other");
  const reason = ignoreOf(`k = ["${key}"] // keylint:allow see ${other} above`)?.reason;
  expect(reason).toBe("see … above");
  expect(ignoreOf(`keylint:allow quick ${key}`)?.reason).toBe("quick");
});
