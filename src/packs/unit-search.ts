import { PROGRAM } from "../anchors/search-module.generated.js";
import { BaseReader, type ReadablePack } from "./base-reader.js";
import { FamilyWalk, type WalkListener } from "./family-walk.js";
import { LinkLog } from "./link-log.js";
import { Links } from "./links.js";
import { searchLoose } from "./loose-search.js";
import { objectId } from "./object-id.js";
import { ObjectMemory } from "./object-memory.js";
import { type FoundObject, OBJECT_TYPES, type ObjectType, oidLength, WHOLE_LIMIT } from "./object-store.js";
import { emptyTypeTotals, type ThreadTotals } from "./object-totals.js";
import { PackEntries } from "./pack-entries.js";
import { ReadAhead } from "./read-ahead.js";
import {
  LOOSE_UNIT,
  NEXT_UNIT,
  PROGRESS_LENGTH,
  type SearchPlan,
  STOPPED,
  UNIT_LENGTH,
} from "./search-plan.js";
import { streamObject } from "./stream-object.js";

/** Objects of families that are read before others may have a turn. */
const STEPS = 100;

interface PackSearch extends ReadablePack {
  readonly walk: FamilyWalk;
}

/** One thread's part of a search: claims units until there are no more. */
export class UnitSearch {
  readonly totals: ThreadTotals = {
    byType: emptyTypeTotals(),
    problems: [],
    linksAreSound: true,
    links: null,
  };
  readonly #plan: SearchPlan;
  readonly #thread: number;
  readonly #onFound: (found: FoundObject) => void;
  readonly #memory: ObjectMemory;
  readonly #ahead: ReadAhead;
  readonly #packs: readonly PackSearch[];
  readonly #bases: BaseReader;
  readonly #log: LinkLog | null;
  readonly #links: Links | null;
  #large: { readonly pack: number; readonly entry: number }[] = [];

  /**
   * @param thread number of this thread, from 0 on
   * @param onFound told of each find, whose bytes are good until it returns
   */
  constructor(plan: SearchPlan, thread: number, onFound: (found: FoundObject) => void) {
    this.#plan = plan;
    this.#thread = thread;
    this.#onFound = onFound;
    this.#memory = new ObjectMemory(plan.program ?? Buffer.from(PROGRAM, "base64"));
    this.#ahead = new ReadAhead(this.#memory);
    const length = oidLength(plan.store.objectFormat);
    this.#log = plan.logsLinks ? new LinkLog() : null;
    this.#links = plan.targets === null ? null : new Links(this.#memory, plan.targets, length, this.#log);
    this.#packs = Array.from(plan.packs, (_, number) => this.#openPack(number));
    this.#bases = new BaseReader(plan.store.objectFolders, this.#packs);
  }

  /**
   * Claims units and searches them until there are none left, or the search is stopped.
   *
   * @param giveWay asked often; what it returns is waited for
   */
  async run(giveWay: () => Promise<void> | null): Promise<void> {
    const { units, control } = this.#plan;
    while (!this.#isStopped()) {
      const unit = Atomics.add(control, NEXT_UNIT, 1) * UNIT_LENGTH;
      if (unit >= units.length) break;
      const pack = units[unit] ?? 0;
      const first = units[unit + 1] ?? 0;
      const end = units[unit + 2] ?? 0;
      if (pack === LOOSE_UNIT) await this.#searchLoose(first, end, giveWay);
      else await this.#searchFamilies(pack, first, end, giveWay);
      const large = this.#large;
      this.#large = [];
      for (const { pack: number, entry } of large) await this.#stream(number, entry);
      this.totals.linksAreSound &&= this.#links?.areSound ?? true;
    }
    this.totals.links = this.#log?.links ?? null;
  }

  #isStopped(): boolean {
    return Atomics.load(this.#plan.control, STOPPED) !== 0;
  }

