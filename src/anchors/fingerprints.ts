/** How many bytes of a literal the search looks up at every position; as in wasm/search.ts. */
export const FINGERPRINT_WIDTH = 4;

/** How many groups the literals are spread over; as in wasm/search.ts. */
export const BUCKET_COUNT = 8;

/** The byte values that may stand at one position of a literal: two for a letter of a caseless one. */
export type ByteChoices = readonly number[];

/** A literal with the four of its bytes that the search looks for first. */
export interface Fingerprint {
  /** Where in the literal the four bytes begin. */
  readonly offset: number;
  readonly choices: readonly ByteChoices[];
}

/** Bytes of source text from the most frequent on; what is not named here is rare. */
const FREQUENT =
  " etaoirnslcdpu\nmf\0hg.yb,\"v_-/=()01xk2:;w'>T{}S<EACRI3PN54DLOM6879BFq[]zj*UHG$V#W+\\&`X!|@?K%YJZQ~^";

const frequency = new Float64Array(256).fill(1 / 4000);
for (const [rank, character] of [...FREQUENT].entries()) {
  frequency[character.charCodeAt(0)] = 0.16 / (1 + rank / 4);
}

function probability(choices: Iterable<number>): number {
  let sum = 0;
  for (const byte of choices) sum += frequency[byte] ?? 0;
  return sum;
}

/** The four neighbouring bytes of a literal that are the rarest in source text. */
export function rarestFingerprint(literal: readonly ByteChoices[]): Fingerprint {
  let best: Fingerprint | null = null;
  let bestProbability = Infinity;
  for (let offset = 0; offset + FINGERPRINT_WIDTH <= literal.length; offset++) {
    const choices = literal.slice(offset, offset + FINGERPRINT_WIDTH);
    const chance = choices.reduce((product, bytes) => product * probability(bytes), 1);
    if (chance < bestProbability) {
      bestProbability = chance;
      best = { offset, choices };
    }
  }
  if (best === null) throw new RangeError(`a literal needs ${FINGERPRINT_WIDTH} bytes or more`);
  return best;
}

/** The nibbles that the bytes of a bucket have at one position of the fingerprint, as two 16-bit sets. */
interface NibbleSets {
  readonly low: number;
  readonly high: number;
}

function withBytes(sets: NibbleSets, bytes: ByteChoices): NibbleSets {
  let { low, high } = sets;
  for (const byte of bytes) {
    low |= 1 << (byte & 15);
    high |= 1 << (byte >> 4);
  }
  return { low, high };
}

/** The chance that a random byte passes: its low nibble is in one set and its high nibble in the other. */
function passRate({ low, high }: NibbleSets): number {
  let rate = 0;
  for (let byte = 0; byte < 256; byte++) {
    if ((low >> (byte & 15)) & (high >> (byte >> 4)) & 1) rate += frequency[byte] ?? 0;
  }
  return rate;
}

/**
 * Spreads fingerprints over the buckets so that few positions of ordinary text pass: each goes where it adds the least.
 *
 * @returns for each fingerprint the number of its bucket
 */
export function assignBuckets(fingerprints: readonly Fingerprint[]): number[] {
  const empty: NibbleSets[] = Array.from({ length: FINGERPRINT_WIDTH }, () => ({ low: 0, high: 0 }));
  const buckets = Array.from({ length: BUCKET_COUNT }, () => ({ sets: empty, rate: 0 }));
  const rates = new Map<number, number>();
  const rateOf = (sets: NibbleSets): number => {
    const id = (sets.high << 16) | sets.low;
    const known = rates.get(id);
    if (known !== undefined) return known;
    const rate = passRate(sets);
    rates.set(id, rate);
    return rate;
  };
  const assigned = new Array<number>(fingerprints.length);
  // Those that text passes most often come first, while there is still a bucket of their own.
  const order = fingerprints
    .map(({ choices }, index) => ({
      choices,
      index,
      chance: choices.reduce((product, bytes) => product * probability(bytes), 1),
    }))
    .sort((a, b) => b.chance - a.chance);
  for (const { choices, index: at } of order) {
    let best = 0;
    let bestIncrease = Infinity;
    let bestBucket = { sets: empty, rate: 0 };
    for (const [index, bucket] of buckets.entries()) {
      const sets = bucket.sets.map((set, position) => withBytes(set, choices[position] ?? []));
      const rate = sets.reduce((product, set) => product * rateOf(set), 1);
      if (rate - bucket.rate < bestIncrease) {
        bestIncrease = rate - bucket.rate;
        best = index;
        bestBucket = { sets, rate };
      }
    }
    buckets[best] = bestBucket;
    assigned[at] = best;
  }
  return assigned;
}
