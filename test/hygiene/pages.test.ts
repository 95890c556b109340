import { describe, expect, it } from "vitest";
import { findingsIn } from "../support/hygiene.js";
import { randomKey } from "../support/keys.js";

const KEY = randomKey("pages");
const URL = `https://api.pictify.io/r/abc123.png?token=${KEY}`;

describe("key-in-url", () => {
  it.each([
    ["a page", "index.html", `<meta property="og:image" content="${URL}">\n`],
    [
      "a page, escaped",
      "index.html",
      `<img src="https://api.pictify.io/r/abc.png?name=A&amp;token=${KEY}">\n`,
    ],
    ["Markdown", "README.md", `![card](${URL})\n`],
    ["a template of e-mails", "emails/welcome.mjml", `<mj-image src="${URL}&name={{name}}" />\n`],
    ["a template", "views/card.hbs", `<img src="https://api.pictify.io/r/{{id}}.png?token=${KEY}">\n`],
    ["a mail that is kept", "a.eml", `<img src=3D"https://api.pictify.io/r/a.png?token=3D${KEY}">\n`],
    ["a shell", "a.sh", `curl "https://api.pictify.io/templates?api_key=${KEY}"\n`],
    ["YAML", "a.yml", `image: https://api.pictify.io/r/abc.png?token=${KEY}\n`],
    ["PHP", "a.php", `<?php echo file_get_contents("https://api.pictify.io/image?apiKey=${KEY}");\n`],
    ["the user of an address", "a.sh", `curl https://${KEY}@api.pictify.io/templates\n`],
    [
      "another address within",
      "a.html",
      `<a href="https://x.example/?next=https%3A%2F%2Fapi.pictify.io%2Fr%2Fa.png%3Ftoken%3D${KEY}">a</a>\n`,
    ],
  ])("reports it in %s, and names the safe form", async (_, path, text) => {
    const findings = await findingsIn({ [path]: text }, "key-in-url");
    expect(findings).toMatchObject([{ severity: "warning", locations: [{ path }] }]);
    expect(findings[0]?.advice.join("\n")).toContain("Authorization: Bearer $PICTIFY_API_KEY");
  });

  it.each([
    ["a binding URL", "index.html", `<img src="https://api.pictify.io/b/abc123.png">\n`],
    ["a placeholder", "README.md", "![card](https://api.pictify.io/r/a.png?token=pk_live_your_api_key)\n"],
    ["what ESLint lints", "src/a.tsx", `const url = "${URL}";\n`],
    ["a header", "a.sh", `curl -H "Authorization: Bearer ${KEY}" https://api.pictify.io/templates?limit=1\n`],
    ["an environment file", ".env", `PICTIFY_API_KEY=${KEY}\n`],
    ["an attribute", "a.html", `<pictify-card api-key="${KEY}"></pictify-card>\n`],
  ])("leaves alone %s", async (_, path, text) => {
    expect(await findingsIn({ [path]: text }, "key-in-url")).toEqual([]);
  });
});

describe("browser-storage-key", () => {
  it.each([
    [
      "localStorage.setItem",
      "index.html",
      `<script>localStorage.setItem("pictify_api_key", "${KEY}");</script>\n`,
    ],
    [
      "sessionStorage.setItem",
      "a.vue",
      `<script>\nsessionStorage.setItem(\n  'pictify',\n  '${KEY}',\n);\n</script>\n`,
    ],
    ["localStorage", "a.svelte", `<script>localStorage.pictifyKey = "${KEY}";</script>\n`],
    ["localStorage", "a.php", `<script>window.localStorage["pictify_key"] = '${KEY}';</script>\n`],
    ["document.cookie", "a.html", `<script>document.cookie = "pictify_key=${KEY}; path=/";</script>\n`],
    [
      "useLocalStorage",
      "b.vue",
      `<script setup>\nconst k = useLocalStorage("pictify_key", "${KEY}");\n</script>\n`,
    ],
    ["Cookies.set", "docs/guide.md", `    Cookies.set("pictify", "${KEY}")\n`],
    [
      "figma.clientStorage.setAsync",
      "ui.html",
      `<script>figma.clientStorage.setAsync("pictify_api_token", "${KEY}")</script>\n`,
    ],
  ])("reports %s in %s", async (words, path, text) => {
    const findings = await findingsIn({ [path]: text }, "browser-storage-key");
    expect(findings).toMatchObject([{ severity: "warning", locations: [{ path }] }]);
    expect(findings[0]?.evidence.join()).toContain(words);
  });

  it.each([
    [
      "what is read",
      "a.html",
      `<script>const pictifyKey = localStorage.getItem("k") ?? "${KEY}";</script>\n`,
    ],
    [
      "something else that is kept before",
      "a.html",
      `<script>localStorage.setItem("a", "b"); const pictifyKey = "${KEY}";</script>\n`,
    ],
    ["a placeholder", "a.md", `localStorage.setItem("pictify_key", "pk_live_your_api_key")\n`],
    ["what ESLint lints", "a.js", `localStorage.setItem("pictify_key", "${KEY}");\n`],
  ])("leaves alone %s", async (_, path, text) => {
    expect(await findingsIn({ [path]: text }, "browser-storage-key")).toEqual([]);
  });
});
