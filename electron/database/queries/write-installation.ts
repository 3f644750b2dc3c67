/** Writing the one row of `installation`: what the installation is, and the hash of its JWT secret. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

export interface NewInstallation {
  readonly authMode: "none" | "basic";
  readonly release: string | null;
  readonly jwtSecretHash: string | null;
  readonly organizationId: string;
}

/** Inserts the row into an installation that has none yet. */
export async function insertInstallation({ kysely }: Transaction, installation: NewInstallation): Promise<void> {
  await kysely
    .insertInto("installation")
    .values({
      auth_mode: installation.authMode,
      release: installation.release,
      jwt_secret_hash: installation.jwtSecretHash,
      organization_id: installation.organizationId,
    })
    .execute();
}

/** Turns email/password login on. `release` is the product's version; null where it is not known. */
export async function turnLoginOn({ kysely }: Transaction, release: string | null): Promise<void> {
  await kysely.updateTable("installation").set({ auth_mode: "basic", release, updated_at: sql<Date>`now()` }).execute();
}

/** Stores the hash of the JWT secret, or null where none is known. */
export async function setJwtSecretHash({ kysely }: Transaction, jwtSecretHash: string | null): Promise<void> {
  await kysely
    .updateTable("installation")
    .set({ jwt_secret_hash: jwtSecretHash, updated_at: sql<Date>`now()` })
    .execute();
}
