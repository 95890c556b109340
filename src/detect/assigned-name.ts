/** The identifier that a key is assigned to. Offsets are UTF-16 units of the text. */
export interface AssignedName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** How far left of a key its name may begin; every expression below runs over so much and no more. */
const REACH = 200;

/** Also the border of a decoded run, with the quotes around it. */
const OPENING_QUOTE = /(?:\\{0,4}(?:["'`]{1,3}|&quot;|\u0000)){1,3}$/u;
const SCHEME = /(?:^|[\s"'`:=])(?:bearer|token|basic|apikey)(?:\s{1,4}|%20|\+)$/iu;

/**
 * Ways to give a value a name. The first that holds wins. Each is a look-behind from the place where the value begins, so that
 * it runs from there to the left, once, instead of being tried from every place.
 */
const FORMS: readonly RegExp[] = [
  // name: string =
  /(?<=([A-Za-z_$][\w$.-]{0,99})[?!]?:[ \t]{1,4}[&A-Za-z][\w.<>?[\]&' ]{0,30}[ \t]{1,4}=\s{0,40})/dy,
  // name string = (Go)
  /(?<=([A-Za-z_$][\w$.]{0,99})[ \t]{1,8}string[ \t]{0,8}=\s{0,40})/dy,
  // name = , name: , "name": , env["NAME"] = , name := , name =>
  /(?<=([A-Za-z_$][\w$.-]{0,99})\\{0,4}["'`]?\]?\)?[?!]?[ \t]{0,20}(?:\?\?=|\|\||=|=>|:|:=|==?=?|<-)\s{0,40})/dy,
  // name || , name ?? , ${NAME:-
  /(?<=([A-Za-z_$][\w$.-]{0,99})\s{0,20}(?:\|\||\?\?|:-)\s{0,20})/dy,
  // f("NAME",
  /(?<=["'`]([A-Za-z_][\w.-]{0,99})\\{0,4}["'`]\)?\s{0,4}(?:,|\|\||\?\?|or)\s{0,20})/dy,
  // f(
  /(?<=([A-Za-z_$][\w$.:]{0,99})\s?\(\s{0,40})/dy,
  // ENV NAME
  /(?<=(?:^|\s)(?:ENV|ARG|export|set|setx|set-env|secret set|config set)\s{1,8}([A-Za-z_][\w.-]{0,99})\s{1,8})/dy,
  // <element attribute="name">
  /(?<=<[A-Za-z][^<>]{0,60}\s(?:name|key|id)=["']([\w.-]{1,60})["'][^<>]{0,40}>\s{0,20})/dy,
  // <name>
  /(?<=<([A-Za-z][\w.:-]{0,60})>\s{0,20})/dy,
];

const PLACE_OF_VALUE = /(?:^|\.)(?:value|default|content|val|string|text)$/iu;
const PAIRED_NAME =
  /\b(?:name|key|variable|<key>)\\{0,4}["']?\s{0,4}[:=>]?\s{0,4}\\{0,4}["']?([A-Za-z_][\w.-]{1,99})/dgiu;

/**
 * The name that the value at an offset is given: left of an assignment, the key of a pair, a callee, a header or attribute,
 * or, where that says no more than `value`, the `name` beside it (Kubernetes, Terraform). `floor` is where the text of
 * another key ends. Null where there is none.
 */
export function assignedName(text: string, valueStart: number, floor: number): AssignedName | null {
  const base = Math.max(floor, valueStart - REACH);
  const left = text.slice(base, valueStart - openingLength(text, base, valueStart));
  for (const form of FORMS) {
    form.lastIndex = left.length;
    const span = form.exec(left)?.indices?.[1];
    if (span === undefined) continue;
    const name = { name: left.slice(span[0], span[1]), start: base + span[0], end: base + span[1] };
    if (!PLACE_OF_VALUE.test(name.name)) return name;
    return nameBefore(left.slice(0, span[0]), base) ?? nameAfter(text, valueStart) ?? name;
  }
  return null;
}

/** The length of what opens a value: quotes, an authentication scheme, quotes before that. */
function openingLength(text: string, base: number, valueStart: number): number {
  const whole = text.slice(Math.max(base, valueStart - 40), valueStart);
  let left = whole.replace(OPENING_QUOTE, "");
  const scheme = SCHEME.exec(left);
  if (scheme !== null) {
    left = left.slice(0, scheme.index + (/^[\s"'`:=]/u.test(scheme[0]) ? 1 : 0)).replace(OPENING_QUOTE, "");
  }
  return whole.length - left.length;
}

/** Where an item of a list or a block begins: what stands before names something else. */
const ITEM_START = /(?:^|\n|\\n)[ \t]{0,40}-[ \t]|[{}][ \t]{0,4},?/gu;

/** The last name beside a value in the same item, to its left. */
function nameBefore(left: string, base: number): AssignedName | null {
  const itemStart = [...left.matchAll(ITEM_START)].findLast(([mark]) => !mark.startsWith("{"));
  const from = itemStart === undefined ? 0 : itemStart.index + itemStart[0].length;
  let found: AssignedName | null = null;
  for (const match of left.slice(from).matchAll(PAIRED_NAME)) {
    const span = match.indices?.[1];
    if (span === undefined) continue;
    const start = base + from + span[0];
    found = { name: match[1] ?? "", start, end: base + from + span[1] };
  }
  return found;
}

const NAME_AFTER =
  /^[^\s"'`,;{}]{0,600}\\{0,4}["'`]?,?(?:\s|\\n){0,40}\\{0,4}["']?(?:name|key)\\{0,4}["']?\s{0,4}[:=]\s{0,4}\\{0,4}["']?([A-Za-z_][\w.-]{1,99})/diu;

/** The name beside a value in the same item, to its right. */
function nameAfter(text: string, valueStart: number): AssignedName | null {
  const match = NAME_AFTER.exec(text.slice(valueStart, valueStart + 800));
  const span = match?.indices?.[1];
  if (match === null || span === undefined) return null;
  return { name: match[1] ?? "", start: valueStart + span[0], end: valueStart + span[1] };
}
