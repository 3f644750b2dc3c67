/** The contract implemented, once for every door. */
import { audit } from "./audit.js";
import { os } from "./base.js";
import { bulkChanges } from "./bulk-changes.js";
import { bulkInvites } from "./bulk-invites.js";
import { configuration } from "./configuration.js";
import { connection } from "./connection.js";
import { door } from "./door.js";
import { foreign } from "./foreign.js";
import { installation } from "./installation.js";
import { memberChanges } from "./member-changes.js";
import { members } from "./members.js";
import { policy } from "./policy.js";
import { roles } from "./roles.js";
import { session } from "./session.js";
import { sessions } from "./sessions.js";
import { workspaces } from "./workspaces.js";

export const router = os.router({
  audit,
  door,
  connection,
  configuration,
  installation,
  foreign,
  session,
  members,
  memberChanges,
  bulkInvites,
  bulkChanges,
  roles,
  workspaces,
  sessions,
  policy,
});
