/** The initial-password policy: reading and changing it, and listing the members it applies to. */
import { z } from "zod";
import type { InitialPasswordHolder, InitialPasswordPolicy, PolicyState } from "../../shared/contract/policy.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { cursorOf, momentText, pageOf, uuidText } from "../database/paging.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import { countInitialPasswords, listInitialPasswords } from "../database/queries/list-initial-passwords.js";
import { writeSetting } from "../database/queries/write-setting.js";
import { lockOrganization } from "../database/queries/write-workspace.js";
import { query, transact } from "../database/transaction.js";
import { type Actor, describeActor } from "./actor.js";
import { requireSignInAdmin } from "./last-admin.js";
import { readMemberSettings } from "./settings.js";

/** The policy, and how many active members it applies to now. Errors: NO_INSTALLATION, NOT_BASIC_AUTH, SCHEMA_NEWER. */
export function showPolicy(database: Database): Promise<PolicyState> {
  return query(database, async (scope) => {
    const { organizationId, initialPasswordPolicy: policy } = await readMemberSettings(scope);
    const { all, expired } = await countInitialPasswords(scope, organizationId, policy.validHours);
    return { policy, onInitialPassword: all, expired };
  });
}

/**
 * Changes the policy to `after`. `before` is the policy that the change was decided on.
 * Errors: CHANGED_MEANWHILE, with the policy wanted and the present one; LAST_ADMIN if no Admin could sign in.
 */
export function setPolicy(
  database: Database,
  actor: Actor,
  { before, after }: { readonly before: InitialPasswordPolicy; readonly after: InitialPasswordPolicy },
): Promise<void> {
  return transact(database, async (transaction) => {
    const { organizationId } = await readMemberSettings(transaction);
    await lockOrganization(transaction, organizationId);
    const { initialPasswordPolicy: current } = await readMemberSettings(transaction);
    if (!isSame(before, current)) {
      throw new GatehouseError("CHANGED_MEANWHILE", "Somebody else has just changed the initial-password policy.", {
        versions: { yours: { ...after }, theirs: { ...current } },
      });
    }
    if (isSame(after, current)) return;
    await requireSignInAdmin(transaction, organizationId, after);
    await writeSetting(transaction, organizationId, "initial_password", {
      valid_hours: after.validHours,
      must_change: after.mustChange,
    });
    if (after.resetAfterFailures !== current.resetAfterFailures) {
      await writeSetting(transaction, organizationId, "failed_sign_ins", { reset_after: after.resetAfterFailures });
    }
    await insertAudit(transaction, {
      operation: "update_organization_info",
      succeeded: true,
      organizationId,
      ...describeActor(actor, { setting: "initial_password", before: current, after }),
    });
  });
}

const isSame = (one: InitialPasswordPolicy, other: InitialPasswordPolicy): boolean =>
  one.validHours === other.validHours &&
  one.mustChange === other.mustChange &&
  one.resetAfterFailures === other.resetAfterFailures;

const cursors = cursorOf("a list of initial passwords", z.object({ at: momentText, id: uuidText }));

/**
 * A page of the members who still have their initial password, the oldest first.
 * Errors: USAGE for a cursor of another list.
 */
export async function listHoldersOfInitialPasswords(
  database: Database,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ holders: InitialPasswordHolder[]; nextCursor: string | null }> {
  const after = cursors.read(cursor);
  return query(database, async (scope) => {
    const { organizationId, initialPasswordPolicy } = await readMemberSettings(scope);
    const rows = await listInitialPasswords(scope, organizationId, limit + 1, after);
    const { page, nextCursor } = pageOf(rows, limit, ({ sinceText, userId }) =>
      cursors.write({ at: sinceText, id: userId }),
    );
    return {
      holders: page.map(({ sinceText: _position, ageSeconds, since, ...person }) => ({
        ...person,
        since: since.toISOString(),
        expiresAt: expiryOf(initialPasswordPolicy, since),
        expired: hasExpired(initialPasswordPolicy, ageSeconds),
      })),
      nextCursor,
    };
  });
}

const millisecondsAnHour = 3_600_000;

const expiryOf = ({ validHours }: InitialPasswordPolicy, since: Date): string | null =>
  validHours === null ? null : new Date(since.getTime() + validHours * millisecondsAnHour).toISOString();

/** True where an initial password of this age, by the database's clock, has expired and no longer signs in. */
export const hasExpired = ({ validHours }: InitialPasswordPolicy, ageSeconds: number): boolean =>
  validHours !== null && ageSeconds > validHours * 3600;
