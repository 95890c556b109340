/** The entries of one git configuration file: `section.subsection.key` (section and key in lower case) to its values, in order. */
export type GitConfig = ReadonlyMap<string, readonly string[]>;

const SECTION = /^\[[ \t]*([A-Za-z0-9.-]+)[ \t]*(?:"((?:[^"\\\n]|\\.)*)")?[ \t]*\]/u;
const KEY = /^([A-Za-z][A-Za-z0-9-]*)[ \t]*/u;

/**
 * Reads git's configuration syntax, and nothing but this one text: includes are not followed, nothing is run, what cannot be
 * understood is passed over. A key without a value has the value `true`, as in git.
 */
export function parseGitConfig(text: string): GitConfig {
  const config = new Map<string, string[]>();
  for (const { name, value } of gitConfigEntries(text)) {
    const values = config.get(name);
    if (values) values.push(value);
    else config.set(name, [value]);
  }
  return config;
}

/** One value of a configuration file. */
export interface GitConfigEntry {
  /** `section.subsection.key`, section and key in lower case. */
  readonly name: string;
  readonly value: string;
}

/** The entries of a configuration in their order, with the promises of {@link parseGitConfig}. */
export function* gitConfigEntries(text: string): Generator<GitConfigEntry> {
  let section = "";
  let rest = text.replace(/^\uFEFF/u, "");
  while (rest !== "") {
    rest = rest.replace(/^\s+/u, "");
    const header = SECTION.exec(rest);
    if (header) {
      section = header[1]?.toLowerCase() ?? "";
      if (header[2] !== undefined) section += `.${header[2].replace(/\\(.)/gu, "$1")}`;
      rest = rest.slice(header[0].length);
      continue;
    }
    const key = KEY.exec(rest);
    if (!key) {
      const end = rest.indexOf("\n");
      rest = end < 0 ? "" : rest.slice(end + 1);
      continue;
    }
    rest = rest.slice(key[0].length);
    const value = rest.startsWith("=") ? readValue(rest.slice(1)) : { value: "true", length: -1 };
    rest = rest.slice(value.length + 1);
    yield { name: `${section}.${key[1]?.toLowerCase() ?? ""}`, value: value.value };
  }
}

/** The last value of a key, which is the one that counts. */
export function lastValue(config: GitConfig, key: string): string | null {
  return config.get(key)?.at(-1) ?? null;
}

/** Whether a key is set to one of git's spellings of true. */
export function isTrue(config: GitConfig, key: string): boolean {
  return /^(?:true|yes|on|[1-9]\d{0,9})$/iu.test(lastValue(config, key) ?? "");
}

function readValue(text: string): { readonly value: string; readonly length: number } {
  let value = "";
  let pending = "";
  let quoted = false;
  let at = 0;
  for (; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === "\n") break;
    if (character === "\\") {
      at++;
      const escaped = text[at] ?? "";
      if (escaped === "\r" && text[at + 1] === "\n") at++;
      value += pending + unescaped(escaped);
      pending = "";
    } else if (character === '"') {
      quoted = !quoted;
      value += pending;
      pending = "";
    } else if (!quoted && (character === "#" || character === ";")) {
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end;
      break;
    } else if (!quoted && /\s/u.test(character)) {
      // Spaces inside a value count, those around it do not.
      if (value !== "") pending += character;
    } else {
      value += pending + character;
      pending = "";
    }
  }
  return { value, length: at };
}

function unescaped(character: string): string {
  switch (character) {
    case "n":
      return "\n";
    case "t":
      return "\t";
    case "b":
      return "\b";
    case "\n":
    case "\r":
      return "";
    default:
      return character;
  }
}
