import { noKeyInUrl } from "../../rules/no-key-in-url.js";
import { prefixed, randomBody, randomKey } from "../support/keys.js";
import { testRule } from "./support/rule-cases.js";

const KEY = randomKey("no-key-in-url");
const STRIPE = prefixed("live", `51${randomBody("stripe", 97)}`);

testRule("no-key-in-url", noKeyInUrl, {
  messageId: "inUrl",
  valid: [
    {
      name: "pairs that are no query, and names of a query",
      code: `const o = { token: process.env.PICTIFY_API_KEY }; Object.entries(o).map(([k, v]) => \`\${k}=\${v}\`).join("\\n"); Object.entries(o).map(([k, v]) => \`\${k}=\${k}\`).join("&");`,
    },
    {
      name: "parts of something that is no URL",
      code: `const form = document.querySelector("form"); form.search = process.env.PICTIFY_API_KEY; login.username = process.env.PICTIFY_API_KEY;`,
    },
    {
      name: "a key of another vendor's that is written in a URL",
      code: `const url = "https://js.stripe.com/v3?key=${STRIPE}"; // not pictify`,
    },
    {
      name: "the URL of a hook, and the secret of one in a URL",
      code: `const hook = "https://api.pictify.io/workflow/hooks/wf_1/${randomBody("hook", 24)}"; const url = "https://example.com/?pictify=whsec_${randomBody("webhook", 32)}";`,
    },
    {
      name: "a key in a URL that is let pass",
      code: `const src = "https://api.pictify.io/r/a.png?token=${KEY}"; // keylint:allow revoked in 2025`,
    },
    {
      name: "a function that is called stringify",
      code: `import { stringify } from "./yaml"; stringify({ key: process.env.PICTIFY_API_KEY });`,
    },
    {
      name: "the headers of all requests",
      code: "axios.defaults.headers.common.Authorization = `Bearer ${process.env.PICTIFY_API_KEY}`; config.headers = { Authorization: process.env.PICTIFY_API_KEY };",
    },
    {
      name: "the data of a POST",
      code: `$.ajax({ url: "https://api.pictify.io", method: "POST", data: { token: process.env.PICTIFY_API_KEY } });`,
    },
    {
      name: "a replacement outside of a URL",
      code: `const text = "key: KEY https://pictify.io".replace("KEY", process.env.PICTIFY_API_KEY);`,
    },
    {
      name: "a placeholder for a token",
      code: `const url = new URL("https://api.pictify.io/r/x.png"); url.searchParams.set("token", "YOUR_API_KEY");`,
    },
    {
      name: "a bearer header",
      code: "fetch('https://api.pictify.io/image', { headers: { Authorization: `Bearer ${process.env.PICTIFY_API_KEY}` } });",
    },
    {
      name: "an X-API-Key header",
      code: `fetch("https://mcp.pictify.io/mcp", { headers: { "X-API-Key": process.env.PICTIFY_API_KEY } });`,
    },
    { name: "a binding URL", code: "const src = `https://api.pictify.io/b/${binding}.png`;" },
    {
      name: "a binding URL with data",
      code: "const src = `https://api.pictify.io/b/${binding}.png?title=${encodeURIComponent(title)}`;",
    },
    { name: "a rendering URL without a token", code: "const src = `https://api.pictify.io/r/${uid}.png`;" },
    {
      name: "a rendering URL with other data",
      code: "const src = `https://api.pictify.io/r/${uid}.png?title=${title}`;",
    },
    {
      name: "a command that holds a URL and a header",
      code: "const command = `curl https://api.pictify.io/image -H 'Authorization: Bearer ${process.env.PICTIFY_API_KEY}'`;",
    },
    {
      name: "a header after a URL in one text",
      code: "const text = `POST https://api.pictify.io/image\\nAuthorization: Bearer ${process.env.PICTIFY_API_KEY}`;",
    },
    {
      name: "a body of a form",
      code: `fetch(url, { method: "POST", body: new URLSearchParams({ api_key: process.env.PICTIFY_API_KEY }) });`,
    },
    {
      name: "a body of a form in a variable",
      code: `const params = new URLSearchParams({ api_key: process.env.PICTIFY_API_KEY }); fetch(url, { method: "POST", body: params });`,
    },
    {
      name: "a body of a form that is filled in",
      code: `const form = new URLSearchParams(); form.append("api_key", process.env.PICTIFY_API_KEY); axios.post(url, form);`,
    },
    {
      name: "a body of JSON",
      code: `axios.post("https://api.pictify.io/image", { apiKey: process.env.PICTIFY_API_KEY });`,
    },
    {
      name: "form data",
      code: `const data = new FormData(); data.append("key", process.env.PICTIFY_API_KEY);`,
    },
    {
      name: "a parameter that is not the key",
      code: `url.searchParams.set("template", process.env.PICTIFY_TEMPLATE_ID);`,
    },
    {
      name: "the length of a key",
      code: "const url = `https://example.com/?n=${process.env.PICTIFY_API_KEY.length}`;",
    },
    {
      name: "whether there is a key",
      code: "const url = `https://example.com/?live=${Boolean(process.env.PICTIFY_API_KEY)}`;",
    },
    {
      name: "keys of other vendors",
      code: "const url = `https://js.stripe.com/?key=${process.env.STRIPE_PUBLISHABLE_KEY}&clerk=${process.env.CLERK_PUBLISHABLE_KEY}`; // pictify",
    },
    {
      name: "a key of Paystack's",
      code: "const url = `https://checkout.paystack.com/?key=${process.env.PAYSTACK_PUBLIC_KEY}`; // pictify",
    },
    {
      name: "a key of maps",
      code: "const url = `https://maps.googleapis.com/maps/api/js?key=${process.env.GOOGLE_MAPS_KEY}`; // pictify",
    },
    {
      name: "a session token of one's own",
      code: "const url = `https://example.com/reset?token=${token}`; // pictify",
    },
    {
      name: "a comparison and a division",
      code: `const x = a / b; const y = a ? process.env.PICTIFY_API_KEY : c;`,
    },
    { name: "a comment with slashes", code: `// see https://docs.pictify.io/r/<uid>.png?token=YOUR_API_KEY` },
    { name: "a placeholder", code: `const example = "https://api.pictify.io/r/abc.png?token=YOUR_API_KEY";` },
    { name: "a pattern", code: String.raw`const pattern = /[?&]token=(pk_live_[A-Za-z0-9]+)/; // pictify` },
    { name: "taking the token away", code: `url.searchParams.delete("token"); // pictify` },
    {
      name: "a prefix check",
      code: `if (url.searchParams.get("token")?.startsWith("pk_live_")) throw new Error("pictify key in a URL");`,
    },
    {
      name: "parameters of a route",
      code: `export function generateStaticParams() { return [{ params: { uid: "x" } }]; } // pictify`,
    },
    {
      name: "a query of a database",
      code: `const rows = await db.query("select 1 where key = $1", [process.env.PICTIFY_API_KEY]);`,
    },
    { name: "types", code: "type Url = `https://api.pictify.io/r/${string}?token=${string}`;" },
  ],
  invalid: [
    {
      name: "the pairs of a query",
      code: `const o = { uid, token: process.env.PICTIFY_API_KEY }; const q = Object.entries(o).map(([k, v]) => \`\${k}=\${«encodeURIComponent(v)»}\`).join("&");`,
    },
    {
      name: "parts of a URL by what it was made as",
      code: `const u = new URL("https://x.example"); u.username = «process.env.PICTIFY_API_KEY»; u.hash = \`token=\${«process.env.PICTIFY_API_KEY»}\`; u.search = "token=" + «process.env.PICTIFY_API_KEY»;`,
    },
    {
      name: "the entries of an object that are set in a loop",
      code: `const u = new URL("https://x.example"); for (const [k, v] of Object.entries({ token: process.env.PICTIFY_API_KEY })) u.searchParams.set(k, «v»);`,
    },
    {
      name: "the same key in two URLs",
      code: "const key = process.env.PICTIFY_API_KEY; const a = `https://a.com/?k=${«key»}`; const b = `https://b.com/?k=${«key»}`;",
      data: { name: "PICTIFY_API_KEY" },
    },
    {
      name: "a key that is written above one that is put in",
      code: `// https://api.pictify.io/r/a.png?token=«${KEY}»\nconst a = "https://a.com/?k=" + «process.env.PICTIFY_API_KEY»;`,
    },
    {
      name: "a key without a name",
      code: `const key = "${KEY}"; const a = "https://a.com/?k=" + «key»;`,
      data: { name: "that is written here" },
    },
    {
      name: "a key that is written in a URL, in the message",
      code: `const a = "https://a.com/?k=«${KEY}»";`,
      data: { name: "that is written here" },
    },
    {
      name: "a key that is written late in a long file",
      code: `const text = "${"pictify ".repeat(400)}"; const a = "https://a.com/?k=«${KEY}»"; f("${"pictify ".repeat(400)}");`,
    },
    {
      name: "stringify of querystring",
      code: `import { stringify } from "node:querystring"; stringify(«{ key: process.env.PICTIFY_API_KEY }»);`,
      messageId: "inUrl",
    },
    {
      name: "parameters of all requests",
      code: `axios.defaults.params = «{ key: process.env.PICTIFY_API_KEY }»; api.interceptors.request.use((config) => { config.params = «{ ...config.params, key: process.env.PICTIFY_API_KEY }»; return config; });`,
      messageId: "inUrl",
    },
    {
      name: "one parameter of a request",
      code: `api.interceptors.request.use((config) => { config.params.key = «process.env.PICTIFY_API_KEY»; return config; });`,
      messageId: "inUrl",
    },
    {
      name: "a text that is appended",
      code: `let url = "https://example.com/?token="; url += «process.env.PICTIFY_API_KEY»;`,
    },
    {
      name: "a replacement",
      code: `const url = "https://example.com/?token=KEY".replace("KEY", «process.env.PICTIFY_API_KEY»);`,
    },
    {
      name: "a format",
      code: `const url = util.format("https://example.com/?token=%s", «process.env.PICTIFY_API_KEY»);`,
    },
    {
      name: "the query of url.format",
      code: `url.format({ pathname: "/x", query: «{ token: process.env.PICTIFY_API_KEY }» });`,
    },
    { name: "jQuery", code: `$.get(BASE, «{ token: process.env.PICTIFY_API_KEY }»);` },
    {
      name: "the data of a GET",
      code: `$.ajax({ url: BASE, data: «{ token: process.env.PICTIFY_API_KEY }» });`,
    },
    {
      name: "the query of Angular",
      code: `http.get(BASE, { params: new HttpParams().set("token", «process.env.PICTIFY_API_KEY») });`,
    },
    {
      name: "the token of a rendering URL that is set",
      code: `const url = new URL("https://api.pictify.io/r/x.png"); url.searchParams.set("token", «key»);`,
      messageId: "inRenderUrl",
    },
    {
      name: "the parameters of a rendering URL",
      code: `const query = new URLSearchParams({ token: «key» }); const url = \`https://api.pictify.io/r/x.png?\${query}\`;`,
      messageId: "inRenderUrl",
    },
    {
      name: "the parameters of a request to a rendering URL",
      code: `axios.get(\`https://api.pictify.io/r/\${id}.png\`, { params: { token: «token» } });`,
      messageId: "inRenderUrl",
    },
    {
      name: "the rendering URL",
      code: "const src = `https://api.pictify.io/r/${uid}.png?token=${«process.env.PICTIFY_API_KEY»}`;",
    },
    {
      name: "the rendering URL with whatever token",
      messageId: "inRenderUrl",
      code: "const src = `https://api.pictify.io/r/${uid}.png?token=${«token»}`;",
    },
    {
      name: "the rendering URL by a constant host",
      messageId: "inRenderUrl",
      code: 'const BASE = "https://api.pictify.io"; const src = `${BASE}/r/${uid}.png?token=${«token»}`;',
    },
    {
      name: "the rendering URL in a sum",
      messageId: "inRenderUrl",
      code: `const src = "https://api.pictify.io/r/" + uid + ".png?token=" + «token»;`,
    },
    {
      name: "the rendering URL in JSX",
      code: "const x = <img src={`https://api.pictify.io/r/${uid}.png?token=${«process.env.NEXT_PUBLIC_PICTIFY_API_KEY»}`} />;",
    },
    {
      name: "a token after other parameters",
      messageId: "inRenderUrl",
      code: "const src = `https://api.pictify.io/r/${uid}.webp?title=${title}&token=${«apiKey»}`;",
    },
    {
      name: "an unknown host",
      code: "const src = `${host}/r/${uid}.png?token=${«process.env.PICTIFY_API_KEY»}`;",
    },
    { name: "any query", code: "fetch(`https://example.com/hook?key=${«process.env.PICTIFY_API_KEY»}`);" },
    { name: "a relative URL", code: "redirect(`/login?next=/&key=${«process.env.PICTIFY_API_KEY»}`);" },
    { name: "a path", code: "fetch(`https://example.com/keys/${«process.env.PICTIFY_API_KEY»}`);" },
    {
      name: "the user information",
      code: "fetch(`https://${«process.env.PICTIFY_API_KEY»}@api.pictify.io/image`);",
    },
    {
      name: "a sum",
      code: `const url = "https://example.com/?key=" + «process.env.PICTIFY_API_KEY» + "&x=1";`,
    },
    {
      name: "an encoded key",
      code: "const url = `https://example.com/?key=${«encodeURIComponent(process.env.PICTIFY_API_KEY)»}`;",
    },
    {
      name: "a constant",
      code: "const key = process.env.PICTIFY_API_KEY; const url = `https://example.com/?key=${«key»}`;",
    },
    {
      name: "a parameter with one caller",
      code: "function link(k) { return `https://example.com/?key=${«k»}`; } link(process.env.PICTIFY_API_KEY);",
    },
    {
      name: "a websocket",
      code: "new WebSocket(`wss://example.com/live?key=${«process.env.PICTIFY_API_KEY»}`);",
    },
    {
      name: "search parameters of a URL",
      code: `const url = new URL("https://example.com"); url.searchParams.set("token", «process.env.PICTIFY_API_KEY»);`,
    },
    {
      name: "appended search parameters",
      code: `url.searchParams.append("token", «process.env.PICTIFY_API_KEY»);`,
    },
    {
      name: "search parameters of their own",
      code: "const params = new URLSearchParams(); params.set('token', «process.env.PICTIFY_API_KEY»); fetch(`https://example.com/?${params}`);",
    },
    {
      name: "constructed search parameters",
      code: "const query = new URLSearchParams({ uid, token: process.env.PICTIFY_API_KEY });".replace(
        "{ uid, token: process.env.PICTIFY_API_KEY }",
        "«{ uid, token: process.env.PICTIFY_API_KEY }»",
      ),
    },
    {
      name: "parameters of axios",
      code: `axios.get("https://api.pictify.io/image", { params: «{ token: process.env.PICTIFY_API_KEY }» });`,
    },
    {
      name: "a query of fetch in Nuxt",
      code: `$fetch("https://api.pictify.io/image", { query: «{ token: useRuntimeConfig().pictifyApiKey }» });`,
    },
    {
      name: "search parameters of ky",
      code: `ky.get("https://api.pictify.io/image", { searchParams: «{ token: process.env.PICTIFY_API_KEY }» });`,
    },
    {
      name: "a stringified query",
      code: "const query = qs.stringify(«{ token: process.env.PICTIFY_API_KEY }»); fetch('https://example.com/?' + query);",
    },
    {
      name: "a query of superagent",
      code: `request.get("https://example.com").query(«{ key: process.env.PICTIFY_API_KEY }»);`,
    },
    {
      name: "an assigned query",
      code: "url.search = «`?token=${process.env.PICTIFY_API_KEY}`»;".replace(
        "«`?token=${process.env.PICTIFY_API_KEY}`»",
        "`?token=${«process.env.PICTIFY_API_KEY»}`",
      ),
    },
    { name: "an assigned password", code: `url.password = «process.env.PICTIFY_API_KEY»;` },
    {
      name: "a key that is written in a URL",
      code: `const src = "https://api.pictify.io/r/abc.png?token=«${KEY}»";`,
    },
    {
      name: "a key that is written in a URL in JSX",
      code: `const x = <img src="https://api.pictify.io/r/abc.png?token=«${KEY}»" />;`,
    },
    {
      name: "a key that is written in a URL in a comment",
      code: `// https://api.pictify.io/r/abc.png?token=«${KEY}»`,
    },
    {
      name: "a constant key that is written here",
      code: `const key = "${KEY}"; const src = "https://api.pictify.io/r/abc.png?token=" + «key»;`,
    },
    {
      name: "a rendering URL of metadata",
      code: "export const metadata = { openGraph: { images: [`https://api.pictify.io/r/${uid}.png?token=${«process.env.PICTIFY_API_KEY»}`] } };",
    },
    {
      name: "a joined list",
      code: `const src = ["https://api.pictify.io/r/", uid, ".png?token=", «process.env.PICTIFY_API_KEY»].join("");`,
    },
    {
      name: "a call of concat",
      code: `const src = "https://api.pictify.io/r/x.png?token=".concat(«process.env.PICTIFY_API_KEY»);`,
    },
  ],
});
