import { OFFSET_DELTA, REFERENCE_DELTA } from "./entry-head.js";
import { entryOf, familyEnd, isBase, isLast } from "./families.js";
import type { Links } from "./links.js";
import { isNotable, NOTABLE_HEAD } from "./notable-head.js";
import { DELTA_SIZE, type ObjectMemory } from "./object-memory.js";
import { ObjectStack } from "./object-stack.js";
import { OBJECT_TYPES, type ObjectProblemReason, type ObjectType } from "./object-store.js";
import type { PackEntries } from "./pack-entries.js";
import type { PackPlan } from "./pack-plan.js";

/** Objects from this size on that no other is made from are streamed rather than held. */
export const STREAM_SIZE = 32 * 1024 * 1024;

/** What a walk is asked to tell. Entries are numbers of the pack; addresses hold until the call returns. */
export interface WalkListener {
  /** An object was read. */
  readonly onRead: (entry: number, type: ObjectType, size: number) => void;
  /** The object may hold a key. Called before {@link onRead}, which is not called where this returns false. */
  readonly onFound: (
    entry: number,
    type: ObjectType,
    address: number,
    size: number,
    kinds: number,
  ) => boolean;
  readonly onProblem: (entry: number, reason: ObjectProblemReason) => void;
  /** The object is too large to be held: somebody else must read it. */
  readonly onLarge: (entry: number) => void;
  /** Content of a base that is not in this pack. */
  readonly readBase: (oid: Buffer) => { readonly type: ObjectType; readonly bytes: Buffer } | null;
}

/**
 * Searches all objects of a family, base first. What a delta copies was searched in its base, so of most objects only the bytes
 * that are new and the seams are looked at, and those that no other is made from are never put together. As long as the base
 * has a literal, and where a delta seems to add one, objects are put together and searched as a whole: the result is exact.
 */
export class FamilyWalk {
  readonly #memory: ObjectMemory;
  readonly #plan: PackPlan;
  readonly #entries: PackEntries;
  readonly #listener: WalkListener;
  readonly #links: Links | null;
  readonly #pack: number;
  readonly #stack: ObjectStack;
  #type: ObjectType = "blob";
  /** Places in the order of the families: of what is read next, and where to stop. */
  #place = 0;
  #end = 0;
  /** How many were told that may hold a key. */
  #finds = 0;

  /** @param links told of everything that refers to something, and put together for it; null where nobody asks
   * @param pack number of the pack */
  constructor(
    memory: ObjectMemory,
    plan: PackPlan,
    entries: PackEntries,
    listener: WalkListener,
    links: Links | null,
    pack: number,
  ) {
    this.#memory = memory;
    this.#plan = plan;
    this.#pack = pack;
    this.#entries = entries;
    this.#listener = listener;
    this.#links = links;
    this.#stack = new ObjectStack(memory);
  }

  /** Begins with the families from one place of the order to another; {@link advance} goes on. */
  begin(first: number, end: number): void {
    this.#stack.clear();
    this.#place = first;
    this.#end = end;
  }

  /** Reads up to so many further objects, none beyond one that may hold a key. Returns whether there are more. */
  advance(steps: number): boolean {
    const { order } = this.#plan;
    const finds = this.#finds;
    for (let step = 0; step < steps && this.#place < this.#end && this.#finds === finds; step++) {
      const place = this.#place++;
      const node = order[place] ?? 0;
      // The bases of all that are still to be made are on the stack.
      const problem = this.#stack.depth === 0 ? this.#readRoot(node) : this.#readDelta(node);
      if (problem !== null) this.#fail(place, problem);
    }
    return this.#place < this.#end;
  }

