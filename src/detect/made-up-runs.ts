const KEYBOARDS = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "qazwsxedcrfvtgbyhnujm",
  "1q2w3e4r5t6y7u8i9o0p",
];
const KEYBOARD_ROWS = KEYBOARDS.flatMap((row) => [row, Array.from(row).reverse().join("")]);

/** The difference from one character to the next in its alphabet or among the digits (9 is followed by 0); NaN across. */
function step(body: string, from: number, to: number): number {
  const a = body.charCodeAt(from);
  const b = body.charCodeAt(to);
  const digits = isDigit(a) && isDigit(b);
  if (!digits && !(isLetter(a) && isLetter(b))) return Number.NaN;
  const difference = b - a;
  if (digits && difference === -9) return 1;
  return digits && difference === 9 ? -1 : difference;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** How many characters from a place on go up or down by one (`abcdef`, `987654`). The body is in lower case. */
export function sequenceLength(body: string, from: number): number {
  const direction = step(body, from, from + 1);
  if (Math.abs(direction) !== 1) return 1;
  let end = from + 1;
  while (end + 1 < body.length && step(body, end, end + 1) === direction) end++;
  return end - from + 1;
}

/**
 * How many characters from a place on are two sequences interleaved (`a1b2c3`, `z9y8x7`), of which one may stand still
 * (`k1k2k3`). The body is in lower case.
 */
export function ladderLength(body: string, from: number): number {
  const even = step(body, from, from + 2);
  const odd = step(body, from + 1, from + 3);
  if (!(Math.abs(even) <= 1 && Math.abs(odd) <= 1) || (even === 0 && odd === 0)) return 1;
  let end = from + 3;
  while (end + 1 < body.length && step(body, end - 1, end + 1) === ((end + 1 - from) % 2 === 0 ? even : odd))
    end++;
  return end - from + 1;
}

/** How many times the character at a place is repeated. */
export function repeatLength(body: string, from: number): number {
  let end = from + 1;
  while (body[end] === body[from] && end < body.length) end++;
  return end - from;
}

const ASCII = 128;
const NEIGHBOURS = new Uint8Array(ASCII * ASCII);
for (const row of KEYBOARD_ROWS) {
  for (let column = 0; column + 1 < row.length; column++) {
    NEIGHBOURS[row.charCodeAt(column) * ASCII + row.charCodeAt(column + 1)] = 1;
  }
}

/** How many characters from a place on lie side by side on a keyboard. The body is in lower case. */
export function keyboardLength(body: string, from: number): number {
  if (NEIGHBOURS[body.charCodeAt(from) * ASCII + body.charCodeAt(from + 1)] !== 1) return 1;
  let longest = 1;
  const first = body[from] ?? "";
  for (const row of KEYBOARD_ROWS) {
    const column = row.indexOf(first);
    if (column === -1) continue;
    let length = 1;
    while (
      from + length < body.length &&
      column + length < row.length &&
      row[column + length] === body[from + length]
    ) {
      length++;
    }
    longest = Math.max(longest, length);
  }
  return longest;
}
