/** The last-admin rule as sign-in sees it: there is always an Organization Admin who can still sign in. */
import type { InitialPasswordPolicy } from "../../shared/contract/policy.js";
import { GatehouseError } from "../../shared/errors.js";
import { countSignInAdmins } from "../database/queries/count-sign-in-admins.js";
import type { Transaction } from "../database/scope.js";

/**
 * Refuses a change after which every Organization Admin has an initial password that has expired. The organization must be
 * locked before, so that two such changes see each other. Errors: LAST_ADMIN.
 */
export async function requireSignInAdmin(
  transaction: Transaction,
  organizationId: string,
  { validHours }: Pick<InitialPasswordPolicy, "validHours">,
): Promise<void> {
  if (validHours === null || (await countSignInAdmins(transaction, organizationId, validHours)) > 0) return;
  throw new GatehouseError(
    "LAST_ADMIN",
    "No Organization Admin could sign in any more: their initial passwords have expired.",
    {
      remedy: "Let an Organization Admin change the initial password first, or give a longer time.",
    },
  );
}
