import { createHash } from "node:crypto";
import type { ObjectStore, ObjectType } from "./object-store.js";

/** The id that content of a type has, in hexadecimal. */
export function objectId(format: ObjectStore["objectFormat"], type: ObjectType, content: Uint8Array): string {
  return createHash(format).update(`${type} ${content.length}\0`).update(content).digest("hex");
}
