import { compileLiterals, type Literal } from "../../src/anchors/program.js";
import type { FoundObject, ObjectStore } from "../../src/packs/object-store.js";
import type { ObjectTotals } from "../../src/packs/object-totals.js";
import { searchObjects } from "../../src/packs/search-objects.js";

/** Literals of the tests: short, so that random text holds them often. */
export const TEXTS = ["abcd", "ddccbbaa", "bdbdbdbdbdbdbdbd", "cacc"] as const;

function literal(text: string, kind: number): Literal {
  return { bytes: [...Buffer.from(text)], caseless: false, kind, wide: false };
}

/** Tables of {@link TEXTS}. */
export const PROGRAM = compileLiterals(TEXTS.map(literal));

/** The kinds that stand in content, found the slow way. */
export function kindsIn(content: Buffer): number {
  return TEXTS.reduce((kinds, text, kind) => (content.includes(text) ? kinds | (1 << kind) : kinds), 0);
}

/** What a search came to: each find's kinds by its id, and the totals. */
export interface Searched {
  readonly found: ReadonlyMap<string, FoundObject>;
  readonly kinds: Readonly<Record<string, number>>;
  readonly totals: ObjectTotals;
}

/** Searches object folders for {@link TEXTS}. */
export async function search(
  objectFolders: readonly string[],
  options: { readonly jobs?: number; readonly format?: ObjectStore["objectFormat"] } = {},
): Promise<Searched> {
  const found = new Map<string, FoundObject>();
  const totals = await searchObjects(
    { objectFolders, objectFormat: options.format ?? "sha1" },
    {
      jobs: options.jobs ?? 1,
      program: PROGRAM,
      onFound: (object) => {
        if (found.has(object.oid)) throw new Error(`${object.oid} was found twice`);
        found.set(object.oid, { ...object, bytes: object.bytes && Buffer.from(object.bytes) });
      },
    },
  );
  const kinds = Object.fromEntries([...found].map(([oid, object]) => [oid, object.kinds] as const).sort());
  return { found, kinds, totals };
}
