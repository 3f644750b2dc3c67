/** Implements the contract for every door. Areas that a new window does not call at once are loaded when first called. */
import { os } from "./base.js";
import { configuration } from "./configuration.js";
import { connection } from "./connection.js";
import { door } from "./door.js";
import { session } from "./session.js";

export const router = os.router({
  door,
  connection,
  configuration,
  session,
  installation: os.installation.lazy(async () => ({ default: (await import("./installation.js")).installation })),
  foreign: os.foreign.lazy(async () => ({ default: (await import("./foreign.js")).foreign })),
  members: os.members.lazy(async () => ({ default: (await import("./members.js")).members })),
  memberChanges: os.memberChanges.lazy(async () => ({ default: (await import("./member-changes.js")).memberChanges })),
  bulkInvites: os.bulkInvites.lazy(async () => ({ default: (await import("./bulk-invites.js")).bulkInvites })),
  bulkChanges: os.bulkChanges.lazy(async () => ({ default: (await import("./bulk-changes.js")).bulkChanges })),
  roles: os.roles.lazy(async () => ({ default: (await import("./roles.js")).roles })),
  workspaces: os.workspaces.lazy(async () => ({ default: (await import("./workspaces.js")).workspaces })),
  sessions: os.sessions.lazy(async () => ({ default: (await import("./sessions.js")).sessions })),
  audit: os.audit.lazy(async () => ({ default: (await import("./audit.js")).audit })),
  policy: os.policy.lazy(async () => ({ default: (await import("./policy.js")).policy })),
});
