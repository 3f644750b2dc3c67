/**
 * The contract: the input, output, errors and progress of every call. The router implements it; the doors (desktop
 * window, browser page, command line) only carry it.
 */
import type { ContractRouterClient } from "@orpc/contract";
import { audit } from "./contract/audit.js";
import { bulkChanges } from "./contract/bulk-changes.js";
import { bulkInvites } from "./contract/bulk-invites.js";
import { configuration } from "./contract/configuration.js";
import { connection } from "./contract/connection.js";
import { door } from "./contract/door.js";
import { foreign } from "./contract/foreign.js";
import { installation } from "./contract/installation.js";
import { memberChanges } from "./contract/member-changes.js";
import { members } from "./contract/members.js";
import { policy } from "./contract/policy.js";
import { roles } from "./contract/roles.js";
import { session } from "./contract/session.js";
import { sessions } from "./contract/sessions.js";
import { workspaces } from "./contract/workspaces.js";

export const contract = {
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
};

/** A call named by its place in the contract, such as `members.invite`. */
export type CallName = {
  readonly [Area in keyof typeof contract]: `${Area}.${keyof (typeof contract)[Area] & string}`;
}[keyof typeof contract];

/** The contract as its callers see it, through any door. */
export type Client = ContractRouterClient<typeof contract>;
