/** Ids in ascending order, at equal distances. */
export interface OidList {
  /** Everything that is read many times over is read by views: the calls of buffers are slow. */
  readonly view: DataView;
  /** Where the first one starts. */
  readonly start: number;
  /** Bytes from one to the next. */
  readonly stride: number;
  readonly count: number;
  readonly oidLength: number;
}

/**
 * For each beginning of so many bits, where in a list the ids start that begin so; the end of the list at the end. Ids are spread
 * evenly, so that there are four to eight of each. Over shared memory.
 */
export interface Fanout {
  readonly bits: number;
  readonly starts: Uint32Array;
}

/** @param bits such that there is a beginning for four to eight ids, unless given */
export function newFanout(
  { view, start, stride, count }: OidList,
  bits = Math.min(24, Math.floor(Math.log2(Math.max(count / 4, 2)))),
): Fanout {
  const size = 2 ** bits;
  const starts = new Uint32Array(new SharedArrayBuffer((size + 1) * 4));
  const shift = 32 - bits;
  let next = 0;
  for (let place = 0; place < count; place++) {
    const beginning = view.getUint32(start + place * stride) >>> shift;
    while (next <= beginning) starts[next++] = place;
  }
  starts.fill(count, next);
  return { bits, starts };
}

/** The place of the id at `at` of `source`; -1 where it is not there. However ids are spread, a few looks tell. */
export function placeOfOid(list: OidList, fanout: Fanout, source: DataView, at: number): number {
  const { view, start, stride, oidLength } = list;
  const prefix = source.getUint32(at);
  const beginning = prefix >>> (32 - fanout.bits);
  let low = fanout.starts[beginning] ?? 0;
  let high = fanout.starts[beginning + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const place = start + middle * stride;
    let order = view.getUint32(place) - prefix;
    for (let offset = 4; order === 0 && offset < oidLength; offset += 4) {
      order = view.getUint32(place + offset) - source.getUint32(at + offset);
    }
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return -1;
}
