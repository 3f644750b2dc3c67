/** From a use case that reports by callback to the contract's stream of events. */

/**
 * Yields what `work` reports as it reports it, and returns its result; its failure is thrown after the last report.
 * A listener that goes away does not stop the work: an apply is finished or rolled back by itself.
 */
export async function* streamProgress<Event, Result>(
  work: (report: (event: Event) => void) => Promise<Result>,
): AsyncGenerator<Event, Result, void> {
  const events: Event[] = [];
  let wake = (): void => {};
  let settled = false;
  const result = work((event) => {
    events.push(event);
    wake();
  }).finally(() => {
    settled = true;
    wake();
  });
  result.catch(() => undefined); // thrown below, to whoever still listens
  for (;;) {
    const event = events.shift();
    if (event !== undefined) yield event;
    else if (settled) return await result;
    else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}
