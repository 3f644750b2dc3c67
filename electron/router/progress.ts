/** Turns a use case that reports its progress to a callback into a stream. */

/**
 * Yields each report of `work` as it comes, and returns its result. A failure of `work` is thrown after the last report.
 * A caller that leaves the stream does not stop `work`: an apply is finished or rolled back by itself.
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
  result.catch(() => undefined); // thrown below, if the stream is still read
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
