import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.js";
import { placeholderReason } from "../../src/detect/placeholder.js";
import { prefixed, randomBody } from "../support/keys.js";
import { judge } from "../support/judging.js";

/** Bodies that people write where a key would stand. */
const STAND_INS = [
  "your_api_key",
  "your_key_here",
  "production_key",
  "development_key",
  "staging_key",
  "abc123xyz",
  "your-pictify-api-key",
  "YOUR_SECRET_KEY_HERE",
  "yourApiKeyGoesHere",
  "replace_me_with_your_key",
  "changemechangeme",
  "exampleexampleexample",
  "this_is_a_test_key",
  "this_is_not_a_real_key",
  "notARealKeyJustATest",
  "fake_key_for_testing_only_12345",
  "test_key_1234567890",
  "dummy_dummy_dummy",
  "placeholder_value_1",
  "insert-your-key-here",
  "mysecretkey123456",
  "sua_chave_aqui_exemplo",
  "coloque_sua_chave_aqui",
  "tu_clave_de_prueba",
  "su_clave_aqui",
  "votre_cle_secrete_ici",
  "dein_schluessel_hier",
  "ihr_geheimer_schluessel",
  "tua_chiave_qui",
  "jouw_sleutel_voorbeeld",
  "twoj_klucz_tutaj_wstaw",
  "senin_anahtarin_buraya",
  "vash_klyuch_zdes_primer",
  "kunci_rahasia_anda_disini",
  "din_hemlig_nyckel",
  "himitsu_kagi_koko",
  "3x4mpl3_k3y_h3r3",
  "y0ur_s3cr3t_k3y_h3r3",
  "T3stK3yPl4c3h0ld3r",
  "xxxxxxxxxxxxxxxxxxxxxxxx",
  "XXXXXXXXXXXXXXXXXXXXXXXX",
  "0000000000000000",
  "1111222233334444",
  "aaaaaaaabbbbbbbb",
  "abababababababababab",
  "abc123abc123abc123abc123",
  "4eC39HqL4eC39HqL4eC39HqL",
  "abcdefghijklmnopqrstuvwxyz",
  "ABCDEFGHIJKLMNOPQRSTUVWX",
  "zyxwvutsrqponmlk",
  "1234567890123456",
  "0123456789abcdef0123456789abcdef",
  "9876543210987654",
  "12345678abcdefgh",
  "abcdefgh12345678abcdefgh",
  "a1b2c3d4e5f6g7h8",
  "A1B2C3D4E5F6G7H8I9J0",
  "1a2b3c4d5e6f7g8h",
  "abcd1234efgh5678",
  "abc123def456ghi789jkl012",
  "aabbccddeeffgghhiijj",
  "qwertyuiopasdfgh",
  "qwertyuiop1234567890",
  "asdfghjklasdfghjkl",
  "1qaz2wsx3edc4rfv",
  "1q2w3e4r5t6y7u8i",
  "deadbeefdeadbeefcafebabecafebabe",
  "deadbeefcafebabefeedface",
  "user_login_flow_2",
  "events_partition_2024",
  "user_sessions_2023_q4_archive",
  "payments_partition_2024_06",
  "create_customer_and_attach_card",
  "webhook_handler_v2",
  "render-image-from-template",
  "INTEGRATION_SUITE_KEY_01",
  "checkout_session_builder_12",
  "authentication_middleware",
  "user_2_login_flow",
  "Payment_Link_Builder",
  "__internal_pool__",
  "pipeline",
  "1234567890abcdefghijklmnop",
  "YOUR_LIVE_KEY",
  "TODO_REPLACE_ME",
  "4242424242424242",
  "AbCdEfGhIjKlMnOpQrStUvWx",
  "REDACTED_REDACTED",
  "fakefakefakefake",
  "thisisafakekey12345",
  "mock_publishable_key_for_ci",
  "hunter2hunter2hunter2",
  "not-a-real-key-0000",
  "s3cr3t_t3st_k3y_001",
  "XXXX-XXXX-XXXX-XXXX",
  "000000000000000000000001",
  "ABC123DEF456GHI789",
  "your_production_key_goes_here",
  "9z8y7x6w5v4u3t2s",
  "a1a2a3a4a5a6a7a8a9",
  "abcd-efgh-ijkl-mnop",
  "foo_bar_baz_qux",
  "51ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "51234567890abcdef",
  "deadbeef1234567890abcdef",
  "correcthorsebatterystaple",
  "p4ssw0rdp4ssw0rd1",
  "key-1-for-testing",
  "exampleKey1234567890",
  "abc123abc456abc789",
  "test_key_abcdefghijk",
  "TestTestTestTest123",
  "insertyourkeyhere",
  "MY_API_KEY_GOES_HERE",
  "invalid_key_for_test",
  "expired-key-00000001",
  "connectionPool",
];

