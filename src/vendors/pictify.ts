/** How sure a word is to speak of the Pictify whose keys we look for: some 25 unrelated projects share the bare name. */
export type Strength = "strong" | "weak";

/** A word of Pictify's at a place of a text. `words` is what may be shown of it. */
export interface PictifyWord {
  readonly strength: Strength;
  readonly words: string;
}

interface Rule {
  readonly before?: RegExp;
  readonly word?: RegExp;
  readonly after?: RegExp;
  readonly words: (word: string, before: string, after: string) => string;
}

const REACH = 32;
const CAPITALS = /^_[A-Z_]{0,24}/u;
const IDENTIFIER =
  /^[._-]?(?:api|key|token|secret|client|auth|bearer|sdk|credential|webhook|config|url|host|base)s?(?:[._-]?(?:key|token|secret|url))?(?![a-z])/iu;

/** Strong evidence; the first rule that holds gives the words. */
const STRONG: readonly Rule[] = [
  {
    before: /(?:^|[^A-Za-z0-9-])$/u,
    // Nor the beginning of another host: `pictify.io.example.com`.
    after: /^\.io(?![A-Za-z0-9-]|\.[A-Za-z0-9])/iu,
    words: (_, before) =>
      `${/(?:api|mcp|docs|www|app|cdn)\.$/iu.exec(before)?.[0].toLowerCase() ?? ""}pictify.io`,
  },
  {
    before: /@$/u,
    after: /^\//u,
    words: (_, __, after) => `@pictify/${/^\/(sdk|mcp-server|agent-skill)/u.exec(after)?.[1] ?? ""}`,
  },
  { before: /n8n-nodes-$/u, words: () => "n8n-nodes-pictify" },
  { after: /^-io\//u, words: () => "pictify-io" },
  {
    word: /^PICTIFY$/u,
    after: CAPITALS,
    words: (word, _, after) => word + (CAPITALS.exec(after)?.[0] ?? ""),
  },
  { word: /^Pictify$/u, before: /Async$/u, after: /^\(/u, words: () => "AsyncPictify(" },
  { word: /^Pictify$/u, after: /^ ?\(/u, words: () => "Pictify(" },
  { after: /^\.New(?:Client)?\b/u, words: () => "pictify.NewClient" },
  { word: /^Pictify$/u, after: /^::/u, words: () => "Pictify::Client" },
  { word: /^Pictify$/u, after: /^\.configure/u, words: () => "Pictify.configure" },
  { before: /mcp add[^\n]{0,20} $/u, words: () => "claude mcp add pictify" },
  { before: /["']$/u, after: /^\\?["'] ?: ?\{/u, words: () => '"pictify": {' },
  { before: /mcp_?servers\.["']?$/iu, words: () => "mcpServers.pictify" },
  { before: /\bpip[x3]? (?:install|add) $/u, words: () => "pip install pictify" },
  { before: /\bgem (?:install )?["']?$/u, words: () => 'gem "pictify"' },
  { before: /\bfrom $/u, after: /^[\w.]{0,20} import/u, words: () => "from pictify import" },
  { before: /(?:^|[\n;]|\\n) {0,8}import $/u, words: () => "import pictify" },
  { before: /\brequire ["']$/u, words: () => 'require "pictify"' },
  { before: /\bx-$/iu, words: () => "x-pictify" },
  { after: IDENTIFIER, words: (word, _, after) => word + (IDENTIFIER.exec(after)?.[0] ?? "") },
];

/**
 * What the word `pictify` (in any case) at that place of a text says: a host, package, environment name or constructor is
 * strong, the bare word weak. Pure; looks at most 32 characters to each side.
 */
export function pictifyWord(text: string, start: number): PictifyWord {
  const end = start + "pictify".length;
  const before = text.slice(Math.max(0, start - REACH), start);
  const word = text.slice(start, end);
  const after = text.slice(end, end + REACH);
  for (const rule of STRONG) {
    if (
      (rule.before?.test(before) ?? true) &&
      (rule.word?.test(word) ?? true) &&
      (rule.after?.test(after) ?? true)
    ) {
      return { strength: "strong", words: rule.words(word, before, after) };
    }
  }
  return { strength: "weak", words: word };
}
