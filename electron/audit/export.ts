/** Exports the audit trail, oldest row first. It is read page by page, so that memory does not grow with its length. */
import type { AuditEntry, AuditFilterInput, AuditFormat } from "../../shared/contract/audit.js";
import type { Database } from "../database/connect.js";
import { type AuditFilter, type AuditPosition, listAudit, searchAudit } from "../database/queries/list-audit.js";
import { query } from "../database/transaction.js";
import { csvLine } from "../files/csv.js";
import { readCurrentSettings } from "../organization/settings.js";
import { toEntry } from "./entry.js";
import { resolveFilter } from "./filter.js";
import { toOcsf } from "./ocsf.js";

/** A piece of the export's text. `rows` counts the rows from the beginning up to the end of this piece. */
export interface ExportPiece {
  readonly text: string;
  readonly rows: number;
}

export interface ExportRequest {
  readonly filter: AuditFilterInput;
  readonly format: AuditFormat;
}

const pageSize = 1000;
const searchedAtOnce = 20_000;

/** The export piece by piece. A page is read when the piece before it was taken. Errors: NO_INSTALLATION. */
export async function* exportAudit(
  database: Database,
  { filter, format }: ExportRequest,
): AsyncGenerator<ExportPiece, void, void> {
  const wanted = await query(database, async (scope) => {
    await readCurrentSettings(scope);
    return resolveFilter(scope, filter);
  });
  const { header, line } = formats[format];
  if (header !== "") yield { text: header, rows: 0 };
  let rows = 0;
  let after: AuditPosition | undefined;
  for (;;) {
    const page = await readPage(database, wanted, filter.text?.trim() ?? "", after);
    rows += page.entries.length;
    yield { text: page.entries.map(line).join(""), rows };
    if (page.next === null) return;
    after = page.next;
  }
}

function readPage(
  database: Database,
  filter: AuditFilter,
  text: string,
  after: AuditPosition | undefined,
): Promise<{ readonly entries: readonly AuditEntry[]; readonly next: AuditPosition | null }> {
  const page = { direction: "oldest", limit: pageSize, after } as const;
  return query(database, async (scope) => {
    if (text !== "") {
      const { rows, last, finished } = await searchAudit(scope, filter, { ...page, text, window: searchedAtOnce });
      return { entries: rows.map(toEntry), next: finished ? null : last };
    }
    const rows = await listAudit(scope, filter, page);
    const last = rows.at(-1);
    return { entries: rows.map(toEntry), next: rows.length < pageSize || last === undefined ? null : last };
  });
}

interface Format {
  readonly header: string;
  readonly line: (entry: AuditEntry) => string;
}

const json = (value: unknown): string => (value === null ? "" : JSON.stringify(value));

const columns: Readonly<Record<string, (entry: AuditEntry) => string | number | boolean | null>> = {
  sequence: ({ sequence }) => sequence,
  id: ({ id }) => id,
  time: ({ time }) => time,
  operation: ({ operation }) => operation,
  succeeded: ({ succeeded }) => succeeded,
  actor_kind: ({ actor }) => actor.kind,
  actor_id: ({ actor }) => actor.id,
  actor_email: ({ actor }) => actor.email,
  actor_role: ({ actor }) => actor.role,
  database_user: ({ actor }) => actor.databaseUser,
  login: ({ actor }) => actor.login,
  machine: ({ actor }) => actor.machine,
  subject_id: ({ subject }) => subject?.id ?? null,
  subject_email: ({ subject }) => subject?.email ?? null,
  organization_id: ({ organizationId }) => organizationId,
  workspace_id: ({ workspaceId }) => workspaceId,
  before: ({ before }) => json(before),
  after: ({ after }) => json(after),
  details: ({ details }) => json(details),
  hash: ({ hash }) => hash,
};

const formats: Readonly<Record<AuditFormat, Format>> = {
  jsonl: { header: "", line: (entry) => `${JSON.stringify(entry)}\n` },
  csv: {
    header: csvLine(Object.keys(columns)),
    line: (entry) => csvLine(Object.values(columns).map((read) => read(entry))),
  },
  ocsf: { header: "", line: (entry) => `${JSON.stringify(toOcsf(entry))}\n` },
};
