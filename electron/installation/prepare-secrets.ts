/** The hashes an apply stores, made before its transaction begins. */
import type { PlanAction } from "../../shared/contract/installation.js";
import { GatehouseError } from "../../shared/errors.js";
import type { InstallationConfiguration } from "../config/configuration.js";
import { hashJwtSecret } from "../security/jwt-secret.js";
import { hashPassword } from "../security/passwords.js";

export interface PreparedSecrets {
  readonly adminPasswordHash: string | null;
  readonly jwtSecretHash: string | null;
}

/** PHC strings for what the action needs; both are hashed at the same time. */
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
