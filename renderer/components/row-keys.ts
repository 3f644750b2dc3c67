/** The keys that go from row to row of a table. */

/** Where a key leads from row `at` (-1 before the first); null for any other key. */
export function stepOf(key: string, at: number, count: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined || count === 0 ? null : Math.min(Math.max(to, 0), count - 1);
}
