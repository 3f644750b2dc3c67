/** Following a call that reports while it runs. */

/** Gives each report to `onReport` as it comes, and returns the call's result. Throws what the call throws. */
export async function follow<Report, Result>(
  call: PromiseLike<AsyncIterator<Report, Result>>,
  onReport: (report: Report) => void,
): Promise<Result> {
  const reports = await call;
  for (;;) {
    const step = await reports.next();
    if (step.done === true) return step.value;
    onReport(step.value);
  }
}
