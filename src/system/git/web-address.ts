/** `https://`, `ssh://`, `git://`, with or without user and port, or as scp writes it (`git@host:path`). */
const FORMS = [
  /^https?:\/\/(?:[^@/\s]{0,1000}@)?(?<host>[\w.-]{1,255}(?::\d{1,5})?)\/(?<path>[^\s?#]{1,1000})$/u,
  /^(?:ssh|git):\/\/(?:[^@/\s]{0,1000}@)?(?<host>[\w.-]{1,255})(?::\d{1,5})?\/(?<path>[^\s?#]{1,1000})$/u,
  /^(?:[\w.-]{1,100}@)?(?<host>[\w-]{1,100}(?:\.[\w-]{1,100}){1,10}):(?!\/)(?<path>[^\s?#]{1,1000})$/u,
];

/** The page of a repository that a remote's URL leads to: https, without user, password and `.git`; null where none is told. */
export function webAddress(url: string): string | null {
  for (const form of FORMS) {
    const { host, path } = form.exec(url.trim())?.groups ?? {};
    if (host === undefined || path === undefined) continue;
    const address = `https://${host}/${path.replace(/\/+$/u, "").replace(/\.git$/u, "")}`;
    return URL.canParse(address) ? new URL(address).href : null;
  }
  return null;
}
