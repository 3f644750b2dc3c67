/** Rotating the JWT secret: every token signed with the former one is dead, and its session row says so. */
import { sql } from "kysely";
import { endSessions } from "../database/queries/end-sessions.js";
import { type Applied, type Applying, unchanged } from "./applying.js";

export async function applyRotation({
  transaction,
  inspection,
  configuration,
  secrets,
  step,
}: Applying): Promise<Applied> {
  await step("sessions", () => endSessions(transaction, { reason: "jwt-secret-rotated" }));
  await step("jwt-secret", () =>
    transaction
      .updateTable("installation")
      .set({ jwt_secret_hash: secrets.jwtSecretHash, updated_at: sql<Date>`now()` })
      .execute(),
  );
  return unchanged(inspection, configuration);
}
