import type { GitOriginKind } from "../model/location.js";
import type { Inspector } from "./inspector.js";
import { objectPath } from "./object-path.js";
import type { Tally } from "./subject.js";

/**
 * Inspects a commit or an annotated tag: the headers (who, and signatures and tags that a merge took in) and the message. Lines
 * are counted in each of the two on its own, so that line 1 of a message is its subject.
 */
export function inspectMessage(
  oid: string,
  type: "commit" | "tag",
  content: Buffer,
  inspector: Inspector,
  tally: Tally,
): void {
  const end = content.indexOf("\n\n");
  const header = end === -1 ? content : content.subarray(0, end + 1);
  const message = end === -1 ? Buffer.alloc(0) : content.subarray(end + 2);
  const part = (bytes: Buffer, kind: GitOriginKind): void => {
    const origin = { kind, object: oid, reach: [] };
    inspector.bytes(bytes, { path: objectPath(oid), origin, encodings: [] }, tally);
  };
  part(header, "identity");
  part(message, type === "commit" ? "commit-message" : "tag-message");
}
