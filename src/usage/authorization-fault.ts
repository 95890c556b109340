const REACH = 100;

const AUTHORIZATION =
  /\bauthorization\\?["'`]?(?:\]\s{0,4}=|\]?\)?\s{0,4}(?::|=>|,))\s{0,4}(?:\\{0,2}["'`]){0,2}([A-Za-z][A-Za-z-]{0,15})?([: ]{0,4})$/iu;
const SCHEME_ALONE = /["'`](bearer|BEARER)(?: |\s\$\{)$/u;
const ARGUMENT_HEADER = /(?:-H|--header)[ =]["']?(api-?key)\s{0,4}:\s{0,4}$/iu;
const QUOTED_NAME = /["'](api-?key)["']\s{0,4}(?::|=>|,)\s{0,4}["'`]$/iu;
/** How a header is written, and settings are not. */
const HEADER_CASE = /^(?:Api-Key|API-K(?:ey|EY))$/u;
const WRITTEN_HEADER = /(?:^|\n)\s{0,20}(Api-Key|API-Key):\s{0,4}$/u;
const ALTERNATIVE_HEADER =
  /(?:(?:-H|--header)[ =]["']?|["'])(x-api-key)["']?\s{0,4}(?::|=>|,)\s{0,4}["'`]{0,2}$/iu;

/**
 * What is wrong with the header that a key is sent in: Pictify takes `Authorization: Bearer <key>` and nothing else
 * (Authentication, Troubleshooting; its MCP server also takes `X-API-Key`).
 */
export function authorizationFault(text: string, start: number): string | null {
  const left = text.slice(Math.max(0, start - REACH), start);
  const sent = AUTHORIZATION.exec(left);
  if (sent !== null) return schemeFault(sent[1] ?? "", sent[2] ?? "");
  if (SCHEME_ALONE.test(left)) return "the scheme is written bearer: it is Bearer, with a capital B";
  const header = ARGUMENT_HEADER.exec(left)?.[1] ?? quotedHeader(left) ?? WRITTEN_HEADER.exec(left)?.[1];
  if (header !== undefined) return `sent in the header ${header}: it is Authorization: Bearer`;
  if (!ALTERNATIVE_HEADER.test(left)) return null;
  const around = text.slice(Math.max(0, start - 600), start + 600);
  return /\bapi\.pictify\.io\b/u.test(around) && !/\bmcp\b/iu.test(around)
    ? "sent in the header X-API-Key: it is Authorization: Bearer"
    : null;
}

/** The name of a header in quotes: `"apiKey"` alone is what settings are called, too. */
function quotedHeader(left: string): string | undefined {
  const name = QUOTED_NAME.exec(left)?.[1];
  return name !== undefined && (HEADER_CASE.test(name) || /headers?\b/iu.test(left)) ? name : undefined;
}

function schemeFault(scheme: string, between: string): string | null {
  if (scheme === "") return "no scheme before it: it is Authorization: Bearer";
  if (scheme !== "Bearer") {
    return scheme.toLowerCase() === "bearer"
      ? `the scheme is written ${scheme}: it is Bearer, with a capital B`
      : `the scheme is ${scheme}: it is Bearer`;
  }
  return between === " " ? null : "Bearer and one space stand before a key, nothing else";
}
