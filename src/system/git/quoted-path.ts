/**
 * A path in double quotes as git takes it in lists of object folders (git(1), GIT_ALTERNATE_OBJECT_DIRECTORIES), whatever
 * characters are in it.
 */
export function quotedPath(path: string): string {
  const escaped = path.replace(/[\u0000-\u001f"\\\u007f]/gu, (character) => {
    const octal = (character.codePointAt(0) ?? 0).toString(8).padStart(3, "0");
    return `\\${octal}`;
  });
  return `"${escaped}"`;
}
