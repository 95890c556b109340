import { noHardcodedKey } from "../../../rules/no-hardcoded-key.js";
import { prefixed, randomBody } from "../../support/keys.js";
import { testRule } from "../support/rule-cases.js";

const BODY = randomBody("decoded-prefix", 32);
const KEY = prefixed("live", BODY);
/** The rest of a key, behind its first letter. */
const REST = KEY.slice(1);
const REVERSED = [...KEY].reverse().join("");
/** Base64 in three pieces, of which none tells what it is. */
const PIECES = ["cG", "tfb", Buffer.from(KEY).toString("base64").slice(5)];
const CODES = [...Buffer.from(KEY)];

testRule("keys of which a file holds not even the prefix", noHardcodedKey, {
  messageId: "unattributedKey",
  valid: [
    { name: "a text that is decoded, and no prefix", code: `use(String.fromCharCode(110) + "${REST}");` },
    { name: "a text that is not known", code: `use(atob(given) + "k_live_" + "${BODY}");` },
    { name: "a letter in a word", code: `use(String.fromCharCode(115, 112) + "${REST}");` },
    { name: "a rest that decodes nothing", code: `use(first + "${REST}");` },
  ],
  invalid: [
    { name: "a letter by its code", code: `use(«String.fromCharCode(112) + "${REST}»");` },
    {
      name: "two letters by their codes",
      code: `use(«String.fromCharCode(112, 107) + "${REST.slice(1)}»");`,
    },
    {
      name: "a letter that a constant holds",
      code: `const first = String.fromCharCode(112); use(«first + "${REST}»");`,
    },
    {
      name: "a letter that a function gives, behind the use",
      code: `use(«first() + "${REST}»"); function first() { return String.fromCharCode(112); }`,
    },
    {
      name: "a decoder of the file",
      code: `const decode = (text) => «atob(text)»; use(decode("${PIECES.join('" + "')}"));`,
    },
    {
      name: "codes of two lists",
      code: `const a = [${CODES.slice(0, 2).join()}]; use(«String.fromCharCode(...a, ${CODES.slice(2).join()})»);`,
    },
    { name: "a reversed text", code: `use([..."«${REVERSED}»"].reverse().join(""));` },
  ],
});
