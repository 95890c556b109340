/** An array in JSON whose items are made one by one as they are written, so that many of them take no memory. */
export class Stream {
  readonly items: Iterable<object>;

  constructor(items: Iterable<object>) {
    this.items = items;
  }
}

/** The items of a list as a {@link Stream}. */
export function streamed<Item>(items: Iterable<Item>, toJson: (item: Item) => object): Stream {
  return new Stream(mapped(items, toJson));
}

function* mapped<Item>(items: Iterable<Item>, toJson: (item: Item) => object): Generator<object> {
  for (const item of items) yield toJson(item);
}

/** What {@link jsonPieces} writes: what JSON can hold, with streams in place of arrays that may be long. */
export type Streamable = Stream | Readonly<Record<string, unknown>>;

/** JSON, indented by two spaces, piece by piece: at least one an item of a stream. A member that is undefined is left out. */
export function* jsonPieces(value: Streamable, indentation = ""): Generator<string> {
  const deeper = `${indentation}  `;
  const [open, close] = value instanceof Stream ? ["[", "]"] : ["{", "}"];
  let isFirst = true;
  yield open;
  for (const [name, member] of members(value)) {
    if (member === undefined) continue;
    yield `${isFirst ? "" : ","}\n${deeper}${name === null ? "" : `${JSON.stringify(name)}: `}`;
    isFirst = false;
    if (holdsStream(member)) yield* jsonPieces(member, deeper);
    else yield JSON.stringify(member, null, 2).replaceAll("\n", `\n${deeper}`);
  }
  yield isFirst ? close : `\n${indentation}${close}`;
}

function* members(value: Streamable): Generator<readonly [name: string | null, member: unknown]> {
  if (!(value instanceof Stream)) yield* Object.entries(value);
  else for (const item of value.items) yield [null, item];
}

function holdsStream(value: unknown): value is Streamable {
  if (value instanceof Stream) return true;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).some(holdsStream);
}
