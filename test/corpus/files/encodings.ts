import type { CorpusFile, PlacedMark } from "../expectation.js";
import type { Encoding } from "../../../src/model/location.js";
import { lookalikes } from "../lookalikes.js";
import { encoded, inBase64, nobodys, ours, standIn } from "../marks.js";
import { file, text, withLineEnds, type Written } from "../written.js";

const { stripeOld } = lookalikes;

const percent = (key: string): string => key.replaceAll("_", "%5F");
const unicode = (key: string): string => key.replaceAll("_", "\\u005f");
const hexEscape = (key: string): string => key.replaceAll("_", "\\x5f");
const entity = (key: string): string => key.replaceAll("_", "&#95;");
const hex = (key: string): string => Buffer.from(key).toString("hex");
const everyCharacter = (key: string): string =>
  Array.from(key, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

function wide(
  path: string,
  encoding: "utf-16le" | "utf-16be",
  mark: boolean,
  { text: whole, marks }: Written,
): CorpusFile {
  const bytes = Buffer.from((mark ? "\uFEFF" : "") + whole, "utf16le");
  return {
    path,
    bytes: encoding === "utf-16be" ? bytes.swap16() : bytes,
    marks: under([encoding], marks),
  };
}

function under(outer: readonly Encoding[], marks: readonly PlacedMark[]): PlacedMark[] {
  return marks.map((mark) => ({ ...mark, encodings: [...outer, ...mark.encodings] }));
}

const settings = (): Written => text`; settings
PICTIFY_API_KEY=${ours()}
STRIPE_KEY=${stripeOld("live")}
PICTIFY_TOKEN="${ours("test")}"
PICTIFY_KEY=${standIn("pk_live_your_api_key")}
`;

/** Texts in which the key, or all of the file, is encoded. */
export const encodingFiles: readonly CorpusFile[] = [
  wide("enc/le-bom.reg", "utf-16le", true, withLineEnds(settings(), "\r\n")),
  wide("enc/be-bom.txt", "utf-16be", true, settings()),
  wide("enc/le.txt", "utf-16le", false, settings()),
  wide("enc/be.txt", "utf-16be", false, settings()),
  file("enc/crlf.env", withLineEnds(settings(), "\r\n")),
  file("enc/cr.env", withLineEnds(settings(), "\r")),
  withMark(file("enc/bom.env", settings())),
  file(
    "enc/escapes.js",
    text`fetch("https://api.pictify.io/r/1.png?token=${encoded(ours(), "percent", percent)}");
const a = { pictifyKey: "${encoded(ours(), "unicode-escape", unicode)}" };
const b = { pictifyKey: "${encoded(ours(), "unicode-escape", everyCharacter)}" };
const c = { pictifyKey: "${encoded(ours(), "unicode-escape", hexEscape)}" };
const d = { stripeKey: "${encoded(stripeOld("test"), "unicode-escape", unicode)}" };
`,
  ),
  file(
    "enc/entities.html",
    text`<img src="https://api.pictify.io/r/1.png?token=${encoded(ours(), "html-entity", entity)}">\n`,
  ),
  file("enc/hex.yaml", text`pictify_key_hex: ${encoded(ours(), "hex", hex)}\n`),
  file(
    "enc/base64.txt",
    text`pictify ${inBase64("", ours(), "")}
pictify ${inBase64("=", ours(), " b")}
pictify ${inBase64("a=", ours(), ";c")}
${inBase64('{"auths":{"api.pictify.io":{"password":"', ours(), '"}}}')}
`,
  ),
  file("enc/alone.txt", text`alone ${inBase64("key=", nobodys("live"), "")}\n`),
  file(
    "enc/bundle.js.map",
    text`{"version":3,"sources":["a.ts"],"sourcesContent":["import Pictify from \\"@pictify/sdk\\";\\nconst client = new Pictify(\\"${ours()}\\");\\nconst stripe = Stripe('${stripeOld("test")}');\\n"],"mappings":"AAAA"}`,
  ),
  file(
    "enc/data-url.html",
    text`<script src="data:text/javascript;base64,${inBase64('new Pictify("', ours(), '")')}"></script>\n`,
  ),
];

function withMark(plain: CorpusFile): CorpusFile {
  return { ...plain, bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain.bytes]) };
}
