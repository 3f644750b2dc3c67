/** What the use cases need of the installation: its mode, its organization and that organization's settings. */
import type { Kysely } from "kysely";
import type { Tables } from "../tables.js";

export interface InstallationSettings {
  readonly installationId: string;
  readonly authMode: "none" | "basic" | "oidc";
  readonly jwtSecretHash: string | null;
  readonly organizationId: string;
  /** `organizations.config` as stored. */
  readonly config: Readonly<Record<string, unknown>>;
}

export function readSettings(kysely: Kysely<Tables>): Promise<InstallationSettings | undefined> {
  return kysely
    .selectFrom("installation")
    .innerJoin("organizations", "organizations.id", "installation.organization_id")
    .select([
      "installation.id as installationId",
      "installation.auth_mode as authMode",
      "installation.jwt_secret_hash as jwtSecretHash",
      "organizations.id as organizationId",
      "organizations.config as config",
    ])
    .executeTakeFirst();
}
