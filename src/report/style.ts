import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** Gives a text a colour or weight, or leaves it as it is. */
export type Style = (format: Format, text: string) => string;

/** How texts are styled where colours are wanted, and where not. Whether they are is decided by the command line alone. */
export function styleFor(color: boolean): Style {
  if (!color) return (_format, text) => text;
  // Newer versions of Node ask the stream and the environment as well, which has been done.
  const options = { validateStream: false };
  return (format, text) => (styleText as (...args: unknown[]) => string)(format, text, options);
}

/** Breaks a text at spaces into lines of at most `width` characters; a longer word stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
