/** Each kind of change: whom it leaves as they are, whom it refuses, what it writes, and how the trail names it. */
import type { Kysely } from "kysely";
import type { MemberChange } from "../../../shared/contract/member-changes.js";
import { isEmail } from "../../../shared/email.js";
import { type ErrorCode, GatehouseError } from "../../../shared/errors.js";
import { parseOrganizationRole } from "../../../shared/roles.js";
import {
  changeEmail,
  putIntoWorkspace,
  removeMembers,
  renameMembers,
  setDisabled,
  setOrganizationRole,
  takeFromWorkspace,
} from "../../database/queries/change-members.js";
import { listWorkspaces } from "../../database/queries/list-workspaces.js";
import type { LockedMember } from "../../database/queries/lock-members.js";
import type { Tables } from "../../database/tables.js";
import type { Transaction } from "../../database/transaction.js";
import { resolveWorkspaceRoles } from "../../roles/resolve.js";
import { findWorkspace } from "../../workspaces/resolve.js";

export interface Refusal {
  readonly code: ErrorCode;
  readonly reason: string;
}

/** One change, read and checked: what it needs of the installation is looked up. */
export interface PreparedChange {
  readonly kind: MemberChange["kind"];
  /** As the audit trail names it. */
  readonly operation: string;
  readonly workspaceId: string | null;
  /** Why sessions end with it, as stored; null where they go on. */
  readonly endsSessions: string | null;
  /** True where the member already is what the change would make them. */
  readonly isDone: (member: LockedMember) => boolean;
  readonly refuse?: (member: LockedMember) => Refusal | null;
  /** Field → value, for the trail and for whoever is told of both versions. */
  readonly before: (member: LockedMember) => Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly write: (transaction: Transaction, schema: string, ids: readonly string[]) => Promise<void>;
}

const ofOrganization = { workspaceId: null, endsSessions: null, operation: "update_org_member" } as const;

/** Errors: ROLE_UNKNOWN, EMAIL_INVALID, WORKSPACE_NOT_FOUND, WORKSPACE_AMBIGUOUS. */
export async function prepareChange(
  kysely: Kysely<Tables>,
  organizationId: string,
  change: MemberChange,
): Promise<PreparedChange> {
  const { kind } = change;
  switch (kind) {
    case "setRole": {
      const role = parseOrganizationRole(change.role);
      if (role === undefined) {
        throw new GatehouseError("ROLE_UNKNOWN", `There is no organization role "${change.role}".`);
      }
      return {
        ...{ kind, ...ofOrganization, after: { role } },
        isDone: (member) => member.role === role,
        before: (member) => ({ role: member.role }),
        write: (transaction, schema, ids) => setOrganizationRole(transaction, schema, ids, role),
      };
    }
    case "rename": {
      const fullName = change.fullName?.trim() || null;
      return {
        ...{ kind, ...ofOrganization, after: { fullName } },
        isDone: (member) => member.fullName === fullName,
        before: (member) => ({ fullName: member.fullName }),
        write: (transaction, schema, ids) => renameMembers(transaction, schema, ids, fullName),
      };
    }
    case "changeEmail": {
      const email = change.email.trim();
      if (!isEmail(email)) throw new GatehouseError("EMAIL_INVALID", "This is not an email address.");
      return {
        ...{ kind, ...ofOrganization, after: { email } },
        isDone: (member) => member.email === email,
        before: (member) => ({ email: member.email }),
        write: async (transaction, schema, ids) => {
          for (const id of ids) await changeEmail(transaction, schema, id, email);
        },
      };
    }
    case "deactivate":
    case "reactivate": {
      const disabled = kind === "deactivate";
      return {
        ...{ kind, ...ofOrganization, endsSessions: disabled ? "deactivated" : null, after: { disabled } },
        isDone: (member) => member.disabled === disabled,
        before: (member) => ({ disabled: member.disabled }),
        write: (transaction, schema, ids) => setDisabled(transaction, schema, ids, disabled),
      };
    }
    case "remove":
      return {
        ...{
          kind,
          ...ofOrganization,
          operation: "delete_org_member",
          endsSessions: "removed",
          after: { member: false },
        },
        isDone: () => false,
        before: ({ role, fullName, disabled }) => ({ member: true, role, fullName, disabled }),
        write: removeMembers,
      };
    case "addToWorkspace":
    case "removeFromWorkspace":
    case "setWorkspaceRole":
      return prepareWorkspaceChange(kysely, organizationId, change);
  }
}

type WorkspaceChange = Extract<MemberChange, { readonly workspace: string }>;

const implied = ({ role, email }: LockedMember): Refusal | null =>
  role === "ORGANIZATION_ADMIN"
    ? { code: "WORKSPACE_ADMIN_IMPLIED", reason: `${email} is Organization Admin, and so Admin of every workspace.` }
    : null;

async function prepareWorkspaceChange(
  kysely: Kysely<Tables>,
  organizationId: string,
  change: WorkspaceChange,
): Promise<PreparedChange> {
  const workspace = findWorkspace(await listWorkspaces(kysely, organizationId), change.workspace);
  const workspaceId = workspace.id;
  const base = {
    kind: change.kind,
    workspaceId,
    endsSessions: null,
    before: ({ workspaceRole }: LockedMember) => ({
      workspace: workspace.name,
      workspaceRole: workspaceRole?.shown ?? null,
    }),
  };
  if (change.kind === "removeFromWorkspace") {
    return {
      ...{ ...base, operation: "delete_workspace_member", after: { workspace: workspace.name, workspaceRole: null } },
      isDone: (member) => member.workspaceRole === null,
      refuse: implied,
      write: (transaction, schema, ids) => takeFromWorkspace(transaction, schema, ids, workspaceId),
    };
  }
  const [role] = await resolveWorkspaceRoles(kysely, organizationId, [change.role]);
  if (role === undefined) throw new GatehouseError("ROLE_UNKNOWN", `There is no workspace role "${change.role}".`);
  const adds = change.kind === "addToWorkspace";
  return {
    ...{ ...base, operation: adds ? "add_member_to_workspace" : "update_workspace_member" },
    after: { workspace: workspace.name, workspaceRole: role.shown },
    isDone: (member) => member.workspaceRole?.id === role.id,
    refuse: (member) => {
      if (member.role === "ORGANIZATION_ADMIN") return implied(member);
      if (adds || member.workspaceRole !== null) return null;
      return { code: "NOT_IN_WORKSPACE", reason: `${member.email} is not in the workspace "${workspace.name}".` };
    },
    write: (transaction, schema, ids) => putIntoWorkspace(transaction, schema, ids, { workspaceId, roleId: role.id }),
  };
}
