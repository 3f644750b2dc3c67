/** Prepares each kind of change: whom it skips, whom it refuses, what it writes and what the audit trail says. */
import type { AuditOperation } from "../../../shared/audit-operations.js";
import type { MemberChange } from "../../../shared/contract/member-changes.js";
import { describeEmailFault, isEmail, withoutSpacesAround } from "../../../shared/email.js";
import { type ErrorCode, GatehouseError } from "../../../shared/errors.js";
import { type OrganizationRole, parseOrganizationRole } from "../../../shared/roles.js";
import {
  changeEmails,
  placeInWorkspaces,
  putIntoWorkspace,
  removeMembers,
  renameMembers,
  setDisabled,
  setOrganizationRole,
  takeFromWorkspace,
} from "../../database/queries/change-members.js";
import { listWorkspaces } from "../../database/queries/list-workspaces.js";
import type { LockedMember } from "../../database/queries/lock-members.js";
import type { Scope, Transaction } from "../../database/scope.js";
import { resolveWorkspaceRoles } from "../../roles/resolve.js";
import { findWorkspace } from "../../workspaces/resolve.js";

export interface Refusal {
  readonly code: ErrorCode;
  readonly reason: string;
}

/** A change that was read and checked, with its role and workspace looked up. */
export interface PreparedChange {
  readonly kind: MemberChange["kind"];
  /** The operation's name in the audit trail. */
  readonly operation: AuditOperation;
  readonly workspaceId: string | null;
  /** The stored reason for which the change ends the member's sessions; null if they go on. */
  readonly endsSessions: string | null;
  /** True if the member already is what the change would make them. */
  readonly isDone: (member: LockedMember) => boolean;
  readonly refuse?: (member: LockedMember) => Refusal | null;
  /** Field → value before and after the change, for the audit trail and for CHANGED_MEANWHILE. */
  readonly before: (member: LockedMember) => Readonly<Record<string, unknown>>;
  readonly after: (member: LockedMember) => Readonly<Record<string, unknown>>;
  readonly write: (transaction: Transaction, ids: readonly string[], members: readonly LockedMember[]) => Promise<void>;
}

const organizationChange = { workspaceId: null, endsSessions: null, operation: "update_org_member" } as const;

/**
 * Reads and checks a change. Errors: ROLE_UNKNOWN, EMAIL_INVALID, WORKSPACE_ADMIN_IMPLIED, WORKSPACE_NOT_FOUND,
 * WORKSPACE_AMBIGUOUS.
 */
export async function prepareChange(
  scope: Scope,
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
      return prepareRoleChange(role, await readPlacement(scope, organizationId, role, change.inWorkspaces));
    }
    case "rename": {
      const fullName = change.fullName?.trim() || null;
      return prepareRename(() => fullName);
    }
    case "changeEmail": {
      const email = withoutSpacesAround(change.email);
      const fault = describeEmailFault(email);
      if (fault !== null) throw new GatehouseError("EMAIL_INVALID", fault);
      return prepareEmailChange(kind, () => email);
    }
    case "changeDomain": {
      const [from, to] = [readDomain(change.from), readDomain(change.to)];
      return prepareEmailChange(kind, ({ email }) => moveToDomain(email, from, to));
    }
    case "deactivate":
    case "reactivate": {
      const disabled = kind === "deactivate";
      return {
        kind,
        ...organizationChange,
        endsSessions: disabled ? "deactivated" : null,
        after: () => ({ disabled }),
        isDone: (member) => member.disabled === disabled,
        before: (member) => ({ disabled: member.disabled }),
        write: (transaction, ids) => setDisabled(transaction, ids, disabled),
      };
    }
    case "remove":
      return {
        kind,
        ...organizationChange,
        operation: "delete_org_member",
        endsSessions: "removed",
        after: () => ({ member: false }),
        isDone: () => false,
        before: ({ role, fullName, disabled }) => ({ member: true, role, fullName, disabled }),
        write: (transaction, ids) => removeMembers(transaction, ids),
      };
    case "addToWorkspace":
    case "removeFromWorkspace":
    case "setWorkspaceRole":
      return prepareWorkspaceChange(scope, organizationId, change);
  }
}

/** The role that a former Organization Admin gets in every workspace; null takes them out of all workspaces. */
interface Placement {
  readonly role: { readonly id: string; readonly shown: string } | null;
}

/** Null if no role is asked for. Errors: ROLE_UNKNOWN, WORKSPACE_ADMIN_IMPLIED for a new Organization Admin. */
async function readPlacement(
  scope: Scope,
  organizationId: string,
  organizationRole: OrganizationRole,
  asked: string | undefined,
): Promise<Placement | null> {
  if (asked === undefined) return null;
  if (organizationRole === "ORGANIZATION_ADMIN") {
    throw new GatehouseError("WORKSPACE_ADMIN_IMPLIED", "Organization Admins are Admin of every workspace.", {
      remedy: "Leave out the role in the workspaces.",
    });
  }
  if (asked.trim().toLowerCase() === "none") return { role: null };
  const [role] = await resolveWorkspaceRoles(scope, organizationId, [asked]);
  if (role === undefined) throw new GatehouseError("ROLE_UNKNOWN", `There is no workspace role "${asked}".`);
  return { role };
}

