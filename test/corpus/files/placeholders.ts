import type { CorpusFile } from "../expectation.js";
import { standIn } from "../marks.js";
import { file, text } from "../written.js";

const STAND_INS: readonly string[] = [
  "your_api_key",
  "YOUR_API_KEY_HERE",
  "yourPublishableKeyHere",
  "replace_me_with_your_key",
  "changeme_changeme_changeme",
  "sua_chave_publica_aqui",
  "tu_clave_de_prueba_aqui",
  "votre_cle_api_secrete",
  "dein_geheimer_schluessel",
  "la_tua_chiave_segreta_qui",
  "jouw_geheime_sleutel_hier",
  "twoj_tajny_klucz_tutaj",
  "senin_gizli_anahtarin",
  "din_hemliga_nyckel_har",
  "tvuj_tajny_klic_zde",
  "vash_sekretnyy_klyuch",
  "anata_no_himitsu_kagi",
  "kunci_rahasia_anda_disini",
  "example_key_for_documentation_only",
  "xxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  "XXXXXXXXXXXXXXXXXXXXXXXXXXXX",
  "00000000000000000000000000000000",
  "abcdefghijklmnopqrstuvwxyz",
  "1234567890abcdef1234567890abcdef",
  "a1b2c3d4e5f6g7h8i9j0k1l2",
  "abcd1234efgh5678ijkl9012",
  "qwertyuiopasdfghjklzxcvbnm",
  "d3adb33fd3adb33fd3adb33f",
  "t3st_k3y_n0t_r34l",
  "deadbeefdeadbeefdeadbeef",
  "abcabcabcabcabcabcabcabc",
  "51AbCdEfGhIjKlMnOpQrStUvWxYz",
  "this_is_not_a_real_key",
  "dummy_key_1",
  "fake_key_for_tests_123",
  "TestTestTestTestTestTest",
  "some-random-placeholder-value",
  "INSERT_KEY_HERE_PLEASE",
];

const LINES = STAND_INS.map((body) => `pk_live_${body}`);

/** Stand-ins in many languages, each where a key of Pictify's would be. */
export const placeholderFiles: readonly CorpusFile[] = LINES.map((line, index) =>
  file(`stand-in/${String(index)}.env.sample`, text`PICTIFY_API_KEY=${standIn(line)}\n`),
);
