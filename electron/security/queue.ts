/** A bound on how much runs at once: hashing takes memory and a core each time. */

/** Runs at most `width` of the given works at a time, first come first served. */
export function createQueue(width: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place is handed on as it is, so a newcomer cannot slip in between.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
