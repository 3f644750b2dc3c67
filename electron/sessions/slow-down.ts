/**
 * The slow-down after failed sign-ins. It only ever delays: a right password is let in after a bounded wait, so that
 * a stranger who fails on purpose cannot lock an admin out.
 */
import type { RecentFailures } from "../database/queries/record-attempt.js";

const freeFailures = 3; // of one account, before it slows down
const longestOfAccount = 5000; // milliseconds
const freeInTotal = 20; // failures a minute over all accounts
const longestInTotal = 2000; // milliseconds

/** Milliseconds to wait before this attempt is checked: doubling per account, slower in total. */
export function delayAfter({ ofAccount, inTotal }: Pick<RecentFailures, "ofAccount" | "inTotal">): number {
  const account =
    ofAccount < freeFailures ? 0 : Math.min(longestOfAccount, 250 * 2 ** Math.min(ofAccount - freeFailures, 10));
  const total = inTotal < freeInTotal ? 0 : Math.min(longestInTotal, 50 * (inTotal - freeInTotal + 1));
  return Math.max(account, total);
}