  #readRoot(node: number): ObjectProblemReason | null {
    const root = entryOf(node);
    const entries = this.#entries;
    const problem = entries.open(root);
    if (problem !== null) return problem;
    const { type, size } = entries.head;
    if (type === OFFSET_DELTA) return "missing-base";
    if (type === REFERENCE_DELTA) return this.#pushBase() ?? this.#readOpenDelta(node);
    this.#type = OBJECT_TYPES[type - 1] ?? "blob";
    const address = size >= STREAM_SIZE && !isBase(node) ? -1 : this.#stack.allocate(size);
    if (address < 0) {
      this.#listener.onLarge(root);
      this.#failDeltas(this.#place - 1, "too-large");
      return null;
    }
    const failure = entries.inflate(address);
    if (failure !== null) return failure;
    this.#links?.follow(this.#type, this.#numberOf(root), address, size);
    const kinds = this.#memory.search(address, size);
    const notable = this.#type === "blob" && isNotable(this.#memory.bytes, address, size);
    this.#tell(root, address, size, kinds, notable);
    if (isBase(node)) this.#stack.push(address, size, kinds, notable);
    return null;
  }

  /** Puts the base of the open entry, which is elsewhere, on the stack. */
  #pushBase(): ObjectProblemReason | null {
    const base = this.#listener.readBase(this.#entries.baseOid());
    if (base === null) return "missing-base";
    const address = this.#stack.allocate(base.bytes.length);
    if (address < 0) return "too-large";
    this.#memory.bytes.set(base.bytes, address);
    this.#type = base.type;
    // It may be another one than the one that is read where it stands.
    this.#links?.follow(base.type, -1, address, base.bytes.length);
    const kinds = this.#memory.search(address, base.bytes.length);
    const notable = base.type === "blob" && isNotable(base.bytes, 0, base.bytes.length);
    this.#stack.push(address, base.bytes.length, kinds, notable);
    return null;
  }

  /** Reads an object that is made from the one on top of the stack. */
  #readDelta(node: number): ObjectProblemReason | null {
    return this.#entries.open(entryOf(node)) ?? this.#readOpenDelta(node);
  }

  #readOpenDelta(node: number): ObjectProblemReason | null {
    const entry = entryOf(node);
    const { module } = this.#memory;
    const stack = this.#stack;
    const entries = this.#entries;
    const { type, size: deltaSize } = entries.head;
    if (type !== OFFSET_DELTA && type !== REFERENCE_DELTA) return "malformed";
    const isLong = deltaSize > DELTA_SIZE;
    const delta = isLong ? stack.allocate(deltaSize) : this.#memory.delta;
    if (delta < 0) return "too-large";
    const failure = entries.inflate(delta);
    if (failure !== null) return failure;
    const end = delta + deltaSize;
    if (module.readDeltaHead(delta, end, stack.size()) === 0) return "malformed";
    const size = module.deltaResultLength();
    let kinds = stack.kinds();
    if (kinds === 0) {
      kinds = module.searchDelta(end, stack.address(), stack.size());
      if (module.deltaIsSound() === 0) return "malformed";
    }
    const notable = this.#type === "blob" && this.#isNotableDelta(end, size);
    const links = this.#type === "blob" ? null : this.#links;
    if (!isBase(node) && kinds === 0 && !notable && links === null) {
      this.#tell(entry, 0, size, 0, false);
      if (isLast(node)) stack.pop();
      return null;
    }
    const target = isLong ? stack.allocateBehind(end, size) : stack.allocate(size);
    if (target < 0) return "too-large";
    if (module.applyDelta(end, stack.address(), stack.size(), target, size) === 0) return "malformed";
    links?.follow(this.#type, this.#numberOf(entry), target, size, stack.address(), stack.size());
    if (kinds !== 0) kinds = this.#memory.search(target, size);
    this.#tell(entry, target, size, kinds, notable);
    if (isLast(node)) stack.pop();
    if (isBase(node)) stack.push(isLong ? stack.moveDown(target, size) : target, size, kinds, notable);
    return null;
  }

  #isNotableDelta(end: number, size: number): boolean {
    const { module, head } = this.#memory;
    const stack = this.#stack;
    if (module.keepsHead(end, NOTABLE_HEAD) !== 0) return stack.isNotable();
    const length = Math.min(size, NOTABLE_HEAD);
    const applied = module.applyDelta(end, stack.address(), stack.size(), head, length);
    return applied !== 0 && isNotable(this.#memory.bytes, head, length);
  }

  /** The number of an object among all that links are between. */
  #numberOf(entry: number): number {
    return this.#links?.numberOf(this.#pack, this.#plan.positions[entry] ?? 0) ?? -1;
  }

  #tell(entry: number, address: number, size: number, kinds: number, notable: boolean): void {
    const isFound = kinds !== 0 || notable;
    if (isFound) this.#finds++;
    if (isFound && !this.#listener.onFound(entry, this.#type, address, size, kinds)) return;
    const { duplicates, positions } = this.#plan;
    if (duplicates[positions[entry] ?? 0] === 0) this.#listener.onRead(entry, this.#type, size);
  }

  /** Gives up an entry, by its place in the order, and everything that is made from it. */
  #fail(place: number, reason: ObjectProblemReason): void {
    const node = this.#plan.order[place] ?? 0;
    this.#listener.onProblem(entryOf(node), reason);
    this.#failDeltas(place, reason === "too-large" ? reason : "missing-base");
    if (isLast(node)) this.#stack.pop();
  }

  #failDeltas(place: number, reason: ObjectProblemReason): void {
    const { order } = this.#plan;
    const end = familyEnd(order, place);
    for (let next = place + 1; next < end; next++)
      this.#listener.onProblem(entryOf(order[next] ?? 0), reason);
    this.#place = end;
  }
}
