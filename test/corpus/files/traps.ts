import { prefixed } from "../../support/keys.js";
import type { CorpusFile } from "../expectation.js";
import { lookalikes } from "../lookalikes.js";
import {
  body,
  hookUrl,
  noKey,
  nobodys,
  ours,
  sessionCookie,
  standIn,
  unprefixed,
  webhookSecret,
} from "../marks.js";
import { file, text } from "../written.js";

const { stripe2020, stripeOld, clerk, fincra, checkout, tabby, paystack, magic, yoco, monei, moyasar } =
  lookalikes;
const inner = ours();

/** The nastiest mixtures: evidence that misleads, borders, decoys. */
export const trapFiles: readonly CorpusFile[] = [
  file(
    "trap/pairs.ts",
    text`// Pictify
const keys = { live: "${ours()}", test: "${ours("test")}" };

// Stripe
const stripeKeys = { live: "${stripeOld("live")}", test: "${stripeOld("test")}" };
const PICTIFY = { url: "https://api.pictify.io", live: "${ours()}", test: "${ours("test")}" };
`,
  ),
  file(
    "trap/next-line.js",
    text`const key = "${ours()}";
const client = createClient("https://api.pictify.io", key);
`,
  ),
  file(
    "trap/does-not-fit.js",
    text`import pictify from "@pictify/sdk";
// not the key of stripe, nor of paystack or magic.link
const apiKey = "${ours("live", body("alphanumeric", 48))}";
`,
  ),
  file(
    "trap/named-against-form.js",
    text`const stripeKey = "${nobodys("live", body("alphanumeric", 47))}";
const pictifyStripe = "${stripe2020("live")}";
const PICTIFY_API_KEY = "${clerk("live", "clerk.pictify.io")}";
`,
  ),
  file(
    "trap/likely-but-named.env",
    text`PICTIFY_API_KEY=${ours("live", body("hex", 40))}
PICTIFY_TOKEN=${ours("test", body("hex", 24))}
PICTIFY_KEY=${ours("live", body("upperHex", 16))}
PICTIFY_API_KEY_OLD=${ours("test", body("crockford", 28))}
PICTIFY_API_KEY_NEW=${ours("test", body("hex", 45))}
`,
  ),
  file(
    "trap/likely-alone.js",
    text`export const a = "${paystack("live")}";
export const b = "${magic("test")}";
export const c = "${yoco("live")}";
`,
  ),
  file(
    "trap/conclusive-alone.js",
    text`export const d = "${stripe2020("live")}";
export const e = "${clerk("test")}";
export const f = "${fincra("live")}";
export const g = "${checkout("live")}";
new TabbyPromo({ publicKey: "${tabby("test")}" });
`,
  ),
  file(
    "trap/borders.txt",
    text`pictify: ${ours()}.
(pictify ${ours()})
pictify=${ours()};${ours()},"${ours()}"
<pictify>${ours()}</pictify>
a\\n${ours()} pictify
a%20${ours()} pictify
\\u0022${ours()}\\u0022 pictify
pictify:${ours("test")}\\nnext
\u001b[32m${ours()}\u001b[0m pictify
😀😀 pictify ${ours()} 😀
`,
  ),
  file("trap/doubled.env", text`PICTIFY_API_KEY=pk_live_${inner}\n`),
  file(
    "trap/inside-words.txt",
    text`pictify
m${noKey(prefixed("live", body("alphanumeric", 32)))}
s${noKey(prefixed("test", body("alphanumeric", 32)))}
egy_${noKey(prefixed("test", body("alphanumeric", 32)))}
my_app_${noKey(prefixed("live", body("alphanumeric", 32)))}
a${noKey("pk_test_helper_function_name")}
prj_live_${noKey(`pk_${body("alphanumeric", 32)}`)}
${noKey(["pk", "prod", body("crockford", 28)].join("_"))}
${noKey(["pk", "dev", body("alphanumeric", 32)].join("_"))}
${noKey(["pk", "12345678", body("upper", 32)].join("_"))}
${noKey(`pk_${body("hex", 34)}`)}
pk.eyJ1IjoiYSJ9.abc
PK_LIVE_${noKey(body("upper", 24))}
pk-live-${noKey(body("alphanumeric", 24))}
`,
  ),
  file(
    "trap/templates.js",
    text`const a = "pk_live_" + id; // pictify
const b = \`pk_live_\${id}\`;
const c = /^pk_(?:live|test)_[A-Za-z0-9]{24,}$/;
const d = /pk_live_\\w+/;
const e = "${standIn("pk_test_%s")}";
const f = key.startsWith("pk_live_") || key.startsWith("pk_test_");
const g = "${standIn("pk_live_[REDACTED]")}" + "${standIn("pk_live_****")}" + "${standIn("pk_live_a1B2…")}";
if (name === "${standIn("pk_test_helper_function_name")}") pictify();
`,
  ),
  file(
    "trap/hex.txt",
    text`PICTIFY_API_KEY=${unprefixed()}
PICTIFY_IMAGE_SHA256=${noKey(body("hex", 64))}
pictify checksum ${noKey(body("hex", 64))}
"integrity": "${noKey(body("hex", 64))}" pictify.io
oid sha256:${noKey(body("hex", 64))}
curl -H "Authorization: Bearer ${unprefixed()}" https://api.pictify.io/image
docker pull ghcr.io/pictify-io/api@sha256:${noKey(body("hex", 64))}
`,
  ),
  file(
    "trap/requirements.txt",
    text`pictify==1.0.0 --hash=sha256:${noKey(body("hex", 64))}\nstripe==9 --hash=sha256:${noKey(body("hex", 64))}\n`,
  ),
  file(
    "trap/webhooks.env",
    text`STRIPE_WEBHOOK_SECRET=${noKey(webhookSecret().key)}

SVIX_SECRET=${noKey(webhookSecret().key)}

CLERK_WEBHOOK_SECRET=${noKey(webhookSecret().key)}

PICTIFY_WEBHOOK_SECRET=${webhookSecret()}
`,
  ),
  file(
    "trap/stripe-hook.js",
    text`const secret = "${noKey(webhookSecret().key)}";\nstripe.webhooks.constructEvent(body, sig, secret);\n`,
  ),
  file(
    "trap/pictify-hook.js",
    text`const secret = "${webhookSecret()}";
pictify.webhooks.verify(body, signature, secret); // @pictify/sdk
await fetch("${hookUrl()}", { method: "POST" });
await fetch("${standIn("https://api.pictify.io/workflow/hooks/your-uid/your-secret")}");
await fetch("https://api.pictify.io/r/abc.png");
const cookie = "${sessionCookie()}"; // app.pictify.io
`,
  ),
  file(
    "trap/other-cookie.js",
    text`const cookie = "${noKey(`auth-token=${body("upper", 10)}`)}"; // shop.example.com\n`,
  ),
  file(
    "trap/public-ids.txt",
    text`pictify: key id key_${noKey(body("alphanumeric", 24))}, X-Write-Key: ${noKey(body("alphanumeric", 32))}
https://api.pictify.io/b/${noKey(body("alphanumeric", 16))} https://api.pictify.io/s/${noKey(body("alphanumeric", 16))} phc_${noKey(body("alphanumeric", 40))}
`,
  ),
  file("trap/short.env", text`PICTIFY_API_KEY=${ours("live", "q7Rz2Lw9Xk")}\n\n\n\n`),
  file("trap/short-alone.txt", text`a ${noKey(["pk", "live", "q7Rz2Lw9Xm"].join("_"))} b\n`),
  file(
    "trap/words-inside.env",
    text`PICTIFY_API_KEY=${ours("live", `${body("alphanumeric", 12)}test${body("alphanumeric", 16)}`)}\nPICTIFY_TOKEN=${ours("live", `${body("alphanumeric", 10)}EXAMPLE${body("alphanumeric", 15)}`)}\n`,
  ),
  file(
    "trap/bearer-elsewhere.sh",
    text`export PICTIFY_URL=https://api.pictify.io\ncurl -H "Authorization: Bearer ${moyasar("live")}" https://api.moyasar.com/v1/payments\ncurl https://api.monei.com/v1/payments -H "Authorization: ${monei("live")}"\n`,
  ),
  file(
    "trap/spicetify.js",
    text`// a Spicetify extension, spictify theme\nconst a = "${nobodys("live", body("alphanumeric", 36))}";\n`,
  ),
  file("trap/no-newline.txt", text`${nobodys("live", body("alphanumeric", 32))}`),
  file("trap/variant.env", text`PICTIFY_API_KEY=${noVariant()}\n`),
];

function noVariant(): ReturnType<typeof ours> {
  const plain = ours();
  const key = plain.key.replace("pk_live_", "pic_live_");
  return { ...plain, key, written: key, end: key.length };
}
