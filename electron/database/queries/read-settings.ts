/** Reading the installation's settings: its auth mode, and its organization with `organizations.config`. */
import { sql } from "kysely";
import type { LedgerRow } from "../schema/ledger.js";
import type { Scope } from "../scope.js";

export interface InstallationSettings {
  readonly installationId: string;
  readonly authMode: "none" | "basic" | "oidc";
  readonly jwtSecretHash: string | null;
  readonly organizationId: string;
  readonly organizationName: string;
  /** The column `organizations.config`. */
  readonly config: Readonly<Record<string, unknown>>;
}

interface Row extends InstallationSettings {
  readonly ledger: readonly LedgerRow[];
  readonly organizationId: string;
}

/**
 * Reads ledger and settings in one round trip, because every use case begins with it. `settings` is null where there is
 * no installation or no organization. A schema without the tables is the database's error 42P01.
 */
export async function readSettings({
  kysely,
  table,
}: Scope): Promise<{ readonly ledger: readonly LedgerRow[]; readonly settings: InstallationSettings | null }> {
  const { rows } = await sql<Row | (Pick<Row, "ledger"> & { readonly organizationId: null })>`
    select (select coalesce(json_agg(l), '[]') from ${table("gatehouse_schema")} l) as ledger,
           i.id as "installationId", i.auth_mode as "authMode", i.jwt_secret_hash as "jwtSecretHash",
           o.id as "organizationId", o.display_name as "organizationName", o.config
      from (values (1)) as one left join (
        ${table("installation")} i join ${table("organizations")} o on o.id = i.organization_id
      ) on true`.execute(kysely);
  const [row] = rows;
  if (row === undefined || row.organizationId === null) return { ledger: row?.ledger ?? [], settings: null };
  const { ledger, ...settings } = row;
  return { ledger, settings };
}
