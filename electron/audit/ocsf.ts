/** An audit row as an event of the Open Cybersecurity Schema Framework, https://schema.ocsf.io, version 1.3.0. */
import { version as productVersion } from "../../package.json";
import type { AuditOperation } from "../../shared/audit-operations.js";
import type { AuditActor, AuditEntry } from "../../shared/contract/audit.js";

const schemaVersion = "1.3.0";
const category = 3; // Identity & Access Management
const classes = {
  3001: "Account Change",
  3002: "Authentication",
  3004: "Entity Management",
  3005: "User Access Management",
};
type ClassId = keyof typeof classes;

interface Kind {
  readonly classId: ClassId;
  readonly activity: number;
  readonly name: string;
}

const kind = (classId: ClassId, activity: number, name: string): Kind => ({ classId, activity, name });

/**
 * The class and activity of each operation that OCSF has a name for. Account Change: 1 Create, 2 Enable, 3 Password
 * Change, 4 Password Reset, 5 Disable, 6 Delete. User Access Management: 3 Assign Role, 4 Remove Role.
 */
const kinds: Readonly<Partial<Record<AuditOperation, Kind>>> = {
  login: kind(3002, 1, "Logon"),
  logout: kind(3002, 2, "Logoff"),
  end_session: kind(3002, 2, "Logoff"),
  end_sessions_of_member: kind(3002, 2, "Logoff"),
  end_all_sessions: kind(3002, 2, "Logoff"),
  add_basic_auth_users_to_org: kind(3001, 1, "Create"),
  change_own_password: kind(3001, 3, "Password Change"),
  update_basic_auth_user: kind(3001, 4, "Password Reset"),
  recover_organization_admin: kind(3001, 4, "Password Reset"),
  delete_org_member: kind(3001, 6, "Delete"),
  update_org_member: kind(3005, 3, "Assign Role"),
  add_member_to_workspace: kind(3005, 3, "Assign Role"),
  update_workspace_member: kind(3005, 3, "Assign Role"),
  delete_workspace_member: kind(3005, 4, "Remove Role"),
};

/** Class and activity of a row. For a change of a member, what was changed decides: it may deactivate or reactivate. */
function kindOf({ operation, after }: AuditEntry): Kind {
  if (operation === "update_org_member" && after !== null) {
    if (after.disabled === true) return kind(3001, 5, "Disable");
    if (after.disabled === false && after.role === undefined) return kind(3001, 2, "Enable");
    if (after.role === undefined) return kind(3001, 99, "Other");
  }
  const known: Readonly<Record<string, Kind | undefined>> = kinds;
  if (Object.hasOwn(known, operation) && known[operation] !== undefined) return known[operation];
  if (/^(create|bootstrap|install)_/.test(operation)) return kind(3004, 1, "Create");
  if (/^read_/.test(operation)) return kind(3004, 2, "Read");
  if (/^delete_/.test(operation)) return kind(3004, 4, "Delete");
  return kind(3004, 3, "Update");
}

/** The severity of a row: 1 Informational, 2 Low, 3 Medium, 4 High. */
function severityOf({ operation, succeeded, details }: AuditEntry): { readonly id: number; readonly name: string } {
  if (operation === "recover_organization_admin") return { id: 4, name: "High" };
  if (succeeded) return { id: 1, name: "Informational" };
  return details.refused === undefined ? { id: 2, name: "Low" } : { id: 3, name: "Medium" };
}

const userOf = ({ id, email, databaseUser }: Pick<AuditActor, "id" | "email"> & Partial<AuditActor>) => ({
  uid: id ?? undefined,
  name: email ?? databaseUser ?? id ?? "unknown",
  email_addr: email ?? undefined,
  type_id: 0,
});

const nobody = { id: null, email: null };

/** The event of an audit row. What is undefined in it is left out of its JSON. docs/audit-trail.md has the mapping. */
export function toOcsf(entry: AuditEntry): Readonly<Record<string, unknown>> {
  const { classId, activity, name } = kindOf(entry);
  const { actor, subject, time, operation, succeeded, details, before, after } = entry;
  const severity = severityOf(entry);
  const detail = details.refused ?? details.reason;
  return {
    class_uid: classId,
    class_name: classes[classId],
    category_uid: category,
    category_name: "Identity & Access Management",
    activity_id: activity,
    activity_name: name,
    type_uid: classId * 100 + activity,
    type_name: `${classes[classId]}: ${name}`,
    severity_id: severity.id,
    severity: severity.name,
    status_id: succeeded ? 1 : 2,
    status: succeeded ? "Success" : "Failure",
    status_detail: detail === undefined ? undefined : String(detail),
    time: Date.parse(time),
    metadata: {
      version: schemaVersion,
      uid: entry.id,
      sequence: entry.sequence ?? undefined,
      event_code: operation,
      original_time: time,
      product: { name: "Gatehouse", vendor_name: "Gatehouse", version: productVersion },
    },
    actor: actor.kind === "unknown" ? undefined : { user: userOf(actor) },
    device: actor.machine === null ? undefined : { hostname: actor.machine, type_id: 0 },
    ...(classId === 3004
      ? { entity: entityOf(entry), entity_result: after === null ? undefined : { ...entityOf(entry), data: after } }
      : { user: userOf(subject ?? (classId === 3002 ? actor : nobody)) }),
    ...(classId === 3002
      ? { service: { name: "Gatehouse" }, auth_protocol_id: 99, auth_protocol: "Email and password" }
      : {}),
    unmapped: {
      ...details,
      ...(before === null ? {} : { before }),
      ...(after === null ? {} : { after }),
      ...(actor.login === null ? {} : { login: actor.login }),
      ...(entry.organizationId === null ? {} : { organization_id: entry.organizationId }),
      ...(entry.workspaceId === null ? {} : { workspace_id: entry.workspaceId }),
      ...(entry.hash === null ? {} : { chain_hash: entry.hash }),
    },
  };
}

/** What an operation is about where it is not a person: a role, a workspace, or the installation. */
function entityOf({ operation, workspaceId, organizationId, details, before }: AuditEntry): Record<string, unknown> {
  const type = /(role|workspace|organization|session)/.exec(operation)?.[1] ?? "installation";
  const uid =
    type === "role" ? details.role_id : type === "workspace" ? (workspaceId ?? details.workspace_id) : organizationId;
  return {
    type,
    name: type,
    uid: typeof uid === "string" ? uid : undefined,
    data: before ?? undefined,
  };
}
