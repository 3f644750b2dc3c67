/** The bulk invite that this window started last. It goes on while another screen is open, and holds no password. */
import { create } from "zustand";
import type { BulkProgress, BulkResult } from "../../shared/contract/bulk-invites.js";

export type BulkRun =
  | { readonly status: "running"; readonly progress: BulkProgress | null; readonly cancelling: boolean }
  | { readonly status: "done"; readonly result: BulkResult }
  | { readonly status: "failed"; readonly error: unknown };

export const useBulkRun = create<{ readonly run: BulkRun | null }>(() => ({ run: null }));

export const beginBulkRun = (): void =>
  useBulkRun.setState({ run: { status: "running", progress: null, cancelling: false } });

export const reportBulkProgress = (progress: BulkProgress): void =>
  useBulkRun.setState(({ run }) => ({ run: run?.status === "running" ? { ...run, progress } : run }));

export const markCancelling = (): void =>
  useBulkRun.setState(({ run }) => ({ run: run?.status === "running" ? { ...run, cancelling: true } : run }));

export const endBulkRun = (run: BulkRun): void => useBulkRun.setState({ run });

/** Forgets a run that has ended. A run that is under way stays. */
export const clearBulkRun = (): void =>
  useBulkRun.setState(({ run }) => ({ run: run?.status === "running" ? run : null }));
