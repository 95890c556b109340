import type { CorpusFile } from "../expectation.js";
import { lookalikes } from "../lookalikes.js";
import { inBase64, noKey, ours, standIn, unprefixed } from "../marks.js";
import { body } from "../marks.js";
import { file, text } from "../written.js";

const { stripeOld, paystack, stripe2020 } = lookalikes;

/** Containers, clusters, clouds and pipelines. */
export const infrastructureFiles: readonly CorpusFile[] = [
  file(
    "infra/Dockerfile",
    text`FROM node:22@sha256:${noKey(body("hex", 64))}
ARG PICTIFY_API_KEY=${ours()}
ENV PICTIFY_TOKEN ${ours("test")}
ENV STRIPE_KEY=${stripeOld("live")} \\
    PICTIFY_KEY=${ours()}
RUN curl -H "Authorization: Bearer ${ours()}" https://api.pictify.io/templates
# ghcr.io/pictify-io/renderer@sha256:${noKey(body("hex", 64))}
`,
  ),
  file(
    "infra/docker-compose.yml",
    text`services:
  web:
    environment:
      - PICTIFY_API_KEY=${ours()}
      - STRIPE_KEY=${stripeOld("test")}
  worker:
    environment:
      PICTIFY_API_KEY: "${ours()}"
      SAFE: \${PICTIFY_API_KEY}
    command: ["render", "--pictify-key", "${ours("test")}"]
`,
  ),
  file(
    "infra/secret.yaml",
    text`apiVersion: v1
kind: Secret
metadata:
  name: pictify
stringData:
  api-key: ${ours()}
---
apiVersion: v1
kind: Secret
metadata:
  name: credentials
data:
  PICTIFY_API_KEY: ${inBase64("", ours(), "")}
  STRIPE_KEY: ${inBase64("", stripeOld("test"), "")}
---
apiVersion: v1
kind: Secret
metadata:
  name: pictify-credentials
data:
  key: ${inBase64("", ours("test"), "\n")}
  dotenv: ${inBase64("DEBUG=1\nPICTIFY_API_KEY=", ours(), "\nA=b\n")}
`,
  ),
  file(
    "infra/deployment.yaml",
    text`spec:
  containers:
    - name: web
      env:
        - name: STRIPE_PUBLISHABLE_KEY
          value: ${stripeOld("live")}
        - name: PICTIFY_API_KEY
          value: ${ours()}
        - value: "${ours("test")}"
          name: PICTIFY_TOKEN
        - name: PAYSTACK_KEY
          value: ${paystack("live")}
        - name: PICTIFY_API_KEY
          valueFrom: { secretKeyRef: { name: pictify, key: api-key } }
`,
  ),
  file(
    "infra/main.tf",
    text`variable "pictify_api_key" {
  type    = string
  default = "${ours()}"
}

resource "aws_ssm_parameter" "pictify" {
  name  = "/prod/pictify/api-key"
  type  = "SecureString"
  value = "${ours()}"
}

resource "aws_ssm_parameter" "stripe" {
  name  = "/prod/stripe/publishable-key"
  type  = "String"
  value = "${stripeOld("live")}"
}

resource "aws_lambda_function" "og" {
  environment {
    variables = {
      PICTIFY_API_KEY = "${ours("test")}"
      STRIPE_KEY      = "${stripe2020("test")}"
    }
  }
}
`,
  ),
  file("infra/prod.tfvars", text`pictify_api_key = "${ours()}"\nstripe_key = "${stripeOld("test")}"\n`),
  file(
    "infra/terraform.tfstate",
    text`{"resources":[{"type":"aws_ssm_parameter","instances":[{"attributes":{"name":"/prod/pictify","value":"${ours()}"}}]},{"type":"aws_ssm_parameter","instances":[{"attributes":{"name":"/prod/stripe","value":"${stripeOld("test")}"}}]}]}`,
  ),
  file(
    "infra/.github/workflows/ci.yml",
    text`on: push
env:
  PICTIFY_API_KEY: ${ours()}
  SAFE: \${{ secrets.PICTIFY_API_KEY }}
jobs:
  test:
    steps:
      - run: curl -H 'Authorization: Bearer ${ours("test")}' "https://api.pictify.io/templates?limit=1"
      - uses: stripe/action@v1
        with:
          key: ${stripeOld("test")}
      - uses: pictify-io/render-action@v1
        with:
          api-key: ${ours()}
`,
  ),
  file(
    "infra/.gitlab-ci.yml",
    text`variables:
  PICTIFY_API_KEY: "${ours()}"
render:
  script:
    - export PICTIFY_TOKEN=${ours("test")} && npx @pictify/cli
`,
  ),
  file(
    "infra/.circleci/config.yml",
    text`jobs:
  build:
    environment:
      PICTIFY_API_KEY: ${ours()}
`,
  ),
  file(
    "infra/azure-pipelines.yml",
    text`variables:
- name: pictifyApiKey
  value: ${ours()}
- name: stripeKey
  value: ${stripeOld("live")}
`,
  ),
  file(
    "infra/Jenkinsfile",
    text`environment { PICTIFY_API_KEY = '${ours()}' }
steps { sh "docker run -e PICTIFY_API_KEY=${ours("test")} app" }
`,
  ),
  file(
    "infra/deploy.sh",
    text`#!/bin/sh
export PICTIFY_API_KEY=${ours()}
curl -X POST https://api.pictify.io/image \\
  -H "Authorization: Bearer ${ours()}" \\
  -H "Content-Type: application/json" -d '{"html":"<b>"}'
curl --header 'X-API-Key: ${ours()}' https://mcp.pictify.io/mcp
curl -H "Authorization: Bearer ${unprefixed()}" https://api.pictify.io/image
curl -u ${stripeOld("test")}: https://api.stripe.com/v1/tokens
claude mcp add pictify -e PICTIFY_API_KEY=${ours("test")} -- npx -y @pictify/mcp-server
heroku config:set PICTIFY_API_KEY=${ours()} --app og
: "\${PICTIFY_API_KEY:=${ours("test")}}"
cat <<EOF > .env
PICTIFY_API_KEY=${ours()}
EOF
`,
  ),
  file(
    "infra/deploy.ps1",
    text`$env:PICTIFY_API_KEY = "${ours()}"
setx PICTIFY_API_KEY ${ours("test")}
[Environment]::SetEnvironmentVariable("PICTIFY_API_KEY", "${ours()}", "User")
$headers = @{ Authorization = "Bearer ${ours()}" }
Invoke-RestMethod -Uri "https://api.pictify.io/image" -Headers $headers
`,
  ),
  file(
    "infra/run.bat",
    text`@echo off\r\nset PICTIFY_API_KEY=${ours()}\r\nset STRIPE_KEY=${stripeOld("test")}\r\n`,
  ),
  file(
    "infra/Makefile",
    text`PICTIFY_API_KEY ?= ${ours()}
render:
	PICTIFY_API_KEY=${ours("test")} node render.js
	PICTIFY_API_KEY=${standIn("pk_test_your_key_here")} node render.js
`,
  ),
];
