const GENERIC = new Set(
  [
    "access api apikey auth authentication authorization authtoken basic bearer body client config configure const create",
    "credential credentials current data default dict env environ environment header headers http https init json key keys",
    "let live mcp my new old options opts os params parameters private process prod production request sandbox sdk secret",
    "secretkey self server set settings staging string test the this token url var value variables with x",
  ].flatMap((line) => line.split(" ")),
);

/** Whether a name says no more than "the key of the service that is spoken of", whoever that is: `apiKey`, `X_API_TOKEN`. */
export function isGenericName(name: string): boolean {
  return name
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/u)
    .every((word) => word.length <= 1 || GENERIC.has(word.toLowerCase()));
}
