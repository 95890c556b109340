import { type TextNode, TextSourceCode } from "./text-source-code.js";

/** What ESLint hands a language. */
interface File {
  readonly body: string | Uint8Array;
}

interface Parsed {
  readonly ok: true;
  readonly ast: TextNode;
}

/**
 * The language `keylint/text`: any text without a parser of its own, such as `.env`, shell, Dockerfile, properties. Everything
 * parses; comments with `#` disable rules as they do elsewhere.
 */
export const textLanguage = {
  fileType: "text" as const,
  lineStart: 1 as const,
  columnStart: 0 as const,
  nodeTypeKey: "type",

  /** Nothing is to be set. */
  validateLanguageOptions(): void {
    // Options of other configuration entries may reach this one: they say nothing here.
  },

  /** One node that spans the text. */
  parse({ body }: File): Parsed {
    const lines = textOf(body).split(/\r\n|[\r\n]/u);
    const end = { line: lines.length, column: lines.at(-1)?.length ?? 0 };
    return {
      ok: true,
      ast: { type: "Text", range: [0, textOf(body).length], loc: { start: { line: 1, column: 0 }, end } },
    };
  },

  createSourceCode({ body }: File, { ast }: Parsed): TextSourceCode {
    return new TextSourceCode(textOf(body), ast);
  },
};

function textOf(body: string | Uint8Array): string {
  return typeof body === "string" ? body : Buffer.from(body).toString("utf8");
}
