/** What the use cases need of the installation: its ledger, its mode, its organization and that organization's settings. */
import { sql } from "kysely";
import type { LedgerRow } from "../schema/ledger.js";
import type { Scope } from "../scope.js";

export interface InstallationSettings {
  readonly installationId: string;
  readonly authMode: "none" | "basic" | "oidc";
  readonly jwtSecretHash: string | null;
  readonly organizationId: string;
  /** `organizations.config` as stored. */
  readonly config: Readonly<Record<string, unknown>>;
}

interface Row extends InstallationSettings {
  readonly ledger: readonly LedgerRow[];
  readonly organizationId: string;
}

/**
 * Both in one round trip, because every use case begins with it; `settings` is null without installation or organization.
 * A schema without the tables is the database's own error 42P01.
 */
export async function readSettings({
  kysely,
  table,
}: Scope): Promise<{ readonly ledger: readonly LedgerRow[]; readonly settings: InstallationSettings | null }> {
  const { rows } = await sql<Row | (Pick<Row, "ledger"> & { readonly organizationId: null })>`
    select (select coalesce(json_agg(l), '[]') from ${table("gatehouse_schema")} l) as ledger,
           i.id as "installationId", i.auth_mode as "authMode", i.jwt_secret_hash as "jwtSecretHash",
           o.id as "organizationId", o.config
      from (values (1)) as one left join (
        ${table("installation")} i join ${table("organizations")} o on o.id = i.organization_id
      ) on true`.execute(kysely);
  const [row] = rows;
  if (row === undefined || row.organizationId === null) return { ledger: row?.ledger ?? [], settings: null };
  const { ledger, ...settings } = row;
  return { ledger, settings };
}
