import type { ObjectFind } from "../inspect/inspect-object.js";
import type { Inspector } from "../inspect/inspector.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { readLooseObject } from "../system/git/loose-object.js";
import { type GitObject, readObjects } from "../system/git/read-objects.js";
import type { Shadow } from "../system/git/shadow.js";
import { ObjectFinds } from "./object-finds.js";

/** A blob in which there is a candidate, or of which something was not read. */
export type BlobFind = ObjectFind & { readonly type: "blob" };

/** Where objects are read, and by what. */
export interface ObjectDoor {
  /** Absolute path. */
  readonly git: string;
  readonly shadow: Shadow;
  /** Folders of objects, absolute. */
  readonly folders: readonly string[];
  readonly inspector: Inspector;
  readonly problems: GitProblem[];
}

/** Bytes of content beyond which an object is read as it comes. */
const OBJECT_LIMIT = 64 * 1024 ** 2;

/** Reads objects by their ids, those that have a file of their own without git. What does not come is a problem. */
export async function* objectsOf(door: ObjectDoor, oids: Iterable<string>): AsyncGenerator<GitObject> {
  const rest: string[] = [];
  for (const oid of new Set(oids)) {
    const object = readLooseObject(door.folders, oid, OBJECT_LIMIT);
    if (object === null) rest.push(oid);
    else yield object;
  }
  yield* readObjects(door.git, door.shadow, rest, door.problems, { limit: OBJECT_LIMIT });
}

/** An index or a tree calls it a file, and nothing checks that it is one. */
function notABlob({ oid, type }: GitObject): GitProblem {
  return { reason: "malformed", path: oid, detail: `${oid} should be a blob, and is a ${type}` };
}

/** Inspects blobs; those with nothing in them are not in the result. `onRead` is told the size of each. */
export async function blobFinds(
  door: ObjectDoor,
  oids: Iterable<string>,
  onRead: (bytes: number) => void,
): Promise<ReadonlyMap<string, BlobFind>> {
  const finds = new ObjectFinds(door.git, door.shadow, door.inspector, door.problems);
  for await (const object of objectsOf(door, oids)) {
    door.shadow.signal?.throwIfAborted();
    onRead(object.size);
    if (object.type === "blob") await finds.add(object);
    else door.problems.push(notABlob(object));
  }
  return new Map(finds.all.flatMap((find) => (find.type === "blob" ? [[find.oid, find]] : [])));
}
