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

test.each(["gitleaks:allow", "pragma: allowlist secret", "trufflehog:ignore", "secretlint-disable-line"])(
  "%s is no part of a longer word",
  (marker) => {
    expect(ignoreOf(`k = "${key}" # ${marker}s`)).toBeNull();
    expect(ignoreOf(`k = "${key}" # ${marker}-x`)).toBeNull();
    expect(ignoreOf(`k = "${key}" # x${marker}`)).toBeNull();
    expect(ignoreOf(`k = "${key}" # ${marker}, please`)).toEqual({ reason: "", marker });
  },
);

test("pragma:allowlist secret may be written without a space", () => {
  expect(ignoreOf(`k = "${key}" # pragma:allowlist secret`)).toMatchObject({ reason: "" });
});

describe("a reason", () => {
  const reason = (written: string) => ignoreOf(`k = "${key}" # keylint:allow${written}`)?.reason;

  test("keeps what stands in it and loses what stands around it", () => {
    expect(reason(" - for: a - b")).toBe("for: a - b");
    expect(reason(' a sample.",;;  ')).toBe("a sample.");
  });

  test("has a letter or a digit", () => {
    expect(reason(" 7")).toBe("7");
    expect(reason(" é")).toBe("é");
    expect(reason(" ...")).toBeUndefined();
  });

  test("holds no key", () => {
    expect(reason(` as ${randomKey("other")} is`)).toBe("as … is");
    expect(reason(` as ${"0123456789abcdef".repeat(4)} is`)).toBe("as … is");
    expect(reason(" as ABCDEFGHIJKLMNOPQRSTUVWXYZ is not hexadecimal at all, however long it may be")).toBe(
      "as ABCDEFGHIJKLMNOPQRSTUVWXYZ is not hexadecimal at all, however long it may be",
    );
  });

  test("ends with the string that it stands in", () => {
    expect(ignoreOf(`{ "_": "keylint:allow a sample" , "k": "${key}" }`)?.reason).toBe("a sample");
    expect(reason(` it's "quoted" here`)).toBe(`it's "quoted" here`);
  });
});

describe("a line ends for an ignore", () => {
  test.each(["\n", "\r\n", "\r", String.raw`\n`, String.raw`\r\n`, String.raw`\r`])("at %j", (end) => {
    const above = `# keylint:allow-next-line a sample${end}k=${key}`;
    expect(ignoreOf(above)?.reason).toBe("a sample");
    expect(ignoreOf(`x${end}${above}`)?.reason).toBe("a sample");
    expect(ignoreOf(`# keylint:allow-next-line a sample${end}x${end}k=${key}`)).toBeNull();
  });
});

test("an ignore on a huge line counts where it is within 2,000 characters", () => {
  const apart = (spaces: number) => ignoreOf(`/* keylint:allow a sample */${" ".repeat(spaces)}${key}`);
  expect(apart(1900)?.reason).toBe("a sample");
  expect(apart(2000)).toBeNull();
});
