import type { CorpusFile } from "../expectation.js";
import { lookalikes } from "../lookalikes.js";
import { body, inBase64, nobodys, ours, standIn, unprefixed } from "../marks.js";
import { file, text } from "../written.js";

const { stripeOld, paystack, stripe2020, publicByName, moyasar } = lookalikes;

/** Servers, phones, platforms, and whatever else keeps a key. */
export const systemFiles: readonly CorpusFile[] = [
  file(
    "sys/.netrc",
    text`machine api.pictify.io login x password ${ours()}\nmachine api.stripe.com login ${stripeOld("test")}\n`,
  ),
  file(
    "sys/nginx.conf",
    text`location /pay/ {
  proxy_set_header Authorization "Bearer ${stripeOld("live")}";
  proxy_pass https://api.stripe.com/;
}
location /og/ {
  proxy_set_header Authorization "Bearer ${ours()}";
  proxy_pass https://api.pictify.io/;
}
location /old/ {
  proxy_pass https://api.pictify.io/image?key=1;
  proxy_set_header Authorization "Bearer ${ours()}";
}
`,
  ),
  file(
    "sys/og.service",
    text`[Service]
Environment="PICTIFY_API_KEY=${ours()}" "STRIPE_KEY=${stripeOld("test")}"
Environment=PICTIFY_TOKEN=${ours("test")}
`,
  ),
  file("sys/.htaccess", text`SetEnv PICTIFY_API_KEY ${ours()}\nSetEnv STRIPE_KEY ${stripeOld("live")}\n`),
  file("sys/crontab", text`0 4 * * * PICTIFY_API_KEY=${ours()} /usr/bin/render >/dev/null\n`),
  file(
    "sys/vcr.cassette.yml",
    text`http_interactions:
- request:
    method: get
    uri: https://api.stripe.com/v1/tokens
    headers:
      Authorization:
      - Bearer ${stripeOld("test")}
- request:
    method: get
    uri: https://api.pictify.io/templates
    headers:
      Authorization:
      - Bearer ${ours()}
`,
  ),
  file(
    "sys/inspect.json",
    text`[{"Config":{"Env":["PATH=/bin","STRIPE_KEY=${stripeOld("live")}","PICTIFY_API_KEY=${ours()}","PAYSTACK=${paystack("live")}"]}}]`,
  ),
  file(
    "sys/launch.json",
    text`{ "configurations": [{ "env": { "PICTIFY_API_KEY": "${ours("test")}", "NEXT_PUBLIC_KEY": "${publicByName("test")}" } }] }
`,
  ),
  file(
    "sys/providers.json",
    text`{ "providers": [
  { "apiKey": "${ours()}", "provider": "pictify" },
  { "apiKey": "${stripeOld("live")}", "provider": "stripe" },
  { "apiKey": "${paystack("live")}", "provider": "paystack" }
] }
`,
  ),
  file(
    "sys/providers.min.json",
    text`[{"apiKey":"${ours()}","provider":"pictify"},{"apiKey":"${stripeOld("live")}","provider":"stripe"},{"apiKey":"${moyasar("live")}","provider":"moyasar"}]`,
  ),
  file(
    "sys/AndroidManifest.xml",
    text`<meta-data android:name="io.pictify.API_KEY" android:value="${ours()}" />
<meta-data android:name="co.paystack.android.PublicKey" android:value="${paystack("live")}" />
<image provider="pictify" key="${ours("test")}"/>
<!-- <![CDATA[ pictify ${ours()} ]]> -->
`,
  ),
  file("sys/Debug.xcconfig", text`PICTIFY_KEY = ${ours("test")}\nSTRIPE_KEY = ${stripeOld("test")}\n`),
  file(
    "sys/View.m",
    text`NSString *const PictifyKey = @"${ours()}";\n[Stripe setDefaultPublishableKey:@"${stripeOld("live")}"];\n`,
  ),
  file(
    "sys/template.yaml",
    text`Resources:
  Render:
    Type: AWS::Serverless::Function
    Properties:
      Environment:
        Variables:
          PICTIFY_API_KEY: ${ours()}
          STRIPE_PUBLISHABLE_KEY: ${stripe2020("live")}
  Parameter:
    Type: AWS::SSM::Parameter
    Properties:
      Name: /prod/pictify
      Value: ${ours()}
`,
  ),
  file(
    "sys/folded.yaml",
    text`pictify:
  key: >-
    ${ours()}
args:
  - --pictify-api-key
  - ${ours("test")}
  - --stripe-key
  - ${stripeOld("live")}
`,
  ),
  file(
    "sys/values.bicep",
    text`resource s 'vault/secrets' = { name: 'pictify-api-key', properties: { value: '${ours()}' } }\n`,
  ),
  file(
    "sys/netlify.toml",
    text`[context.production.environment]\n  PICTIFY_API_KEY = "${ours()}"\n  STRIPE_KEY = "${stripeOld("live")}"\n`,
  ),
  file(
    "sys/vercel.json",
    text`{ "env": { "PICTIFY_API_KEY": "${ours()}" }, "build": { "env": { "VITE_STRIPE": "${stripeOld("test")}" } } }\n`,
  ),
  file(
    "sys/mail.erb",
    text`<%= image_tag "https://api.pictify.io/r/x.png?token=${ours()}&t=<%= title %>" %>\n`,
  ),
  file(
    "sys/mail.mjml",
    text`<mj-image src="https://api.pictify.io/r/x.png?title={{title}}&amp;token=${ours()}"></mj-image>\n`,
  ),
  file(
    "sys/basic.sh",
    text`curl -H "Authorization: Basic ${inBase64("", ours(), ":")}" https://api.pictify.io/templates\ncurl https://${ours()}@api.pictify.io/templates\ncurl https://${stripeOld("test")}:@api.stripe.com/v1\n`,
  ),
  file(
    "sys/api.snap",
    text`exports[\`pictify 1\`] = \`
Object {
  "authorization": "Bearer ${ours()}",
}
\`;
`,
  ),
  file(
    "sys/openapi.yaml",
    text`servers:
  - url: https://api.pictify.io
security:
  key:
    example: ${standIn("pk_live_abcdefghijklmnop1234567890")}
    default: ${ours("test")}
`,
  ),
  file(
    "sys/bot.js",
    text`// Отправляем HTML на отрисовку
const answer = await fetch("https://api.pictify.io/image", {
    method: "POST",
    headers: {
        "Content-Type": "application/json",
        "Authorization": "Bearer ${unprefixed()}"
    },
    body: JSON.stringify({ html }),
});
const commit = "0".repeat(64);
`,
  ),
  file("sys/semicolon.csv", text`\uFEFFservice;secret\nPictify;${ours()}\nStripe;${stripeOld("live")}\n`),
  file(
    "sys/highlighted.html",
    text`<span class="k">"PICTIFY_API_KEY"</span>: <span style="color:#98c379">"${ours()}"</span>
<span class="k">stripe</span>: <span>"${stripeOld("live")}"</span>
`,
  ),
  file(
    "sys/dict.py",
    text`KEYS = {"stripe": "${stripeOld("live")}", "pictify": "${ours()}", "paystack": "${paystack("test")}", "moyasar": "${moyasar("live")}"}\n`,
  ),
  file(
    "sys/tuple.py",
    text`PROVIDERS = [("stripe", "${stripeOld("live")}"), ("pictify", "${ours()}"), ("moyasar", "${moyasar("live")}")]\n`,
  ),
  file(
    "sys/switch.ts",
    text`switch (provider) {
  case "stripe":
    return "${stripeOld("test")}";
  case "pictify":
    return "${ours("test")}";
  case "paystack":
    return "${paystack("test")}";
}
`,
  ),
  file(
    "sys/classes.py",
    text`class StripeClient:
    key = "${stripeOld("live")}"

class PictifyClient:
    key = "${ours()}"

class MoyasarClient:
    key = "${moyasar("live")}"
`,
  ),
  file(
    "sys/emphasis.md",
    text`Pictify: __${ours("live", body("alphanumeric", 32))}__, ***${ours()}***, ~~${ours()}~~, [key](${ours()}), <${ours("test")}>\n`,
  ),
  file("sys/error.txt", text`invalid key "${nobodys("test")}" (401)\n`),
  file(
    "sys/url.txt",
    text`https://example.com/cb?next=https%3A%2F%2Fapi.pictify.io%2Fr%2F1.png%3Ftoken%3D${ours()}%26x%3D1\n`,
  ),
];
