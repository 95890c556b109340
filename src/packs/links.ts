import type { LinkLog } from "./link-log.js";
import { type LinkTargets, markRead, markReferred, type StoreTargets } from "./link-targets.js";
import { LINKS_SIZE, type ObjectMemory } from "./object-memory.js";
import type { ObjectType } from "./object-store.js";
import { placeOfOid } from "./oid-list.js";

/** Where in a link its id begins. */
const OID_OFFSET = 4;
/** Types of what a link leads to, as wasm/link.ts has them. */
const TREE = 2;
const ANY = 15;

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

  readonly #log: LinkLog | null;

  /** @param log where links of commits and trees are written down; null where nobody asks for them */
  constructor(memory: ObjectMemory, targets: StoreTargets, oidLength: number, log: LinkLog | null) {
    this.#memory = memory;
    this.#targets = targets;
    this.#log = log;
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
    if (type !== "blob") this.#giveUp();
  }

  /** Number among all objects of one at a place of the index of a pack. */
  numberOf(pack: number, place: number): number {
    return (this.#targets.packs[pack]?.first ?? 0) + place;
  }

  /** The same of a loose object, by its place in the list. */
  numberOfLoose(place: number): number {
    return this.#targets.firstLoose + place;
  }

  /**
   * Follows the links of an object that is in memory.
   *
   * @param from its number among all objects; -1 where it is none of them
   * @param base address of a tree that it shares entries with, and that was followed itself
   */
  follow(type: ObjectType, from: number, address: number, size: number, base = 0, baseSize = 0): void {
    if (type === "blob") return;
    if (from === -1) this.#log?.leaveOut();
    if (!this.areSound && this.#log?.isWhole !== true) return;
    const { module, links } = this.#memory;
    const limit = links + LINKS_SIZE;
    switch (type) {
      case "tree":
        module.beginTree(address, size, base, baseSize);
        while (this.#lookUp(module.treeLinks(links, limit), from, ANY));
        break;
      case "commit":
        module.beginCommit(address, size);
        while (this.#lookUp(module.commitLinks(links, limit), from, TREE));
        break;
      case "tag":
        this.#lookUp(module.tagLink(address, size, links), from, 0);
    }
  }

  /**
   * Looks up so many links; fewer than none are none that can be understood. Returns whether there may be more.
   *
   * @param logged the types of what is referred to whose links are written down
   */
  #lookUp(count: number, from: number, logged: number): boolean {
    const { links, view } = this.#memory;
    if (count < 0) {
      this.#giveUp();
      return false;
    }
    const end = links + count * this.#step;
    for (let at = links; at < end; at += this.#step) {
      const type = view.getUint8(at);
      const number = this.#refer(view, at + OID_OFFSET, type);
      if (number === -1) this.areSound = false;
      else if ((type & logged) !== 0) this.#log?.add(from, number);
    }
    // What does not fill the room was all.
    return end + this.#step > links + LINKS_SIZE;
  }

  /** Notes that an object is referred to. Returns its number; -1 where it is not there. */
  #refer(view: DataView, at: number, type: number): number {
    for (const { oids, fanout, marks, first } of this.#lists) {
      const place = placeOfOid(oids, fanout, view, at);
      if (place < 0) continue;
      markReferred(marks, place, type);
      return first + place;
    }
    return -1;
  }

  #giveUp(): void {
    this.areSound = false;
    this.#log?.leaveOut();
  }
}
