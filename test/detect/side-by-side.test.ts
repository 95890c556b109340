import { describe, expect, test } from "vitest";
import { prefixed, randomBody, randomKey } from "../support/keys.js";
import { judge } from "../support/judging.js";

const first = randomKey("first", "live", 24);
const second = randomKey("second", "test", 24);
const hex40 = prefixed("live", randomBody("c", 40, "hex"));

describe("keys that stand side by side share a name", () => {
  test.each([
    ["in a choice", `const stripeKey = isLive ? "${first}" : "${second}";`],
    ["in a choice over lines", `const stripeKey = isLive\n  ? "${first}"\n  : "${second}";`],
    ["in a choice of Python", `stripe_key = "${first}" if live else "${second}"`],
    ["in a list", `stripeKeys = ["${first}", "${second}"]`],
    ["as a default", `const stripeKey = "${first}" || "${second}"`],
    ["as arguments", `loadStripe("${first}", "${second}")`],
  ])("%s", (_, line) => {
    const text = `import pictify from "@pictify/sdk";\n${line}\n// pictify`;
    expect(judge(text, first)).toBe("not-ours stripe");
    expect(judge(text, second)).toBe("not-ours stripe");
  });

  test("not where the second has a name of its own", () => {
    const text = `{ stripeKey: "${first}", pictifyKey: "${second}" }`;
    expect(judge(text, first)).toBe("not-ours stripe");
    expect(judge(text, second)).toBe("ours");
  });
});

describe("a form that says much, against Pictify's word", () => {
  const stripe34 = prefixed("live", `${randomBody("a", 24)}00${randomBody("b", 8)}`);

  test.each([
    ["alone", `key = "${stripe34}"`, "not-ours stripe"],
    ["below Pictify's name", `// @pictify/sdk\nkey = "${stripe34}"`, "not-ours stripe"],
    ["named Pictify's", `PICTIFY_API_KEY=${stripe34}`, "ours"],
    ["in Pictify's constructor", `new Pictify({ apiKey: "${stripe34}" })`, "ours"],
    ["sent to Pictify's host", `"https://api.pictify.io/r/a.png?token=${stripe34}"`, "ours"],
  ])("Stripe's 34 characters %s", (_, text, verdict) => {
    expect(judge(text, stripe34)).toBe(verdict);
  });

  test.each([
    ["alone", `key = "${hex40}"`, "not-ours paystack"],
    ["below Pictify's package", `import "@pictify/sdk"\nkey = "${hex40}"`, "ours"],
    ["below Pictify's bare word", `# pictify\nkey = "${hex40}"`, "ours"],
    [
      "below Pictify's bare word, with Paystack in the file",
      `paystack\n${"\n".repeat(20)}# pictify\nkey = "${hex40}"`,
      "not-ours paystack",
    ],
    [
      "below Pictify's package, with Paystack in the file",
      `paystack\n${"\n".repeat(20)}import "@pictify/sdk"\nkey = "${hex40}"`,
      "ours",
    ],
    [
      "below another key of Pictify's, with Paystack in the file",
      `paystack\n${"\n".repeat(20)}PICTIFY_KEY=${first}\nkey = "${hex40}"`,
      "not-ours paystack",
    ],
  ])("Paystack's 40 hex digits %s", (_, text, verdict) => {
    expect(judge(text, hex40)).toBe(verdict);
  });
});

describe("a public name", () => {
  test("leaves it to the form, or to the file, whose key it is", () => {
    expect(judge(`publicKey: "${hex40}"`, hex40)).toBe("not-ours paystack");
    expect(judge(`stripe\n${"\n".repeat(40)}publicKey: "${first}"`, first)).toBe("not-ours stripe");
    expect(judge(`publicKey: "${first}"`, first)).toBe("not-ours unknown-publishable");
    expect(judge(`pictify\n${"\n".repeat(40)}publicKey: "${first}"`, first)).toBe(
      "not-ours unknown-publishable",
    );
  });
});

describe("what only the file or its path tells", () => {
  const far = "\n".repeat(40);

  test("a text that names others alone outweighs Pictify's bare word in the path", () => {
    expect(judge(`stripe${far}key = "${first}"`, first, "pictify-clone/pay.js")).toBe("not-ours stripe");
    expect(judge(`stripe, pictify${far}key = "${first}"`, first, "pictify-clone/pay.js")).toBe("ours");
  });

  test("a word that a window of a huge file need not hold says nothing", () => {
    const filler = "lorem ipsum\n".repeat(6000);
    expect(judge(`stripe\n${filler}key = "${first}"`, first)).toBe("unattributed");
    expect(judge(`stripe\n${filler}stripe\n${far}key = "${first}"`, first)).toBe("not-ours stripe");
  });
});

test("rows of a table on one line are told apart, whether the name stands before the key or after it", () => {
  const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  const after = row(first, "Stripe") + row(second, "Pictify");
  expect([judge(after, first), judge(after, second)]).toEqual(["not-ours stripe", "ours"]);
  const before = row("Stripe", first) + row("Pictify", second);
  expect([judge(before, first), judge(before, second)]).toEqual(["not-ours stripe", "ours"]);
});

describe("the items of a list are told apart", () => {
  const items = (...all: string[]) => all.join("\n");

  test("a word of the next item is no nearer than one of the key's own", () => {
    const text = items(
      "- uri: https://api.stripe.com/v1/tokens",
      "  headers:",
      "    Authorization:",
      `    - Bearer ${first}`,
      "- uri: https://api.pictify.io/templates",
    );
    expect(judge(text, first)).toBe("not-ours stripe");
  });

  test("a word of the item before is no nearer than one below the key in its own", () => {
    const text = items(
      "- name: stripe",
      "  enabled: true",
      `- key: x`,
      `  value: ${first}`,
      "  url: https://pictify.io",
    );
    expect(judge(text, first)).toBe("ours");
  });

  test("what the list hangs on speaks for all of its items", () => {
    const text = items(
      "stripe:",
      "  keys:",
      "    - id: 1",
      `      key: ${first}`,
      "    - id: 2",
      "      for: pictify",
    );
    expect(judge(text, first)).toBe("not-ours stripe");
  });
});
