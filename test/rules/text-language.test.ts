import { Linter, type Rule } from "eslint";
import { Linter as Linter9 } from "eslint9";
import { describe, expect, it } from "vitest";
import keylint from "../../rules/index.js";
import { textLanguage } from "../../rules/text-language/text-language.js";
import { randomKey } from "../support/keys.js";

const KEY = randomKey("text-language");
const ASSIGNED = `PICTIFY_API_KEY=${KEY}`;
const CONFIG: Linter.Config[] = [
  { files: ["**"], plugins: { keylint }, language: "keylint/text" },
  { files: ["**/*", "**/.*"], rules: keylint.configs.recommended.rules ?? {} },
];
const RULE = "keylint/no-hardcoded-key";

const VERSIONS = [
  ["9", new Linter9({ configType: "flat" }) as unknown as Linter],
  ["10", new Linter({ configType: "flat" })],
] as const;

describe.each(VERSIONS)("keylint/text with ESLint %s", (_, linter) => {
  const lint = (text: string, filename = ".env", config = CONFIG) =>
    linter.verify(text, config, { filename });
  /** The text after the first suggestion of a report. */
  const suggested = (text: string, filename = ".env"): string | null => {
    const fix = lint(text, filename)[0]?.suggestions?.[0]?.fix;
    return fix === undefined ? null : text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
  };

  it("reports a key with its line and columns", () => {
    expect(lint(`A=1\n${ASSIGNED}\n`)).toMatchObject([
      { ruleId: RULE, line: 2, column: 17, endLine: 2, endColumn: 17 + KEY.length },
    ]);
  });

  it.each([
    "# eslint-disable-next-line",
    `# eslint-disable-next-line ${RULE} -- revoked`,
    "; eslint-disable-next-line",
  ])("obeys %s", (comment) => {
    expect(lint(`${comment}\n${ASSIGNED}\n`)).toEqual([]);
  });

  it("disables only the next line", () => {
    expect(lint(`# eslint-disable-next-line\n${ASSIGNED}\nexport ${ASSIGNED}\n`)).toMatchObject([
      { line: 3 },
    ]);
  });

  it("obeys a comment on the line itself", () => {
    expect(lint(`export ${ASSIGNED} # eslint-disable-line ${RULE}\n`, "a.sh")).toEqual([]);
  });

  it("obeys a block of disabled lines", () => {
    const text = `# eslint-disable ${RULE}\n${ASSIGNED}\n# eslint-enable ${RULE}\n${ASSIGNED}\n`;
    expect(lint(text)).toMatchObject([{ ruleId: RULE, line: 4 }]);
  });

  it("takes another rule's comment for that rule only", () => {
    const messages = lint(`# eslint-disable-next-line keylint/no-key-in-url\n${ASSIGNED}\n`);
    expect(messages.map(({ ruleId }) => ruleId)).toContain(RULE);
  });

  it("obeys a configuration in a comment", () => {
    expect(lint(`# eslint ${RULE}: "off"\n${ASSIGNED}\n`)).toEqual([]);
  });

  it("tells what is wrong with a configuration in a comment", () => {
    expect(lint(`A=1\n# eslint ${RULE}: [\n`)).toMatchObject([
      { ruleId: null, line: 2, column: 1, severity: 2, message: expect.stringContaining("JSON") as string },
    ]);
  });

  it.each([
    "npx create-next-app@latest web --ts --eslint --app",
    "! eslint src",
    "lint ; eslint . --fix",
    "# eslint is run before: it finds much",
    "# eslint note: see the README",
  ])("takes %s for no configuration", (line) => {
    expect(lint(`${line}\n`, "a.sh")).toEqual([]);
  });

  it.each([
    "// eslint-disable-next-line no-console",
    "// eslint-disable-next-line",
    "# eslint-disable-line no-undef, import/order",
  ])("leaves %s to the code that a text shows", (comment) => {
    const config = [...CONFIG, { linterOptions: { reportUnusedDisableDirectives: "error" as const } }];
    expect(lint(`\`\`\`js\n${comment}\nconsole.log(1);\n\`\`\`\n`, "README.md", config)).toEqual([]);
  });

  it("obeys // where it names a rule of keylint's", () => {
    expect(lint(`// eslint-disable-next-line ${RULE}\n${ASSIGNED}\n`, "a.go")).toEqual([]);
  });

  it("tells of comments that disable nothing", () => {
    const config = [...CONFIG, { linterOptions: { reportUnusedDisableDirectives: "error" as const } }];
    const text = "B=1 # eslint-disable-line\nA=1\n";
    const messages = lint(text, ".env", config);
    expect(messages).toMatchObject([{ line: 1, column: 5, severity: 2 }]);
    expect(messages[0]?.fix).toEqual({ range: [4, 25], text: " " });
  });

  it("tells of comments where none counts", () => {
    const config = [...CONFIG, { linterOptions: { noInlineConfig: true } }];
    expect(lint(`A=1\n# eslint-disable-next-line\n${ASSIGNED}\n`, ".env", config)).toMatchObject([
      { ruleId: null, line: 2, severity: 1 },
      { ruleId: RULE, line: 3 },
    ]);
  });

  it("has one node that spans the text, for rules of others", () => {
    const whole: Rule.RuleModule = {
      create: (context) => ({
        Text(node: Rule.Node) {
          context.report({ node, message: node.range?.join() ?? "" });
        },
      }),
    };
    const plugins = { keylint, other: { rules: { whole } } };
    const config: Linter.Config[] = [
      { files: ["**"], plugins, language: "keylint/text", rules: { "other/whole": "error" } },
    ];
    expect(lint("A=1\r\nB=2\nC", "a.txt", config)).toMatchObject([
      { message: "0,10", line: 1, column: 1, endLine: 3, endColumn: 2 },
    ]);
  });

  it("lets a text that only speaks of ESLint be", () => {
    expect(lint(`# eslintrc is gone, eslint-disable too\n${ASSIGNED}\n`)).toHaveLength(1);
  });

  it("suggests a comment that disables the rule", () => {
    const text = `A=1\n${ASSIGNED}\n`;
    const after = suggested(text);
    expect(after).toBe(`A=1\n# eslint-disable-next-line ${RULE}\n${ASSIGNED}\n`);
    expect(lint(after ?? text)).toEqual([]);
  });

  it("keeps indentation and line ends in what it suggests", () => {
    const after = suggested(`if true\r\n  export ${ASSIGNED}\r\n`, "a.sh");
    expect(after).toBe(`if true\r\n  # eslint-disable-next-line ${RULE}\r\n  export ${ASSIGNED}\r\n`);
  });

  it("suggests no comment in the middle of a command", () => {
    expect(suggested(`docker run \\\n  -e ${ASSIGNED} \\\n  image\n`, "a.sh")).toBeNull();
    expect(suggested(`set -e\n\ndocker run \\ \n  -e ${ASSIGNED}\n`, "a.sh")).toBeNull();
  });

  it("suggests a comment above a line that is the only one", () => {
    expect(suggested(ASSIGNED)).toBe(`# eslint-disable-next-line ${RULE}\n${ASSIGNED}`);
  });

  it("suggests no such comment in languages with comments of their own", () => {
    const config: Linter.Config[] = [{ plugins: { keylint }, rules: { [RULE]: "error" } }];
    expect(lint(`const PICTIFY_API_KEY = "${KEY}";`, "a.js", config)).toMatchObject([
      { ruleId: RULE, suggestions: [{ messageId: "readEnvironment" }] },
    ]);
  });

  it("reports public names, with the name without the prefix", () => {
    const text = "NEXT_PUBLIC_PICTIFY_API_KEY=\n# VITE_PICTIFY_API_KEY=\nNEXT_PUBLIC_PICTIFY_TEMPLATE_ID=x\n";
    expect(lint(text)).toMatchObject([
      {
        ruleId: "keylint/no-public-env-key",
        line: 1,
        column: 1,
        endColumn: 28,
        message: expect.stringContaining(
          "NEXT_PUBLIC_PICTIFY_API_KEY is sent to browsers, by its prefix",
        ) as string,
      },
    ]);
    expect(suggested(text)).toBe(text.replace("NEXT_PUBLIC_PICTIFY_API_KEY", "PICTIFY_API_KEY"));
  });

  it.each([
    ["Dockerfile", "ARG VITE_PICTIFY_API_KEY\n", 5],
    ["Dockerfile", "ENV VITE_PICTIFY_API_KEY=$KEY\n", 5],
    ["a.sh", "export EXPO_PUBLIC_PICTIFY_API_KEY=$KEY\n", 8],
    ["compose.yml", "    - NEXT_PUBLIC_PICTIFY_API_KEY=x\n", 7],
    ["deploy.yml", "  NEXT_PUBLIC_PICTIFY_API_KEY: x\n", 3],
    ["eas.json", '{ "env": { "EXPO_PUBLIC_PICTIFY_API_KEY": "x" } }\n', 13],
    ["a.sh", "docker run -e VITE_PICTIFY_API_KEY image\n", 15],
    ["k8s.yml", "- name: NEXT_PUBLIC_PICTIFY_API_KEY\n", 9],
    ["index.html", '<script>window.key = "%VITE_PICTIFY_API_KEY%";</script>\n', 24],
  ])("reports a public name in %s: %s", (file, text, column) => {
    expect(lint(text, file)).toMatchObject([{ ruleId: "keylint/no-public-env-key", line: 1, column }]);
  });

  it.each([
    ["a.md", "Never set NEXT_PUBLIC_PICTIFY_API_KEY=…"],
    ["a.sh", "# NEXT_PUBLIC_PICTIFY_API_KEY=x"],
    [".env", "NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY=x # not pictify"],
    [".env", "PICTIFY_API_KEY=your_api_key"],
    ["a.sh", 'curl -H "Authorization: Bearer $PICTIFY_API_KEY" https://api.pictify.io/image'],
    ["a.sh", 'echo "https://api.pictify.io/b/$BINDING.png"'],
  ])("says nothing about %s: %s", (file, text) => {
    expect(lint(text, file)).toEqual([]);
  });

  it.each([
    ["a.sh", 'curl "https://api.pictify.io/r/$UID.png?token=$PICTIFY_API_KEY"', 47, 63],
    ["a.sh", 'curl "https://example.com/?key=${PICTIFY_API_KEY}"', 34, 49],
    ["a.ejs", '<img src="https://api.pictify.io/r/x.png?token=<%= key %>">', 48, 58],
    ["a.hbs", '<img src="https://api.pictify.io/r/x.png?token={{token}}">', 48, 57],
  ])("reports what is filled into a URL in %s", (file, text, column, endColumn) => {
    expect(lint(text, file)).toMatchObject([{ ruleId: "keylint/no-key-in-url", column, endColumn }]);
  });

  it("reports what the scripts of a page do", () => {
    const text = [
      `<script type="module">`,
      `  import { Pictify } from "https://esm.sh/@pictify/sdk";`,
      `  fetch("https://api.pictify.io/image", { headers: { Authorization: "Bearer " + key } });`,
      `</script>`,
      `<p>Authorization: Bearer, api.pictify.io</p>`,
    ].join("\n");
    expect(lint(text, "index.html")).toMatchObject([
      { ruleId: "keylint/no-client-side-key", messageId: "sdk", line: 2, column: 28 },
      { ruleId: "keylint/no-client-side-key", messageId: "call", line: 3, column: 54 },
    ]);
  });

  it.each([
    ["<script>new Pictify({ apiKey: window.KEY })</script>", "sdk", 13],
    ['<script>const PICTIFY_API_KEY = "x";</script>', "key", 15],
  ])("reports what a page has: %s", (text, messageId, column) => {
    const messages = lint(text, "index.html");
    expect(messages).toMatchObject([{ ruleId: "keylint/no-client-side-key", messageId, line: 1, column }]);
    if (messageId === "key") expect(messages[0]?.message).toContain("PICTIFY_API_KEY");
  });

  it("lets the scripts of a page show images without a key", () => {
    const text = `<script>document.images[0].src = "https://api.pictify.io/b/x.png";</script>`;
    expect(lint(text, "index.html")).toEqual([]);
  });
});

it("reads a text from its bytes, too", () => {
  const file = { body: Buffer.from(`\u00e9\n${ASSIGNED}`) };
  const parsed = textLanguage.parse(file);
  expect(parsed.ast.range).toEqual([0, 2 + ASSIGNED.length]);
  expect(textLanguage.createSourceCode(file, parsed).text).toBe(`\u00e9\n${ASSIGNED}`);
});
