/** The slow-down after failed sign-ins: it grows, it is bounded, and it never becomes a lock. */
import { availableParallelism } from "node:os";
import fc from "fast-check";
import { expect, test } from "vitest";
import { whenCoreIsFree } from "../../../electron/security/hashing.js";
import { delayAfter } from "../../../electron/sessions/slow-down.js";

test("the first three failures of an account cost nothing", () => {
  for (const ofAccount of [0, 1, 2]) expect(delayAfter({ ofAccount, inTotal: ofAccount })).toBe(0);
  expect(delayAfter({ ofAccount: 3, inTotal: 3 })).toBeGreaterThan(0);
});

test("each further failure doubles the wait, up to five seconds", () => {
  const waits = [3, 4, 5, 6, 7, 8, 9].map((ofAccount) => delayAfter({ ofAccount, inTotal: 0 }));
  expect(waits).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
});

test("many failures over all accounts slow everybody a little, so that trying many accounts does not pay", () => {
  expect(delayAfter({ ofAccount: 0, inTotal: 19 })).toBe(0);
  expect(delayAfter({ ofAccount: 0, inTotal: 20 })).toBeGreaterThan(0);
  expect(delayAfter({ ofAccount: 0, inTotal: 1_000_000 })).toBe(2000);
});

test("whatever happened, nobody waits longer than five seconds, and more failures never mean a shorter wait", () => {
  const failures = fc.nat(10_000_000);
  fc.assert(
    fc.property(failures, failures, fc.nat(50), (ofAccount, inTotal, more) => {
      const wait = delayAfter({ ofAccount, inTotal });
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(5000);
      expect(delayAfter({ ofAccount: ofAccount + more, inTotal: inTotal + more })).toBeGreaterThanOrEqual(wait);
    }),
  );
});

test("as many hashes run at once as there are cores, at most four, in order, and a failure holds up nobody", async () => {
  const allowed = Math.min(4, availableParallelism());
  let running = 0;
  let most = 0;
  const begun: number[] = [];
  const results = await Promise.allSettled(
    Array.from({ length: 9 }, (_, index) =>
      whenCoreIsFree(async () => {
        begun.push(index);
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running -= 1;
        if (index % 3 === 0) throw new Error("no");
        return index;
      }),
    ),
  );
  expect(most).toBe(allowed);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(results.filter((result) => result.status === "rejected")).toHaveLength(3);
});
