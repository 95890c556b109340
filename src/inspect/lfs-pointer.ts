const HEAD = Buffer.from("version https://git-lfs.github.com/spec/v1");

/** Whether bytes are a Git LFS pointer: the content is elsewhere (git-lfs docs/spec.md: below 1024 bytes, this first line). */
export function isLfsPointer(bytes: Buffer, length: number): boolean {
  return length < 1024 && bytes[0] === HEAD[0] && bytes.subarray(0, HEAD.length).equals(HEAD);
}
