const SETTINGS =
  /(?:^|\/)(?:\.?env(?:\.[^/]{1,60})?|[^/]{1,80}\.env|\.envrc|\.dev\.vars(?:\.[^/]{1,40})?|\.flaskenv)$/iu;

/** Whether a path names a file of `NAME=value` lines, as shells, dotenv and `docker --env-file` read them. */
export function isPlainSettings(path: string): boolean {
  return SETTINGS.test(path);
}
