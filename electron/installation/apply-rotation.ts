/** Rotating the JWT secret: every token signed with the former one is dead, and its session row says so. */
import { endSessions } from "../database/queries/end-sessions.js";
import { setJwtSecretHash } from "../database/queries/write-installation.js";
import { type Applied, type Applying, unchanged } from "./applying.js";

export async function applyRotation({
  transaction,
  inspection,
  configuration,
  secrets,
  step,
}: Applying): Promise<Applied> {
  await step("sessions", () => endSessions(transaction, { reason: "jwt-secret-rotated" }));
  await step("jwt-secret", () => setJwtSecretHash(transaction, secrets.jwtSecretHash));
  return unchanged(inspection, configuration);
}
