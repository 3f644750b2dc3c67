/** Follows a call that reports while it runs. */

/**
 * Gives each report to `onReport` as it comes, one after the other, and returns the call's result. Throws what the call
 * throws.
 */
export async function follow<Report, Result>(
  call: AsyncIterator<Report, Result> | PromiseLike<AsyncIterator<Report, Result>>,
  onReport: (report: Report) => unknown = () => undefined,
): Promise<Result> {
  const reports = await call;
  for (;;) {
    const { done, value } = await reports.next();
    if (done) return value;
    await onReport(value);
  }
}
