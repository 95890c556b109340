import type { CorpusFile } from "../expectation.js";
import { lookalikes } from "../lookalikes.js";
import { body, noKey, nobodys, ours, standIn, unprefixed } from "../marks.js";
import { file, text } from "../written.js";

const { stripeOld, paystack, culqi, payjp, courier, chec } = lookalikes;

/** Sources in languages other than those of the web. */
export const languageFiles: readonly CorpusFile[] = [
  file(
    "lang/client.py",
    text`from pictify import AsyncPictify, Pictify
import stripe

client = Pictify(api_key="${ours()}")
other = AsyncPictify('${ours("test")}')
API_KEY: str = "${ours("live", body("alphanumeric", 32))}"
stripe.api_key = "${stripeOld("test")}"
headers = {"Authorization": f"Bearer ${ours()}"}
requests.post("https://api.pictify.io/image", headers=headers)
safe = os.environ["PICTIFY_API_KEY"]
default = os.getenv("PICTIFY_API_KEY", "${ours("test")}")
`,
  ),
  file(
    "lang/legacy.py",
    text`import requests

r = requests.post(
    "https://api.pictify.io/image",
    headers={"Authorization": "Bearer ${unprefixed()}"},
)
etag = "${noKey(unprefixed().key)}"
`,
  ),
  file(
    "lang/client.rb",
    text`require "pictify"
client = Pictify::Client.new(api_key: "${ours()}")
Pictify.configure { |c| c.api_key = '${ours("test")}' }
Stripe.publishable_key = "${stripeOld("live")}"
ENV["PICTIFY_API_KEY"] ||= "${ours()}"
key = ENV.fetch("PICTIFY_API_KEY", "${ours("test")}")
Payjp.public_key = '${payjp("test")}'
`,
  ),
  file(
    "lang/main.go",
    text`package main

import "github.com/pictify-io/pictify-go"

const apiKey = "${ours()}"

func main() {
	client := pictify.NewClient("${ours()}")
	req.Header.Set("Authorization", "Bearer ${ours("test")}")
	var pictifyKey string = "${ours()}"
	os.Setenv("PICTIFY_API_KEY", \`${ours()}\`)
}
`,
  ),
  file(
    "lang/render.php",
    text`<?php
define('PICTIFY_API_KEY', '${ours()}');
$config = ['pictify' => ['key' => '${ours()}'], 'stripe' => ['key' => '${stripeOld("test")}'], 'culqi' => ['key' => '${culqi("test")}']];
curl_setopt($ch, CURLOPT_URL, 'https://api.pictify.io/image');
curl_setopt($ch, CURLOPT_HTTPHEADER, ['Authorization: Bearer ${ours("test")}']);
$key = env('PICTIFY_API_KEY', '${ours()}');
`,
  ),
  file(
    "lang/Client.java",
    text`public class Client {
  private static final String PICTIFY_API_KEY = "${ours()}";
  @Value("\${pictify.key:${ours("test")}}") String key;
  HttpRequest request = HttpRequest.newBuilder()
      .uri(URI.create("https://api.pictify.io/image"))
      .header("Authorization", "Bearer ${ours()}")
      .build();
  static final String STRIPE = "${stripeOld("live")}";
}
`,
  ),
  file(
    "lang/Client.kt",
    text`const val PICTIFY_KEY = "${ours()}"
val request = Request.Builder()
    .url("https://api.pictify.io/image")
    .addHeader("Authorization", "Bearer ${ours("test")}")
    .build()
PaystackSdk.setPublicKey("${paystack("live")}")
`,
  ),
  file(
    "lang/build.gradle",
    text`buildConfigField "String", "PICTIFY_API_KEY", "\\"${ours()}\\""\nmanifestPlaceholders = [stripeKey: "${stripeOld("test")}"]\n`,
  ),
  file(
    "lang/Client.cs",
    text`client.BaseAddress = new Uri("https://api.pictify.io");
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "${ours()}");
const string PictifyApiKey = @"${ours("test")}";
StripeConfiguration.ApiKey = "${stripeOld("test")}";
`,
  ),
  file(
    "lang/Client.swift",
    text`let pictifyApiKey = "${ours()}"
STPAPIClient.shared.publishableKey = "${stripeOld("live")}"
request.setValue("Bearer ${ours("test")}", forHTTPHeaderField: "Authorization")
request.url = URL(string: "https://api.pictify.io/image")
`,
  ),
  file(
    "lang/client.dart",
    text`const String pictifyKey = '${ours()}';
final paystack = PaystackPlugin()..initialize(publicKey: '${paystack("test")}');
final dio = Dio(BaseOptions(baseUrl: 'https://api.pictify.io', headers: {'Authorization': 'Bearer ${ours("test")}'}));
`,
  ),
  file(
    "lang/client.rs",
    text`const PICTIFY_API_KEY: &str = "${ours()}";
let response = client.get("https://api.pictify.io/templates").bearer_auth("${ours("test")}").send()?;
let stripe = stripe::Client::new("${stripeOld("test")}");
`,
  ),
  file(
    "lang/client.ex",
    text`config :my_app, :pictify, api_key: "${ours()}"\nconfig :stripity_stripe, public_key: "${stripeOld("live")}"\n`,
  ),
  file("lang/Client.scala", text`val pictifyApiKey: String = "${ours()}"\n`),
  file(
    "lang/client.lua",
    text`local pictify = { key = "${ours()}" }\nlocal courier = { token = "${courier()}" }\n`,
  ),
  file(
    "lang/client.pl",
    text`my $ua = $http->get("https://api.pictify.io/templates", Authorization => "Bearer ${ours()}");\n`,
  ),
  file("lang/client.r", text`Sys.setenv(PICTIFY_API_KEY = "${ours()}")\npictify_key <- "${ours("test")}"\n`),
  file(
    "lang/shop.ts",
    text`import Commerce from "@chec/commerce.js";\nconst commerce = new Commerce("${chec()}");\n`,
  ),
  file(
    "lang/Client.class",
    text`\u0001\u0000\u000fPICTIFY_API_KEY\u0001\u0000\u0030${ours("live", body("alphanumeric", 40))}\u0001\u0000\u0004Code`,
  ),
  file(
    "lang/unknown.py",
    text`class Settings:
    """Configuration."""

    api_key = "${nobodys("test")}"
    other_key = "${standIn("pk_live_" + "0".repeat(32))}"
`,
  ),
];
