const MAX_LENGTH = 1024;

/** The name of a member of an archive, fit for a report: control characters as `\xNN`, and of bounded length. */
export function memberName(bytes: Buffer): string {
  const text = bytes.subarray(0, MAX_LENGTH * 4).toString("utf8");
  const printable = text.replace(/[\u0000-\u001f\u007f-\u009f]/gu, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
  return printable.length > MAX_LENGTH ? `${printable.slice(0, MAX_LENGTH)}…` : printable;
}
