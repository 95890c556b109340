import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import type { Encoding } from "../../../src/model/location.js";
import type { CorpusFile, PlacedMark } from "../expectation.js";
import { lookalikes } from "../lookalikes.js";
import { ours } from "../marks.js";
import { file, text } from "../written.js";

const { stripeOld, paystack } = lookalikes;

/** A zip with one compressed member. */
function zipOf(name: string, content: Buffer): Buffer {
  const compressed = deflateRawSync(content);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(compressed.length, 14);
  shared.writeUInt32LE(content.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), shared, Buffer.from(name), compressed]);
  const directory = Buffer.concat([
    Buffer.from("PK\x01\x02\x14\x00"),
    shared,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, directory, Buffer.from("PK\x05\x06"), end]);
}

/** A tar with one member. */
function tarOf(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write("0000644\0" + "0000000\0".repeat(2), 100);
  header.write(`${content.length.toString(8).padStart(11, "0")}\0${"0".repeat(11)}\0        0`, 124);
  header.write("ustar\x0000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc(512 - (content.length % 512) + 1024)]);
}

function packed(path: string, inner: CorpusFile, layers: readonly Encoding[], bytes: Buffer): CorpusFile {
  const marks = inner.marks.map((mark): PlacedMark => ({
    ...mark,
    encodings: [...layers, ...mark.encodings],
  }));
  return { path, bytes, marks };
}

function zipped(path: string, inner: CorpusFile): CorpusFile {
  return packed(path, inner, [`zip:${inner.path}`], zipOf(inner.path, inner.bytes));
}

const dump = file("dump.sql.gz", text`('pictify', '${ours()}'), ('paystack', '${paystack("live")}')\n`);
const tarred = file("app/.env", text`STRIPE_KEY=${stripeOld("test")}\nPICTIFY_API_KEY=${ours()}\n`);
const war = zipped("WEB-INF/lib/app.jar", file("application.properties", text`pictify.key=${ours()}\n`));

/** Archives, of which nothing is ever written to the disk. */
export const archiveFiles: readonly CorpusFile[] = [
  packed(dump.path, dump, ["gzip"], gzipSync(dump.bytes)),
  packed("backup.tar", tarred, ["tar:app/.env"], tarOf("app/.env", tarred.bytes)),
  zipped(
    "letter.docx",
    file(
      "word/document.xml",
      text`<w:t>The Pictify key is ${ours()}</w:t><w:t>Stripe: ${stripeOld("live")}</w:t>`,
    ),
  ),
  zipped(
    "app.jar",
    file("application.properties", text`stripe.key=${stripeOld("test")}\npictify.key=${ours()}\n`),
  ),
  (() => {
    const inner = file("app/.env", text`A=1\nPICTIFY_API_KEY=${ours("test")}\n`);
    return packed("backup.tar.gz", inner, ["gzip", "tar:app/.env"], gzipSync(tarOf("app/.env", inner.bytes)));
  })(),
  packed("site.war", war, [`zip:${war.path}`], zipOf(war.path, war.bytes)),
].map((each) => ({ ...each, path: `pack/${each.path}` }));
