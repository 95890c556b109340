/** Examples of the help, as yargs takes them. */
export const EXAMPLES: [string, string][] = [
  ["keylint", "scan this folder: what git tracks and does not ignore"],
  ["keylint src .env", "scan a folder and a file"],
  ["keylint --format json=report.json --format pretty", "read it here, keep it for a machine"],
  ["keylint --format sarif=keylint.sarif --format github", "in a job of GitHub"],
  ["git diff | keylint --stdin", "scan whatever comes"],
  ["keylint --verify", "ask Pictify which of its keys still work"],
  ["keylint --explain", "see what was judged not Pictify's, and why"],
  ["keylint doctor --verify", "see whether a key would be stopped here, and whether PICTIFY_API_KEY works"],
  ["keylint rotate kl1:…", "list what has to be done to replace a key, place by place"],
  ["keylint ignore add kl1:… --reason 'revoked'", "ignore one key, in every file and clone"],
];

/** What exit codes mean. */
export const EXIT_CODES =
  "Exit codes: 0 all was read and nothing found; 1 findings; 2 could not run; 3 nothing found, but not everything could be " +
  "read: stderr says what, and what mends it.";
