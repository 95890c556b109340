const SPACE = 32;

/** The names in a tree object, each as its bytes. Ends where it is malformed. */
export function* treeNames(content: Buffer, oidLength: number): Generator<Buffer> {
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(SPACE, at);
    const end = space === -1 ? -1 : content.indexOf(0, space);
    if (end === -1) return;
    yield content.subarray(space + 1, end);
    at = end + 1 + oidLength;
  }
}
