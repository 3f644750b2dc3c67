/** Hashes the secrets that an apply stores, before its transaction begins. */
import type { PlanAction } from "../../shared/contract/installation.js";
import { GatehouseError } from "../../shared/errors.js";
import type { InstallationConfiguration } from "../config/configuration.js";
import { hashJwtSecret } from "../security/jwt-secret.js";
import { hashPassword } from "../security/passwords.js";

/** PHC strings; null for a secret that the action does not store. */
export interface PreparedSecrets {
  readonly adminPasswordHash: string | null;
  readonly jwtSecretHash: string | null;
}

/** Hashes both secrets at the same time. Errors: PLAN_REFUSED if the configuration lacks one that the action needs. */
export async function prepareSecrets(
  action: PlanAction,
  { adminPassword, jwtSecret }: InstallationConfiguration,
): Promise<PreparedSecrets> {
  const needsPassword = action === "bootstrap" || action === "migrate";
  const needsJwtSecret = needsPassword || action === "rotate-jwt-secret";
  if ((needsPassword && adminPassword === null) || (needsJwtSecret && jwtSecret === null)) {
    throw new GatehouseError("PLAN_REFUSED", "The configuration lacks the admin password or the JWT secret.");
  }
  const [adminPasswordHash, jwtSecretHash] = await Promise.all([
    needsPassword && adminPassword !== null ? hashPassword(adminPassword) : null,
    needsJwtSecret && jwtSecret !== null ? hashJwtSecret(jwtSecret) : null,
  ]);
  return { adminPasswordHash, jwtSecretHash };
}
