import type { CorpusFile } from "../expectation.js";
import { lookalikes } from "../lookalikes.js";
import { body, encoded, hookUrl, inBase64, noKey, nobodys, ours, standIn, wrappedBase64 } from "../marks.js";
import { file, text, withLineEnds } from "../written.js";

const { stripeOld, paystack, tap, moonpay, clerk } = lookalikes;

const quotedPrintable = (key: string): string => key.replaceAll("_", "=5F");

/** Documents, mails, tables, logs and the files of API clients. */
export const documentFiles: readonly CorpusFile[] = [
  file(
    "docs/README.md",
    text`# Image rendering with Pictify

| service | key |
| --- | --- |
| Stripe | \`${stripeOld("test")}\` |
| Pictify | \`${ours("test")}\` |
| Paystack | ${paystack("test")} |

![card](https://api.pictify.io/r/d83.png?token=${ours()})
[dashboard](https://pictify.io/dashboard) key: **${ours()}**, old one: _${ours()}_.

    curl -H "Authorization: Bearer ${ours("test")}" https://api.pictify.io/templates

Set \`PICTIFY_API_KEY=${standIn("pk_live_your_api_key")}\`; keys start with \`pk_live_\` or \`pk_test_\`.
Use \`${standIn("pk_live_abc123...")}\` in production, not ${standIn("pk_test_<your key>")}.
`,
  ),
  file(
    "docs/notes.md",
    text`- Pictify (live): ${ours()}
- Pictify (sandbox): ${ours("test")}
- Stripe: ${stripeOld("live")}
- MoonPay: ${moonpay("live")}
`,
  ),
  file(
    "docs/guide.mdx",
    text`<CodeGroup>
\`\`\`bash cURL
curl https://api.pictify.io/image -H "Authorization: Bearer ${ours()}"
\`\`\`
\`\`\`js Node
const pictify = new Pictify("${ours("test")}");
\`\`\`
</CodeGroup>
<ClerkProvider publishableKey="${clerk("live")}" />
`,
  ),
  file("docs/page.rst", text`Pictify\n=======\n\n.. code-block:: bash\n\n   export API_KEY=${ours()}\n`),
  file("docs/page.adoc", text`:pictify-key: ${ours()}\n`),
  file(
    "docs/notes.txt",
    text`the key of pictify is "${ours()}", do not tell anybody. Or was it ${ours("test")}?\n`,
  ),
  file(
    "docs/analysis.ipynb",
    text`{"cells":[{"cell_type":"code","outputs":[{"text":["{'Authorization': 'Bearer ${ours("test")}'}\\n"]}],"source":["from pictify import Pictify\\n","client = Pictify(api_key=\\"${ours()}\\")\\n","stripe.api_key = \\"${stripeOld("test")}\\"\\n"]}]}`,
  ),
  file(
    "docs/mail.eml",
    withLineEnds(
      text`From: a@example.com
Subject: keys
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Hello, the Pictify key is ${encoded(ours(), "quoted-printable", quotedPrintable)}
and <img src=3D"https://api.pictify.io/r/1.png?token=3D${encoded(ours(), "quoted-printable", quotedPrintable)}">
`,
      "\r\n",
    ),
  ),
  file(
    "docs/encoded.eml",
    withLineEnds(
      text`Subject: key
Content-Transfer-Encoding: base64

${wrappedBase64("Hello,\r\n\r\nhere is the key for Pictify: ", ours("live", body("alphanumeric", 40)), "\r\n\r\nKind regards\r\n")}
`,
      "\r\n",
    ),
  ),
  file(
    "docs/keys.html",
    text`<table><tr><td>${stripeOld("live")}</td><td>Stripe</td></tr><tr><td>${ours()}</td><td>Pictify</td></tr><tr><td>${paystack("live")}</td><td>Paystack</td></tr></table>
`,
  ),
  file(
    "docs/schema.sql",
    text`INSERT INTO integrations (vendor, api_key) VALUES
  ('stripe', '${stripeOld("live")}'),
  ('pictify', '${ours()}'),
  ('paystack', '${paystack("live")}');
UPDATE settings SET value = '${ours("test")}' WHERE name = 'pictify_api_key';
INSERT INTO k VALUES ('tap.company','${tap("test")}'),('pictify','${ours()}');
`,
  ),
  file(
    "docs/keys.csv",
    text`vendor,key,owner
stripe,${stripeOld("test")},a
pictify,${ours()},b
paystack,${paystack("live")},c
pictify,"${ours("test")}",d
`,
  ),
  file("docs/keys.tsv", text`name\tkey\npictify\t${ours()}\nstripe\t${stripeOld("live")}\n`),
  file(
    "docs/server.log",
    text`2026-09-01T10:00:00Z INFO > POST https://api.pictify.io/image authorization="Bearer ${ours()}" 200
2026-09-01T10:00:01Z INFO > POST https://api.stripe.com/v1/tokens authorization="Bearer ${stripeOld("live")}" 200
{"level":"info","url":"https://api.pictify.io/gif","headers":{"authorization":"Bearer ${ours()}"},"status":200}
{"level":"info","url":"https://api.paystack.co/charge","headers":{"authorization":"Bearer ${paystack("live")}"},"status":200}
GET /r/ab.png?token=${ours()} HTTP/1.1" 200 host=api.pictify.io
hook called: ${hookUrl()}
`,
  ),
  file(
    "docs/error.log",
    text`Error: unexpected token ${nobodys()}\n    at Object.<anonymous> (/app/index.js:3:9)\n`,
  ),
  file(
    "docs/requests.http",
    text`@key = ${ours()}
@host = https://api.pictify.io

### render
POST https://api.pictify.io/image
Authorization: Bearer ${ours("test")}
Content-Type: application/json

{ "html": "<b>" }

### charge
POST https://api.stripe.com/v1/tokens
Authorization: Bearer ${stripeOld("test")}
`,
  ),
  file(
    "docs/pictures.postman_collection.json",
    text`{
  "info": { "name": "Pictures" },
  "item": [
    {
      "name": "Render",
      "request": {
        "auth": { "type": "bearer", "bearer": [{ "key": "token", "value": "${ours()}", "type": "string" }] },
        "url": { "raw": "https://api.pictify.io/image", "host": ["api", "pictify", "io"] }
      }
    }
  ],
  "variable": [{ "key": "pictify_key", "value": "${ours("test")}" }]
}
`,
  ),
  file(
    "docs/workflow.n8n.json",
    text`{
  "nodes": [
    { "name": "Render", "type": "n8n-nodes-pictify.pictify", "credentials": { "pictifyApi": { "id": "1" } } },
    {
      "name": "HTTP Request",
      "type": "n8n-nodes-base.httpRequest",
      "parameters": {
        "url": "https://api.pictify.io/image",
        "headerParameters": { "parameters": [{ "name": "Authorization", "value": "Bearer ${ours()}" }] }
      }
    },
    { "parameters": { "apiKey": "={{$credentials.apiKey}}", "token": "${standIn("pk_live_{{API_KEY}}")}" } }
  ]
}
`,
  ),
  file(
    "docs/credentials.json",
    text`[{"id":"7","name":"Pictify account","type":"pictifyApi","data":{"apiKey":"${ours()}"}},{"id":"8","name":"Stripe","type":"stripeApi","data":{"apiKey":"${stripeOld("test")}"}}]\n`,
  ),
  file(
    "docs/session.har",
    text`{"log":{"entries":[{"request":{"method":"POST","url":"https://api.pictify.io/image","headers":[{"name":"Authorization","value":"Bearer ${ours()}"}]}},{"request":{"method":"POST","url":"https://api.stripe.com/v1/tokens","headers":[{"name":"Authorization","value":"Bearer ${stripeOld("live")}"}]}}]}}`,
  ),
  file(
    "docs/change.patch",
    text`--- a/.env
+++ b/.env
@@ -1,3 +1,3 @@
-PICTIFY_API_KEY=${ours()}
+PICTIFY_API_KEY=${ours()}
 STRIPE_KEY=${stripeOld("test")}
`,
  ),
  file(
    "docs/feed.graphql",
    text`query { image(url: "https://api.pictify.io/r/1.png?token=${ours()}") { url } }\n`,
  ),
  file(
    "docs/jwt.txt",
    text`blob ${inBase64('{"service":"pictify","key":"', ours(), '"}')}\nid ${noKey(body("hex", 64))}\n`,
  ),
];
