/** Runs a bulk invite and follows it to its end, and hands its results to a browser. */
import type { BulkRequest } from "../../shared/contract/bulk-invites.js";
import { client, followCall } from "../client.js";
import { refreshAfter } from "../queries.js";
import { beginBulkRun, endBulkRun, markCancelling, reportBulkProgress } from "../state/bulk-run.js";

/** Never throws: how it ended is part of the run's state. `out` is a path on the console's machine, or empty. */
export async function runBulkInvite(request: BulkRequest, out: string): Promise<void> {
  beginBulkRun();
  try {
    const run = client.bulkInvites.run({ ...request, ...(out === "" ? {} : { out }) });
    endBulkRun({ status: "done", result: await followCall(run, reportBulkProgress) });
  } catch (error) {
    endBulkRun({ status: "failed", error });
  }
  await refreshAfter("invitation");
}

/** The run ends after the batch at hand; what became of it comes as its result. */
export async function cancelBulkInvite(): Promise<void> {
  markCancelling();
  await client.bulkInvites.cancel();
}

/** Saves a results file where the browser saves things. Only the browser's page may: the desktop window downloads nothing. */
export async function downloadResults(file: string): Promise<void> {
  const { name, text } = await client.bulkInvites.results({ file });
  const address = URL.createObjectURL(new Blob([text]));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
