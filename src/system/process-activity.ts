import { readFileSync } from "node:fs";

/** What a process and all that it has started have done up to now, as far as the system tells. */
export interface ProcessActivity {
  /** Milliseconds of computing. */
  readonly computed: number;
  /** A number that changes whenever one of them does anything at all. */
  readonly stirrings: number;
  /** Whether one of them waits for a disk. */
  readonly waitsForDisk: boolean;
  /** Bytes of memory that are theirs, files left out. */
  readonly memory: number;
  /** The processes that it has started, and those that they have, by their numbers. */
  readonly descendants: readonly number[];
}

/** What Linux counts time in for programs, whatever it does itself (time(7), USER_HZ). */
const TICKS_PER_SECOND = 100;
/** A git starts a few at most; a wrapper around it one. */
const MOST_PROCESSES = 32;

/** What a process has done up to now; null where the system does not tell (only Linux does), or it is gone. */
export function processActivity(pid: number): ProcessActivity | null {
  const own = readProcess(pid);
  if (own === null) return null;
  const descendants = descendantsOf(pid);
  const all = [own, ...descendants.flatMap((child) => readProcess(child) ?? [])];
  const sum = (of: (process: OneProcess) => number): number =>
    all.reduce((total, process) => total + of(process), 0);
  return {
    computed: (sum(({ ticks }) => ticks) * 1000) / TICKS_PER_SECOND,
    stirrings: sum(({ ticks, faults, switches }) => ticks + faults + switches) + all.length,
    waitsForDisk: all.some(({ state }) => state === "D"),
    memory: sum(({ memory }) => memory),
    descendants,
  };
}

interface OneProcess {
  readonly state: string;
  readonly ticks: number;
  readonly faults: number;
  readonly switches: number;
  /** Bytes. */
  readonly memory: number;
}

/** Reads two of the files that Linux has of each process (proc_pid_stat(5), proc_pid_status(5)). */
function readProcess(pid: number): OneProcess | null {
  const stat = read(`/proc/${pid}/stat`);
  // The name, which may hold anything, ends with the last bracket.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const field = (number: number): number => Number(fields[number - FIRST_FIELD] ?? 0);
  if (stat === "") return null;
  const status = read(`/proc/${pid}/status`);
  const line = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(?<count>\\d+)`, "mu").exec(status)?.groups?.count ?? 0);
  return {
    state: fields[0] ?? "",
    ticks: field(UTIME) + field(STIME),
    faults: field(MINFLT) + field(MAJFLT),
    switches: line("voluntary_ctxt_switches"),
    memory: line("RssAnon") * 1024,
  };
}

/** Numbers of fields of `stat`, from 1 on; the first one behind the name is the state. */
const FIRST_FIELD = 3;
const MINFLT = 10;
const MAJFLT = 12;
const UTIME = 14;
const STIME = 15;

function descendantsOf(pid: number): readonly number[] {
  const found: number[] = [];
  collect(pid, found);
  return found;
}

function collect(parent: number, found: number[]): void {
  for (const text of read(`/proc/${parent}/task/${parent}/children`).split(" ")) {
    const child = Number(text);
    if (child <= 0 || found.length >= MOST_PROCESSES || found.includes(child)) continue;
    found.push(child);
    collect(child, found);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    // Not on this system, or gone by now.
    return "";
  }
}
