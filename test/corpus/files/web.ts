import type { CorpusFile } from "../expectation.js";
import { lookalikes } from "../lookalikes.js";
import { nobodys, ours, sessionCookie, standIn } from "../marks.js";
import { file, text } from "../written.js";

const { stripe2020, stripe2019, stripeOld, clerk, paystack, magic, moyasar, tap, liveblocks, knock, culqi } =
  lookalikes;

/** What stands in the sources of web applications. */
export const webFiles: readonly CorpusFile[] = [
  file(
    "web/constructor.ts",
    text`import Pictify from "@pictify/sdk";

const pictify = new Pictify({ apiKey: "${ours()}" });
const older = new Pictify('${ours("test")}', { timeout: 30_000 });
export const legacy = new Pictify(
  "${ours()}",
);
`,
  ),
  file(
    "web/two-services.js",
    text`export async function charge(token) {
  return fetch("https://api.stripe.com/v1/tokens", {
    method: "POST",
    headers: { Authorization: "Bearer ${stripeOld("test")}" },
    body: token,
  });
}

export async function render(html) {
  return fetch("https://api.pictify.io/image", {
    method: "POST",
    headers: {
      Authorization: "Bearer ${ours()}",
      "Content-Type": "application/json",
    },
    body: JSON.stringify({ html }),
  });
}

export async function listBanks() {
  const key = "${paystack("live")}";
  const response = await fetch("https://api.paystack.co/bank", { headers: { Authorization: \`Bearer \${key}\` } });
  return response.json();
}
`,
  ),
  file(
    "web/checkout.tsx",
    text`import { loadStripe } from "@stripe/stripe-js";
import { ClerkProvider } from "@clerk/nextjs";

const stripePromise = loadStripe("${stripe2020("live")}");
const oldPromise = loadStripe(
  process.env.STRIPE_KEY ?? "${stripe2019("test")}",
);

export function App() {
  return (
    <ClerkProvider publishableKey="${clerk("test")}">
      <OgImage src="https://api.pictify.io/r/k3j9.png?token=${ours()}&title=Hi" />
      <img src={\`https://api.pictify.io/r/k3j9.png?name=\${name}&token=${ours()}\`} alt="card" />
    </ClerkProvider>
  );
}
`,
  ),
  file(
    "web/attributes.jsx",
    text`export const Providers = ({ children }) => (
  <LiveblocksProvider publicApiKey="${liveblocks("live")}">
    <KnockProvider apiKey="${knock("test")}" userId="u1">
      <Pictify apiKey="${ours()}" template="t">
        <PaystackButton publicKey={"${paystack("test")}"} amount={5000} />
        {children}
      </Pictify>
    </KnockProvider>
  </LiveblocksProvider>
);
`,
  ),
  file(
    "web/Card.vue",
    text`<template>
  <img :src="url" />
  <stripe-buy-button buy-button-id="buy_btn_1NTfKtHBym8GNn" publishable-key="${stripeOld("live")}"></stripe-buy-button>
</template>
<script setup>
const token = "${ours()}";
const url = \`https://api.pictify.io/r/abc.webp?token=\${token}\`;
</script>
`,
  ),
  file(
    "web/Embed.svelte",
    text`<script>
  import { Magic } from "magic-sdk";
  const magic = new Magic("${magic("live")}");
  // pictify
  const KEY = "${ours("test")}";
</script>
<p>Use <code>pk_live_8f92jK9x...</code></p>
`,
  ),
  file(
    "web/index.html",
    text`<!doctype html>
<meta property="og:image" content="https://api.pictify.io/r/9dk2.png?token=${ours()}&amp;title=Hello">
<form class="mysr-form"></form>
<script>
  Moyasar.init({ element: ".mysr-form", amount: 1000, publishable_api_key: "${moyasar("test")}" });
  var tap = Tapjsli("${tap("test")}");
  Culqi.publicKey = '${culqi("test")}';
</script>
<!-- ${ours()} is the pictify key of staging -->
<script src="https://js.stripe.com/v3/"></script>
<script>Stripe("${stripeOld("test")}").elements()</script>
`,
  ),
  file(
    "web/card.css",
    text`.card { background: url("https://api.pictify.io/r/x1.png?token=${ours()}"); }
.pk_test_card-placeholder-image { color: red; }
`,
  ),
  file(
    "web/storage.js",
    text`localStorage.setItem("pictify_api_token", "${ours()}");
sessionStorage["pictify_api_token"] = "${ours("test")}";
document.cookie = "${sessionCookie()}; domain=.pictify.io";
await figma.clientStorage.setAsync("pictify_api_token", "${ours()}");
`,
  ),
  file(
    "web/axios.mjs",
    text`import axios from "axios";
const client = axios.create({
  baseURL: "https://api.pictify.io",
  timeout: 10_000,
  headers: { Authorization: "Bearer ${ours()}" },
});
const other = axios.create({ baseURL: "https://api.moyasar.com/v1", auth: { username: "${moyasar("live")}" } });
`,
  ),
  file(
    "web/environment.ts",
    text`const apiKey = process.env.PICTIFY_API_KEY ?? "${ours()}";
const fallback = import.meta.env.VITE_PICTIFY_KEY || '${ours("test")}';
const isLive = process.env.NODE_ENV === "production";
const pictifyKey = isLive ? "${ours()}" : "${ours("test")}";
const safe = process.env.PICTIFY_API_KEY;
const stripeKey = isLive ? "${stripeOld("live")}" : "${stripeOld("test")}";
`,
  ),
  file(
    "web/unknown.ts",
    text`export const settings = {
  retries: 3,
  apiKey: "${nobodys()}",
};
`,
  ),
  file(
    "web/public-name.ts",
    text`export const publishableKey = "${lookalikes.publicByName("live")}";
export const config = { publicKey: "${lookalikes.publicByName("test")}" };
`,
  ),
  file(
    "web/comments.js",
    text`/*
 * curl -H "Authorization: Bearer ${ours()}" https://api.pictify.io/templates
 */
// TODO remove: ${ours("test")}
function render() {} // pictify key was ${ours()}, rotated
# ${standIn("pk_live_your_pictify_key")}
`,
  ),
  file(
    "web/app.min.js",
    text`!function(){"use strict";var e=Stripe("${stripeOld("live")}"),t={apiKey:"${ours()}",baseUrl:"https://api.pictify.io"},n=PaystackPop.setup({key:"${paystack("live")}"});${"a.b(c,d);".repeat(400)}var q=new Magic("${magic("test")}");fetch("https://api.pictify.io/gif",{headers:{Authorization:"Bearer ${ours()}"}})}();`,
  ),
];
