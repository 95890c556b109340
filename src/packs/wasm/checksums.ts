// AssemblyScript, compiled to WebAssembly by scripts/build.js.

/** Bytes of memory that {@link prepareCrc32} is to be given. */
export const CRC_MEMORY: usize = 8 * 256 * 4;

let tables: usize = 0;

/** Computes the tables of the cyclic redundancy check of gzip, PNG and pack indexes. */
export function prepareCrc32(memory: usize): void {
  tables = memory;
  for (let byte: u32 = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >> 1) ^ 0xedb88320 : value >> 1;
    store<u32>(memory + (byte << 2), value);
  }
  for (let at: usize = 256 << 2; at < 2048 << 2; at += 4) {
    const previous = load<u32>(memory + at - 1024);
    store<u32>(memory + at, (previous >> 8) ^ load<u32>(memory + ((previous & 255) << 2)));
  }
}

// @ts-ignore: decorator
@inline
function table(index: usize, byte: u32): u32 {
  return load<u32>(tables + (index << 10) + ((<usize>(byte & 255)) << 2));
}

/** CRC-32 of [from, end), eight bytes at a time. */
export function crc32(from: usize, end: usize): u32 {
  let crc: u32 = 0xffffffff;
  for (; from + 8 <= end; from += 8) {
    const low = load<u32>(from) ^ crc;
    const high = load<u32>(from, 4);
    crc =
      table(7, low) ^ table(6, low >> 8) ^ table(5, low >> 16) ^ table(4, low >> 24) ^
      table(3, high) ^ table(2, high >> 8) ^ table(1, high >> 16) ^ table(0, high >> 24);
  }
  for (; from < end; from++) crc = (crc >> 8) ^ table(0, crc ^ load<u8>(from));
  return ~crc;
}

/** Adler-32 of [from, end). */
export function adler32(from: usize, end: usize): u32 {
  let a: u32 = 1;
  let b: u32 = 0;
  while (from < end) {
    // The longest run for which b stays below 2^32.
    const stop = min(end, from + 5552);
    for (; from < stop; from++) {
      a += load<u8>(from);
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return (b << 16) | a;
}
