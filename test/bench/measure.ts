/** Taking times fairly: contestants in turn within one run, and the middle of many rounds. */

/** One timed go; gives milliseconds, so that what it needs to prepare stays outside. */
export type Contestant = () => Promise<number>;

/** Milliseconds that `work` takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/**
 * Milliseconds of each contestant, round by round. Each round runs all of them, every other one backwards, so that
 * whatever else the machine does meets them alike. `warmUps` rounds come first and are not kept.
 */
export async function takeTurns<Name extends string>(
  { rounds, warmUps }: { readonly rounds: number; readonly warmUps: number },
  contestants: Readonly<Record<Name, Contestant>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(contestants) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const milliseconds = await contestants[name]();
      if (round >= 0) times[name].push(milliseconds);
    }
  }
  return times;
}

/** The value that `share` (0 to 1) of the values do not exceed; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
