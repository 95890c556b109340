/** What the system lacks by its code for it, and what helps. */
const SHORTAGES: Readonly<Record<string, string>> = {
  EMFILE: "too many files are open in this process: allow more (ulimit -n)",
  ENFILE: "too many files are open on this system: close some, and run again",
  ENOMEM: "there is too little memory: allow more (ulimit -v), or free some",
  ERR_WORKER_INIT_FAILED:
    "no thread could be started: allow more memory and processes (ulimit -v, ulimit -u)",
  ERR_WORKER_OUT_OF_MEMORY: "there is too little memory: allow more, or use fewer threads (--jobs 1)",
  EAGAIN: "no process could be started: allow more of them (ulimit -u)",
  ENOSPC: "the disk is full: free room, or set TMPDIR",
  EDQUOT: "the quota of the disk is used up: free room, or set TMPDIR",
};
/** What V8 says where it is given no memory for WebAssembly, or for a buffer. */
const OUT_OF_MEMORY = /could not allocate memory|Out of memory|Array buffer allocation failed/iu;

/**
 * What the system lacks, in one line, where that is what an error comes from: its user can mend it, and it is no bug. Null for any
 * other error.
 */
export function shortageOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const told = error instanceof RangeError && OUT_OF_MEMORY.test(error.message) ? "ENOMEM" : code;
  const text = SHORTAGES[told];
  return text === undefined ? null : `${text} (${told})`;
}
