import type { CorpusFile } from "../expectation.js";
import { lookalikes } from "../lookalikes.js";
import { noKey, nobodys, ours, standIn, unprefixed, webhookSecret } from "../marks.js";
import { file, text } from "../written.js";

const { stripe2020, stripeOld, clerk, paystack, paymongo, monei, knock, korapay, publicByName } = lookalikes;

/** Configuration files of applications. */
export const configurationFiles: readonly CorpusFile[] = [
  file(
    "conf/.env",
    text`# payments
STRIPE_PUBLISHABLE_KEY=${stripe2020("live")}
NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY=${stripeOld("test")}
PAYSTACK_PUBLIC_KEY=${paystack("test")}
PAYMONGO_PUBLIC_KEY=${paymongo("live")}
PICTIFY_API_KEY=${ours()}
NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${clerk("live", "clerk.pictify.io")}
KNOCK_PUBLIC_API_KEY=${knock("live")}
MONEI_API_KEY=${monei("live")}
PICTIFY_API_KEY_OLD="${ours()}"
PICTIFY_API_KEY_NEW='${ours()}'
export PICTIFY_TOKEN=${ours("test")}
PICTIFY_WEBHOOK_SECRET=${webhookSecret()}
STRIPE_WEBHOOK_SECRET=${noKey(webhookSecret().key)}
`,
  ),
  file(
    "conf/.env.local",
    text`API_KEY=${ours()}
API_BASE_URL=https://api.pictify.io
VITE_API_KEY=${publicByName("live")}
VITE_PICTIFY_KEY=${ours()}
NEXT_PUBLIC_PICTIFY_API_KEY=${ours("test")}
`,
  ),
  file(
    "conf/.env.production",
    text`DATABASE_URL=postgres://u@h/db
SECRET_KEY=${nobodys()}
`,
  ),
  file(
    "conf/.env.example",
    text`PICTIFY_API_KEY=${standIn("pk_live_your_api_key_here")}
PICTIFY_KEY=${standIn("pk_test_xxxxxxxxxxxxxxxxxxxxxxxx")}
PICTIFY_TOKEN=${standIn("pk_live_...")}
STRIPE_KEY=${standIn("pk_test_1234567890abcdefghijklmn")}
PICTIFY_API_KEY_OLD=${standIn("pk_live_abc123xyz")}
`,
  ),
  file("conf/.env.legacy", text`PICTIFY_API_KEY=${unprefixed()}`),
  file(
    "conf/settings.json",
    text`{
  "stripe": { "publishableKey": "${stripeOld("test")}" },
  "pictify": { "apiKey": "${ours()}" },
  "paystack": { "key": "${paystack("live")}" }
}
`,
  ),
  file(
    "conf/nested.json",
    text`{
  "services": {
    "images": {
      "provider": "pictify",
      "options": {
        "timeout": 1000,
        "apiKey": "${ours()}"
      }
    },
    "payments": {
      "provider": "stripe",
      "options": {
        "timeout": 1000,
        "apiKey": "${stripeOld("live")}"
      }
    }
  }
}
`,
  ),
  file(
    "conf/one-line.json",
    text`{"a":{"stripeKey":"${stripeOld("live")}"},"b":{"pictifyKey":"${ours()}"},"c":{"korapay":{"key":"${korapay("test")}"}},"d":{"url":"https://api.pictify.io/image","auth":"Bearer ${ours()}"}}`,
  ),
  file(
    "conf/string-in-string.json",
    text`{ "body": "{\\"apiKey\\":\\"${ours()}\\",\\"url\\":\\"https://api.pictify.io\\"}", "text": "keys:\\n${ours("test")}\\nfor pictify" }
`,
  ),
  file(
    "conf/tasks.jsonc",
    text`{
  // the image service, https://pictify.io
  "imageKey": "${ours()}", // live
  "list": [
    "${ours("test")}",
  ],
}
`,
  ),
  file(
    "conf/application.yaml",
    text`stripe:
  publishable-key: ${stripeOld("live")}
pictify:
  api-key: ${ours()}
  timeout: 5s
paystack:
  public: '${paystack("test")}'
`,
  ),
  file(
    "conf/services.yml",
    text`- name: pictify
  token: "${ours()}"
- name: stripe
  token: "${stripeOld("test")}"
- name: images
  url: https://api.pictify.io/image
  headers:
    Authorization: Bearer ${ours()}
`,
  ),
  file(
    "conf/config.toml",
    text`[stripe]
key = "${stripeOld("live")}"

[pictify]
api_key = "${ours()}"

[tool.pictify]
token = '''${ours("test")}'''
`,
  ),
  file(
    "conf/app.ini",
    text`; image rendering
[pictify]
key=${ours()}
[stripe]
key=${stripeOld("test")}
[other]
key=${ours()}
`,
  ),
  file(
    "conf/application.properties",
    text`pictify.api.key=${ours()}
pictify.api-key.test: ${ours("test")}
stripe.public.key=${stripeOld("live")}
! pictify.api.key=${standIn("pk_live_changeme")}
`,
  ),
  file(
    "conf/strings.xml",
    text`<resources>
  <string name="pictify_api_key">${ours()}</string>
  <string name="stripe_key">${stripeOld("test")}</string>
  <add key="Pictify:ApiKey" value="${ours("test")}" />
  <pictify><apiKey>${ours()}</apiKey></pictify>
</resources>
`,
  ),
  file(
    "conf/Info.plist",
    text`<plist version="1.0"><dict>
  <key>PictifyAPIKey</key>
  <string>${ours()}</string>
  <key>StripePublishableKey</key>
  <string>${stripeOld("live")}</string>
</dict></plist>
`,
  ),
  file(
    "conf/.npmrc",
    text`//registry.example.com/:_authToken=x
; pictify
pictify_key=${ours()}
`,
  ),
  file(
    "conf/wrangler.toml",
    text`name = "og"
[vars]
PICTIFY_API_KEY = "${ours()}"
PUBLIC_KEY = "${publicByName("test")}"
`,
  ),
];
