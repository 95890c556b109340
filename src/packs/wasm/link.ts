// AssemblyScript. A link from one object to another: as what, and the id.

/** What an object is referred to as: a bit of its own for each type, in the order of their numbers in packs. */
export const COMMIT: u32 = 1;
export const TREE: u32 = 2;
export const BLOB: u32 = 4;
export const TAG: u32 = 8;

/** Bytes that a link takes: four of the type, then room for an id. */
export const LINK_LENGTH: usize = 36;

let idLength: usize = 20;

/** @param length bytes of an id */
export function prepareLinks(length: usize): void {
  idLength = length;
}

/** Bytes of an id. */
// @ts-ignore: decorator
@inline
export function oidLength(): usize {
  return idLength;
}

/** Writes a link at `out`, with the id at `id`; room for the longest one is read. Returns the address behind it. */
// @ts-ignore: decorator
@inline
export function putLink(out: usize, type: u32, id: usize): usize {
  store<u32>(out, type);
  v128.store(out + 4, v128.load(id));
  v128.store(out + 20, v128.load(id, 16));
  return out + LINK_LENGTH;
}
