/**
 * All schema migrations, in order. The SQL of one that was released never changes, because ledgers keep its checksum.
 */
import type { SchemaMigration } from "./migrate.js";
import { installationTables } from "./migrations/0001-installation.js";
import { sessionTables } from "./migrations/0002-sessions.js";
import { lastAdminRule } from "./migrations/0003-last-admin.js";
import { auditChain } from "./migrations/0004-audit-chain.js";
import { memberList } from "./migrations/0005-member-list.js";
import { administration } from "./migrations/0006-administration.js";
import { triggerFunctions } from "./migrations/0007-trigger-functions.js";
import { memberTraits } from "./migrations/0008-member-traits.js";
import { lastAdminLogins } from "./migrations/0009-last-admin-logins.js";
import { memberListLogins } from "./migrations/0010-member-list-logins.js";
import { lastAdminCheck } from "./migrations/0011-last-admin-check.js";
import { auditLink } from "./migrations/0012-audit-link.js";
import { anywhere } from "./migrations/0013-anywhere.js";

export const migrations: readonly SchemaMigration[] = [
  installationTables,
  sessionTables,
  lastAdminRule,
  auditChain,
  memberList,
  administration,
  triggerFunctions,
  memberTraits,
  lastAdminLogins,
  memberListLogins,
  lastAdminCheck,
  auditLink,
  anywhere,
];
