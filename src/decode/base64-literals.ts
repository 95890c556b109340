/** The characters of base64 that stand for some bytes, whatever stands before and after them. */
export interface Base64Literal {
  /** 0 to 2: how many bytes of a group of three stand before the first. */
  readonly shift: number;
  /** How many characters of the text's groups of four stand before the first of `text`, 0 to 3. */
  readonly phase: number;
  readonly text: string;
}

/** How the given bytes look in base64 at each of the three alignments. */
export function base64Literals(bytes: Uint8Array): Base64Literal[] {
  return [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
    const first = Math.ceil((shift * 8) / 6);
    const last = Math.floor((padded.length * 8) / 6);
    return { shift, phase: first % 4, text: padded.toString("base64").slice(first, last) };
  });
}
