import { type LinkTargets, markRead, markReferred, type StoreTargets } from "./link-targets.js";
import { LINKS_SIZE, type ObjectMemory } from "./object-memory.js";
import type { ObjectType } from "./object-store.js";
import { placeOfOid } from "./oid-list.js";

/** Where in a link its id begins. */
const OID_OFFSET = 4;

/**
 * Follows what objects refer to, while they are read: where everything is there, and of the type it is said to be of, nobody
 * has to walk through the history to see that. One a thread.
 *
 * A tree that is made from another has most of its entries in common with it; only the others are looked up.
 */
export class Links {
  /** False as soon as an object refers to what is not there, or is not understood. */
  areSound = true;
  readonly #memory: ObjectMemory;
  readonly #targets: StoreTargets;
  readonly #lists: readonly LinkTargets[];
  readonly #step: number;

  constructor(memory: ObjectMemory, targets: StoreTargets, oidLength: number) {
    this.#memory = memory;
    this.#targets = targets;
    this.#lists = [...targets.packs, ...targets.loose];
    this.#step = memory.module.LINK_LENGTH.value;
    memory.module.prepareLinks(oidLength);
  }

  /** Notes that the object at a place of the index of a pack was read. */
  readPacked(pack: number, place: number, type: ObjectType): void {
    const marks = this.#targets.packs[pack]?.marks;
    if (marks !== undefined) markRead(marks, place, type);
  }

  /** Notes that a loose object was read, by its place in the list. */
  readLoose(place: number, type: ObjectType): void {
    markRead(this.#targets.looseMarks, place, type);
  }

  /** Says that an object was not followed, as it is never in memory as a whole. */
  leaveOut(type: ObjectType): void {
    if (type !== "blob") this.areSound = false;
  }

  /**
   * Follows the links of an object that is in memory.
   *
   * @param base address of a tree that it shares entries with, and that was followed itself
   */
  follow(type: ObjectType, address: number, size: number, base = 0, baseSize = 0): void {
    if (type === "blob" || !this.areSound) return;
    const { module, links } = this.#memory;
    const limit = links + LINKS_SIZE;
    switch (type) {
      case "tree":
        module.beginTree(address, size, base, baseSize);
        while (this.#lookUp(module.treeLinks(links, limit)));
        break;
      case "commit":
        module.beginCommit(address, size);
        while (this.#lookUp(module.commitLinks(links, limit)));
        break;
      case "tag":
        this.#lookUp(module.tagLink(address, size, links));
    }
  }

  /** Looks up so many links; fewer than none are none that can be understood. Returns whether there may be more. */
  #lookUp(count: number): boolean {
    const { links, view } = this.#memory;
    if (count < 0) this.areSound = false;
    const end = links + count * this.#step;
    for (let at = links; at < end && this.areSound; at += this.#step) {
      this.areSound = this.#refer(view, at + OID_OFFSET, view.getUint8(at));
    }
    // What does not fill the room was all.
    return this.areSound && end + this.#step > links + LINKS_SIZE;
  }

  #refer(view: DataView, at: number, type: number): boolean {
    for (const { oids, fanout, marks } of this.#lists) {
      const place = placeOfOid(oids, fanout, view, at);
      if (place < 0) continue;
      markReferred(marks, place, type);
      return true;
    }
    return false;
  }
}