  #openPack(number: number): PackSearch {
    const plan = this.#plan.packs[number];
    if (plan === undefined) throw new RangeError("there is no such pack");
    const entries = new PackEntries(
      this.#memory,
      this.#ahead,
      plan,
      oidLength(this.#plan.store.objectFormat),
    );
    const { problems } = this.totals;
    const listener: WalkListener = {
      onRead: (entry, type, size) => {
        this.#links?.readPacked(number, plan.positions[entry] ?? 0, type);
        this.#count(type, size);
      },
      onFound: (entry, type, address, size, kinds) => {
        const bytes = this.#memory.bytes.subarray(address, address + size);
        const oid = objectId(this.#plan.store.objectFormat, type, bytes);
        if (oid !== entries.oid(entry).toString("hex")) {
          problems.push({ oid: entries.oid(entry).toString("hex"), file: plan.file, reason: "mismatch" });
          return false;
        }
        this.#onFound({ oid, type, size, bytes: size <= WHOLE_LIMIT ? bytes : null, kinds });
        return true;
      },
      onProblem: (entry, reason) => {
        problems.push({ oid: entries.oid(entry).toString("hex"), file: plan.file, reason });
      },
      onLarge: (entry) => this.#large.push({ pack: number, entry }),
      readBase: (oid) => this.#bases.read(oid),
    };
    const walk = new FamilyWalk(this.#memory, plan, entries, listener, this.#links, number);
    return { plan, entries, walk };
  }

  async #searchFamilies(
    number: number,
    first: number,
    end: number,
    giveWay: () => Promise<void> | null,
  ): Promise<void> {
    const pack = this.#packs[number];
    if (pack === undefined) return;
    pack.entries.begin(first, end);
    pack.walk.begin(first, end);
    do {
      const pause = giveWay();
      if (pause !== null) await pause;
    } while (pack.walk.advance(STEPS) && !this.#isStopped());
  }

  async #searchLoose(first: number, end: number, giveWay: () => Promise<void> | null): Promise<void> {
    const { store, loose } = this.#plan;
    const length = oidLength(store.objectFormat);
    const oids = Buffer.from(loose.oids.buffer, loose.oids.byteOffset, loose.oids.length);
    for (let index = first; index < end; index++) {
      const pause = giveWay();
      if (pause !== null) await pause;
      if (this.#isStopped()) return;
      const oid = oids.toString("hex", index * length, (index + 1) * length);
      const folder = store.objectFolders[loose.folders[index] ?? 0] ?? "";
      const result = await searchLoose(this.#memory, folder, oid, index, store.objectFormat, this.#links);
      if ("problem" in result) {
        this.totals.problems.push({ oid, file: result.file, reason: result.problem });
        continue;
      }
      const { type, size, kinds, notable, bytes } = result;
      if (kinds !== 0 || notable) this.#onFound({ oid, type, size, bytes, kinds });
      this.#links?.readLoose(index, type);
      if (loose.duplicates[index] === 0) this.#count(type, size);
    }
  }

  async #stream(number: number, entry: number): Promise<void> {
    const pack = this.#packs[number];
    if (pack === undefined) return;
    const { plan, entries } = pack;
    const oid = entries.oid(entry).toString("hex");
    const problem = entries.open(entry);
    const { start, end } = entries.range(entry);
    const { type: number_, size: declared, length } = entries.head;
    const type = OBJECT_TYPES[number_ - 1] ?? "blob";
    const { objectFormat } = this.#plan.store;
    const result =
      problem === null
        ? await streamObject(
            this.#memory,
            { fd: plan.fd, start: start + length, end },
            { type, size: declared },
            objectFormat,
            oid,
          )
        : { problem };
    if ("problem" in result) {
      this.totals.problems.push({ oid, file: plan.file, reason: result.problem });
      return;
    }
    const { size, kinds, notable, bytes } = result;
    if (kinds !== 0 || notable) this.#onFound({ oid, type, size, bytes, kinds });
    this.#links?.leaveOut(type);
    const position = plan.positions[entry] ?? 0;
    this.#links?.readPacked(number, position, type);
    if (plan.duplicates[position] === 0) this.#count(type, size);
  }

  #count(type: ObjectType, size: number): void {
    const totals = this.totals.byType[type];
    totals.objects++;
    totals.bytes += size;
    const { progress } = this.#plan;
    const cell = this.#thread * PROGRESS_LENGTH;
    progress[cell] = (progress[cell] ?? 0) + 1;
    progress[cell + 1] = (progress[cell + 1] ?? 0) + size;
  }
}
