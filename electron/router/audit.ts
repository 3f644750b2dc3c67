/** Implements the contract's calls about the audit trail. */
import type { AuditProgress, ExportProgress } from "../../shared/contract/audit.js";
import { GatehouseError } from "../../shared/errors.js";
import { type ExportPiece, type ExportRequest, exportAudit } from "../audit/export.js";
import { listAuditPage } from "../audit/list.js";
import { verifyAudit } from "../audit/verify.js";
import type { Console } from "../console/console.js";
import { writeStreamedFile } from "../files/streamed-file.js";
import { os } from "./base.js";
import { admit, requireCommandLine } from "./gate.js";
import { streamProgress } from "./progress.js";

export const audit = {
  list: os.audit.list.handler(({ context, input }) => listAuditPage(context.console.database(), input)),

  verify: os.audit.verify.handler(({ context, input }) =>
    streamProgress((report: (progress: AuditProgress) => void) =>
      verifyAudit(context.console.database(), { anchor: input.anchor, onProgress: report }),
    ),
  ),

  export: os.audit.export.handler(async function* ({ context, input, path }) {
    let rows = 0;
    const pieces = exportAudit(context.console.database(), input);
    for await (const piece of whileAdmitted(context.console, path, pieces)) {
      rows = piece.rows;
      yield piece;
    }
    return { rows };
  }),

  exportToFile: os.audit.exportToFile.handler(({ context, input, path }) =>
    streamProgress(async (report: (progress: ExportProgress) => void) => {
      const pieces = whileAdmitted(context.console, path, exportAudit(context.console.database(), input));
      const newFile = await newFileFor(context.console, input);
      if (newFile === null) return { file: null, rows: 0 };
      let rows = 0;
      async function* texts(): AsyncGenerator<string, void, void> {
        for await (const piece of pieces) {
          rows = piece.rows;
          yield piece.text;
          report({ rows });
        }
      }
      const file = await writeStreamedFile(newFile, texts());
      return { file, rows };
    }),
  ),
};

/** Asks the gate again before every piece, because the member may be signed out or demoted during a long export. */
async function* whileAdmitted(
  adminConsole: Console,
  path: readonly string[],
  pieces: AsyncIterable<ExportPiece>,
): AsyncGenerator<ExportPiece, void, void> {
  for await (const piece of pieces) {
    await admit(adminConsole, path);
    yield piece;
  }
}

/** The file to export to. A window cannot name a path: its file is chosen in the door's own dialog. Errors: DOOR_CANNOT. */
async function newFileFor(
  adminConsole: Console,
  { file, format }: ExportRequest & { readonly file?: string | undefined },
): Promise<string | null> {
  if (file !== undefined) {
    requireCommandLine(adminConsole);
    return file;
  }
  const { chooseNewFile } = adminConsole.capabilities;
  if (chooseNewFile === undefined) {
    throw new GatehouseError("DOOR_CANNOT", "This door has no dialog for saving files.", {
      remedy: "Download it in the window, or use gatehouse audit export --out FILE.",
    });
  }
  return chooseNewFile(
    `gatehouse-audit-${new Date().toISOString().slice(0, 10)}.${format === "csv" ? "csv" : "jsonl"}`,
  );
}
