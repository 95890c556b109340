import { OBJECT_TYPES, type ObjectType } from "./object-store.js";

/** Bytes in which the head of a loose object ends. */
export const LOOSE_HEAD_LIMIT = 32;

/** What stands before the content of a loose object. */
export interface LooseHead {
  readonly type: ObjectType;
  readonly size: number;
  /** Bytes of the head, its NUL included. */
  readonly length: number;
}

/** Reads `<type> <size> NUL`; null where that is not what the inflated bytes begin with. */
export function readLooseHead(bytes: Uint8Array): LooseHead | null {
  const text = Buffer.from(bytes.subarray(0, LOOSE_HEAD_LIMIT)).toString("latin1");
  const { word, size } = /^(?<word>[a-z]{3,6}) (?<size>0|[1-9][0-9]{0,14})\0/u.exec(text)?.groups ?? {};
  const type = OBJECT_TYPES.find((name) => name === word);
  if (type === undefined || size === undefined) return null;
  return { type, size: Number(size), length: type.length + size.length + 2 };
}
