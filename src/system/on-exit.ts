const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const cleanups = new Set<() => void>();
let listening = false;

/**
 * Has `cleanup` called once when the process ends: normally, by an uncaught error, or by SIGINT, SIGTERM or SIGHUP, which still
 * end it as they would have. The function that is returned takes it back. `cleanup` must be synchronous.
 */
export function onExit(cleanup: () => void): () => void {
  cleanups.add(cleanup);
  if (!listening) {
    listening = true;
    process.on("exit", runAll);
    for (const signal of SIGNALS) process.on(signal, runAllAndDie);
  }
  return () => {
    cleanups.delete(cleanup);
    if (cleanups.size === 0) stopListening();
  };
}

function stopListening(): void {
  listening = false;
  process.off("exit", runAll);
  for (const signal of SIGNALS) process.off(signal, runAllAndDie);
}

function runAll(): void {
  for (const cleanup of cleanups) {
    cleanups.delete(cleanup);
    try {
      cleanup();
    } catch {
      // The others still have their turn; at the end of a process nobody is left to be told.
    }
  }
}

function runAllAndDie(signal: NodeJS.Signals): void {
  runAll();
  stopListening();
  // A listener of somebody else (the command line's, for its exit code) replaces the default, and then decides itself.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
