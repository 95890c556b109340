/** Names that a URI would take for the folder itself or the one above. */
const DOTS = new Set(["", ".", ".."]);

/**
 * A path as a relative URI (RFC 3986), percent-encoded. Whatever the path is, it can be read as nothing else: no scheme, host,
 * query, fragment, and no way out of the folder.
 */
export function relativeUri(path: string): string {
  const segments = path.split("/").filter((segment) => !DOTS.has(segment));
  return segments.map(encodeSegment).join("/") || "%20";
}

function encodeSegment(segment: string): string {
  // Half of a surrogate pair has no encoding.
  const wellFormed = segment.replace(/\p{Cs}/gu, "\uFFFD");
  return encodeURIComponent(wellFormed).replace(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