function prepareRoleChange(role: OrganizationRole, placement: Placement | null): PreparedChange {
  const isPlaced = (member: LockedMember): boolean => placement !== null && member.role === "ORGANIZATION_ADMIN";
  return {
    kind: "setRole",
    ...organizationChange,
    isDone: (member) => member.role === role,
    before: (member) => ({ role: member.role, ...(isPlaced(member) ? { everyWorkspace: "Admin" } : {}) }),
    after: (member) => ({ role, ...(isPlaced(member) ? { everyWorkspace: placement?.role?.shown ?? null } : {}) }),
    write: async (transaction, ids, members) => {
      await setOrganizationRole(transaction, ids, role);
      const placed = members.filter(isPlaced).map(({ id }) => id);
      if (placement !== null && placed.length > 0) {
        await placeInWorkspaces(transaction, placed, placement.role?.id ?? null);
      }
    },
  };
}

/** Gives each member the name that `nameOf` returns; null takes the name away. */
export const prepareRename = (nameOf: (member: LockedMember) => string | null): PreparedChange => ({
  kind: "rename",
  ...organizationChange,
  after: (member) => ({ fullName: nameOf(member) }),
  isDone: (member) => member.fullName === nameOf(member),
  before: (member) => ({ fullName: member.fullName }),
  write: (transaction, _ids, members) =>
    renameMembers(
      transaction,
      members.map((member) => ({ id: member.id, fullName: nameOf(member) })),
    ),
});

/** Gives each member the email that `emailOf` returns. No member may get one that another of the batch still has. */
export const prepareEmailChange = (
  kind: "changeEmail" | "changeDomain",
  emailOf: (member: LockedMember) => string,
): PreparedChange => ({
  kind,
  ...organizationChange,
  after: (member) => ({ email: emailOf(member) }),
  isDone: (member) => member.email === emailOf(member),
  refuse: (member) => {
    const fault = emailOf(member) === member.email ? null : describeEmailFault(emailOf(member));
    return fault === null ? null : { code: "EMAIL_INVALID", reason: fault.replace(/^This/, "The new email") };
  },
  before: (member) => ({ email: member.email }),
  write: (transaction, _ids, members) =>
    changeEmails(
      transaction,
      members.map((member) => ({ id: member.id, email: emailOf(member) })),
    ),
});

/** Reads a domain as people type it, with or without a leading @. Errors: EMAIL_INVALID. */
export function readDomain(typed: string): string {
  const domain = typed.trim().replace(/^@/, "");
  if (isEmail(`somebody@${domain}`)) return domain;
  throw new GatehouseError("EMAIL_INVALID", "This is not the domain of an email address.", {
    remedy: "Write both domains like example.com, without the part before the @.",
  });
}

/** Moves an email from one domain to another. An email at any other domain, or a subdomain, is returned unchanged. */
export function moveToDomain(email: string, from: string, to: string): string {
  const at = email.lastIndexOf("@") + 1;
  return at > 0 && email.slice(at).toLowerCase() === from.toLowerCase() ? email.slice(0, at) + to : email;
}

type WorkspaceChange = Extract<MemberChange, { readonly workspace: string }>;

const implied = ({ role, email }: LockedMember): Refusal | null =>
  role === "ORGANIZATION_ADMIN"
    ? { code: "WORKSPACE_ADMIN_IMPLIED", reason: `${email} is Organization Admin, and so Admin of every workspace.` }
    : null;

async function prepareWorkspaceChange(
  scope: Scope,
  organizationId: string,
  change: WorkspaceChange,
): Promise<PreparedChange> {
  const workspace = findWorkspace(await listWorkspaces(scope, organizationId), change.workspace);
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
      ...base,
      operation: "delete_workspace_member",
      after: () => ({ workspace: workspace.name, workspaceRole: null }),
      isDone: (member) => member.workspaceRole === null,
      refuse: implied,
      write: (transaction, ids) => takeFromWorkspace(transaction, ids, workspaceId),
    };
  }
  const [role] = await resolveWorkspaceRoles(scope, organizationId, [change.role]);
  if (role === undefined) throw new GatehouseError("ROLE_UNKNOWN", `There is no workspace role "${change.role}".`);
  const adds = change.kind === "addToWorkspace";
  return {
    ...base,
    operation: adds ? "add_member_to_workspace" : "update_workspace_member",
    after: () => ({ workspace: workspace.name, workspaceRole: role.shown }),
    isDone: (member) => member.workspaceRole?.id === role.id,
    refuse: (member) => {
      if (member.role === "ORGANIZATION_ADMIN") return implied(member);
      if (adds || member.workspaceRole !== null) return null;
      return { code: "NOT_IN_WORKSPACE", reason: `${member.email} is not in the workspace "${workspace.name}".` };
    },
    write: (transaction, ids) => putIntoWorkspace(transaction, ids, { workspaceId, roleId: role.id }),
  };
}
