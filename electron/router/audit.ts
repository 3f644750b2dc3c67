/** The audit trail, as the contract has it. */
import { GatehouseError } from "../../shared/errors.js";
import { type ExportRequest, exportAudit } from "../audit/export.js";
import { listAuditPage } from "../audit/list.js";
import { verifyAudit } from "../audit/verify.js";
import type { Console } from "../console/console.js";
import { writeStreamedFile } from "../files/streamed-file.js";
import { os } from "./base.js";
import { toContractError } from "./failures.js";
import { admit, requireCommandLine } from "./gate.js";
import { streamProgress } from "./progress.js";

export const audit = {
  list: os.audit.list.handler(({ context, input }) => listAuditPage(context.console.database(), input)),

  verify: os.audit.verify.handler(async function* ({ context, input }) {
    try {
      const database = context.console.database();
      return yield* streamProgress((report: (progress: { checked: number; total: number }) => void) =>
        verifyAudit(database, { anchor: input.anchor, onProgress: report }),
      );
    } catch (error) {
      throw await toContractError(context.console, error, "audit.verify");
    }
  }),

  export: os.audit.export.handler(async function* ({ context, input }) {
    try {
      return yield* whileAdmitted(context.console, ["audit", "export"], exportAudit(context.console.database(), input));
    } catch (error) {
      throw await toContractError(context.console, error, "audit.export");
    }
  }),

  exportToFile: os.audit.exportToFile.handler(async function* ({ context, input }) {
    try {
      const database = context.console.database();
      const path = await newFileFor(context.console, input);
      if (path === null) return { file: null, rows: 0 };
      return yield* streamProgress(async (report: (progress: { rows: number }) => void) => {
        let rows = 0;
        async function* texts(): AsyncGenerator<string, void, void> {
          const pieces = exportAudit(database, input);
          for await (const piece of whileAdmitted(context.console, ["audit", "exportToFile"], pieces)) {
            rows = piece.rows;
            yield piece.text;
            report({ rows });
          }
        }
        const file = await writeStreamedFile(path, texts());
        return { file, rows };
      });
    } catch (error) {
      throw await toContractError(context.console, error, "audit.exportToFile");
    }
  }),
};

/** Asks the gate again before every piece: an export takes long, and meanwhile somebody may be signed out or demoted. */
async function* whileAdmitted<Piece, Result>(
  console: Console,
  path: readonly string[],
  pieces: AsyncGenerator<Piece, Result, void>,
): AsyncGenerator<Piece, Result, void> {
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) return next.value;
    await admit(console, path);
    yield next.value;
  }
}

/** A window never names a path: what it may write to is chosen in the door's own dialog. Errors: DOOR_CANNOT. */
async function newFileFor(
  console: Console,
  { file, format }: ExportRequest & { readonly file?: string | undefined },
): Promise<string | null> {
  if (file !== undefined) {
    requireCommandLine(console);
    return file;
  }
  const { chooseNewFile } = console.capabilities;
  if (chooseNewFile === undefined) {
    throw new GatehouseError("DOOR_CANNOT", "This door has no dialog for saving files.", {
      remedy: "Download it in the window, or use gatehouse audit export --out FILE.",
    });
  }
  return chooseNewFile(
    `gatehouse-audit-${new Date().toISOString().slice(0, 10)}.${format === "csv" ? "csv" : "jsonl"}`,
  );
}
