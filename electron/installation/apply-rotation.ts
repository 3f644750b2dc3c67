/** Rotates the JWT secret. Tokens signed with the former secret stop working, so every session ends. */
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
