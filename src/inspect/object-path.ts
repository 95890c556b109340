/** The path that stands for an object without a name of its own: that of its file, if it has one. */
export function objectPath(oid: string): string {
  return `.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`;
}
