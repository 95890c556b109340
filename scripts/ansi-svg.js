// Draws what a terminal shows, from text with the escapes of its colours (SGR), as a picture that loads nothing.

const LINE = 20;
const COLUMN = 8.43;
const PADDING = 18;
const BAR = 34;

/** Classes by the number of an escape; those that end something are not here. */
const CLASSES = { 1: "b", 2: "d", 31: "r", 32: "g", 33: "y", 36: "c" };

const STYLE = `text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#d8dee9;white-space:pre}
.b{font-weight:700}.d{fill:#8b95a7}.r{fill:#ff8a8a}.g{fill:#8fd6a3}.y{fill:#f2c76e}.c{fill:#86c9ff}.p{fill:#8fd6a3}.k{fill:#fff;font-weight:700}`;

/** @param {readonly { command: string, output: string }[]} steps  @returns {string} an SVG document */
export function sessionSvg(title, steps, columns) {
  const lines = steps.flatMap(({ command, output }, index) => [
    ...(index === 0 ? [] : [""]),
    `<tspan class="p">$</tspan> <tspan class="k">${escape(command)}</tspan>`,
    ...output.trimEnd().split("\n").map(coloured),
  ]);
  const width = Math.ceil(columns * COLUMN + 2 * PADDING);
  const height = BAR + lines.length * LINE + PADDING;
  const drawn = lines
    .map((line, index) =>
      line === "" ? "" : `<text x="${PADDING}" y="${BAR + (index + 1) * LINE - 5}">${line}</text>\n`,
    )
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">${escape(title)}</title>
<style>${STYLE}</style>
<rect width="${width}" height="${height}" rx="10" fill="#151a23"/>
<g fill="#3a4254"><circle cx="22" cy="18" r="6"/><circle cx="42" cy="18" r="6"/><circle cx="62" cy="18" r="6"/></g>
${drawn}</svg>
`;
}

function coloured(line) {
  const open = new Set();
  let drawn = "";
  for (const part of line.split(/(\u001b\[[\d;]*m)/u)) {
    const codes = /^\u001b\[([\d;]*)m$/u.exec(part)?.[1];
    if (codes === undefined) {
      const text = escape(part);
      drawn +=
        open.size === 0 || text === "" ? text : `<tspan class="${[...open].join(" ")}">${text}</tspan>`;
      continue;
    }
    for (const code of codes.split(";").map(Number)) {
      if (code === 0) open.clear();
      else if (code === 22) for (const name of ["b", "d"]) open.delete(name);
      else if (code === 39) for (const name of ["r", "g", "y", "c"]) open.delete(name);
      else if (CLASSES[code] !== undefined) open.add(CLASSES[code]);
    }
  }
  return drawn;
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
