/** Runs a bulk invite, and downloads its results file. */
import type { BulkRequest, ResultFormat } from "../../shared/contract/bulk-invites.js";
import { client, followCall } from "../client.js";
import { downloadFile } from "../components/download.js";
import { refreshAfter } from "../queries.js";
import { beginBulkRun, endBulkRun, markCancelling, reportBulkProgress } from "../state/bulk-run.js";

/**
 * Runs a bulk invite to its end. Never throws: the run's state says how it ended. The results file is in the
 * console's own folder.
 */
export async function runBulkInvite(request: BulkRequest, format: ResultFormat): Promise<void> {
  beginBulkRun();
  try {
    const run = client.bulkInvites.run({ ...request, format });
    endBulkRun({ status: "done", result: await followCall(run, reportBulkProgress) });
  } catch (error) {
    endBulkRun({ status: "failed", error });
  }
  await refreshAfter("invitation");
}

/** Ends the run after the batch that is under way. Its result then says what was done. */
export async function cancelBulkInvite(): Promise<void> {
  markCancelling();
  await client.bulkInvites.cancel();
}

/** Downloads a results file. Only a browser can: the desktop window refuses every download. */
export async function downloadResults(file: string): Promise<void> {
  const { name, text } = await client.bulkInvites.results({ file });
  downloadFile(name, new Blob([text]));
}
