/** A byte for each of so many objects, over shared memory. */
export function newMarks(count: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(count));
}