describe("a body that nobody drew at random is a placeholder", () => {
  test.each(STAND_INS)("%s", (body) => {
    expect(placeholderReason(body)).not.toBeNull();
    const key = prefixed("live", body);
    expect(judge(`PICTIFY_API_KEY=${key}`, key)).toBe("placeholder");
  });
});

describe("a random body is a key, whatever stands in or around it", () => {
  const random = randomBody("random", 20);
  test.each([
    ["a word before it", `test_${random}`],
    ["a word after it", `${random}_example`],
    ["words around it", `your_${random}_key`],
    ["a word inside it", `${random.slice(0, 9)}test${random.slice(9)}`],
    ["the word placeholder inside it", `${random.slice(0, 9)}placeholder${random.slice(9)}`],
    ["a date after it", `${random}_2024_06`],
    ["a short sequence inside it", `${random.slice(0, 9)}123456${random.slice(9)}`],
    ["five equal characters inside it", `${random.slice(0, 9)}aaaaa${random.slice(9)}`],
  ])("%s", (_, body) => {
    expect(placeholderReason(body)).toBeNull();
  });

  const key = prefixed("test", randomBody("shown", 32));
  test.each([
    ["an example", `# example: PICTIFY_API_KEY=${key}`, ""],
    ["a comment that says fake", `// fake, do not use: pictify ${key}`, ""],
    ["a test's path", `pictify("${key}")`, "test/fixtures/example.test.ts"],
    ["documentation", `Replace \`${key}\` by your Pictify key`, "docs/example.md"],
    ["an example environment file", `PICTIFY_API_KEY=${key}`, ".env.example"],
  ])("in %s", (_, text, path) => {
    expect(judge(text, key, path)).toBe("ours");
  });
});

describe("a key that is not wholly shown is a placeholder", () => {
  test.each([
    "...",
    "…",
    "***",
    "[REDACTED]",
    "[redacted]",
    "•••",
    "&hellip;",
    "<redacted>",
    String.raw`\u2026`,
  ])("before %s", (mark) => {
    for (const length of [5, 8, 12, 16, 24]) {
      const key = prefixed("live", randomBody("cut", length));
      expect(judge(`PICTIFY_API_KEY=${key}${mark}`, key)).toBe("placeholder");
    }
  });

  test("by a masked end", () => {
    const key = prefixed("live", `${randomBody("m", 8)}xxxxxxxxxxxx`);
    expect(judge(`PICTIFY_API_KEY=${key}`, key)).toBe("placeholder");
    const short = prefixed("live", `${randomBody("m", 6)}XXXX`);
    expect(judge(`PICTIFY_API_KEY=${short}`, short)).toBe("placeholder");
  });

  test.each(["...", "…", "***"])("but one of full length before %s is a key", (mark) => {
    const key = prefixed("live", randomBody("full", 32));
    expect(judge(`PICTIFY_API_KEY=${key}${mark}`, key)).toBe("ours");
  });

  test("by a template after a short start", () => {
    const key = prefixed("live", randomBody("t", 10));
    expect(judge(`PICTIFY_API_KEY=${key}\${rest}`, key)).toBe("placeholder");
  });
});

test("the samples of the documentations are nobody's leaks", () => {
  const sample = ["pk", "test", ["TYooMQauv", "dEDq54NiTphI7jx"].join("")].join("_");
  expect(judge(`PICTIFY_API_KEY=${sample}`, sample)).toBe("not-ours stripe");
  expect(detect(sample, { path: "" })[0]?.judgement.evidence).toEqual(["a sample from public documentation"]);
});

test("a placeholder says why", () => {
  const reasons = (body: string) => detect(prefixed("live", body), { path: "" })[0]?.judgement.evidence;
  expect(reasons("your_secret_key_here")).toEqual(["an identifier made of words"]);
  expect(reasons("x")).toEqual(["too short for a key"]);
  expect(reasons("0".repeat(20))).toEqual(["made of few different characters"]);
});
