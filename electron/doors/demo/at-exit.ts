/** Cleans up when the process ends early: by process.exit, Ctrl-C or a termination signal. */

const pending = new Set<() => void>();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs `cleanup` when the process ends, unless the returned function has run it before. It has to be synchronous.
 * A signal still ends the process, unless something else listens to it as well.
 */
export function atExit(cleanup: () => void): () => void {
  if (pending.size === 0) {
    process.on("exit", cleanAll);
    for (const signal of signals) process.on(signal, onSignal);
  }
  pending.add(cleanup);
  return () => {
    if (!pending.delete(cleanup)) return;
    if (pending.size === 0) stopListening();
    cleanup();
  };
}

function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  cleanAll();
  process.kill(process.pid, signal);
}

function cleanAll(): void {
  const cleanups = [...pending];
  pending.clear();
  stopListening();
  for (const cleanup of cleanups) cleanup();
}

function stopListening(): void {
  process.off("exit", cleanAll);
  for (const signal of signals) process.off(signal, onSignal);
}
