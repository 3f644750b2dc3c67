/**
 * The slow-down after failed sign-ins. It only delays: a right password lets its member in after a bounded wait, so
 * that a stranger who fails on purpose cannot lock an admin out.
 */
import type { RecentFailures } from "../database/queries/record-attempt.js";

const freeFailures = 3; // failures of one account that cost nothing
const longestOfAccount = 5000; // milliseconds
const freeInTotal = 20; // failures a minute over all accounts that cost nothing
const longestInTotal = 2000; // milliseconds

/** Milliseconds to wait before an attempt is checked, by the failures of its account and those of all accounts. */
export function delayAfter({ ofAccount, inTotal }: Pick<RecentFailures, "ofAccount" | "inTotal">): number {
  const account =
    ofAccount < freeFailures ? 0 : Math.min(longestOfAccount, 250 * 2 ** Math.min(ofAccount - freeFailures, 10));
  const total = inTotal < freeInTotal ? 0 : Math.min(longestInTotal, 50 * (inTotal - freeInTotal + 1));
  return Math.max(account, total);
}
