/** Cleaning up when the process ends early: by process.exit, Ctrl-C or a termination signal. */

const pending = new Set<() => void>();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs `cleanup`, which must be synchronous, when the process ends, unless the returned function ran it before.
 * A signal that nobody else listens to still ends the process as it would have; whoever listens decides for itself.
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
