/**
 * The tables as the console reads and writes them. Names and columns of the public tables are the product's, so that
 * the published support queries run unchanged; what is the console's own is marked.
 */
import type { ColumnType, Generated } from "kysely";

type Time = ColumnType<Date, Date | string | undefined, Date | string>;
type OptionalTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** jsonb: an object when read, JSON text when written. */
type Json = ColumnType<Readonly<Record<string, unknown>>, string | undefined, string>;

export interface Users {
  readonly id: Generated<string>;
  readonly ls_user_id: Generated<string>;
  readonly email: string;
  readonly full_name: string | null;
  readonly avatar_url: string | null;
  readonly created_at: Time;
  readonly updated_at: Time;
}

export interface ProviderUsers {
  readonly id: Generated<string>;
  readonly provider: Generated<string>;
  readonly ls_user_id: string;
  readonly provider_user_id: Generated<string>;
  readonly email: string;
  readonly full_name: string | null;
  readonly is_disabled: Generated<boolean>;
  readonly provisioning_method: string | null;
  readonly email_confirmed_at: OptionalTime;
  readonly created_at: Time;
  readonly updated_at: Time;
  /** The console's own: the password's PHC string. */
  readonly hashed_password: string | null;
  /** The console's own: true while the password is the generated one that was handed over. */
  readonly password_is_initial: Generated<boolean>;
  readonly password_set_at: OptionalTime;
}

export interface Organizations {
  readonly id: Generated<string>;
  readonly display_name: string;
  readonly is_personal: Generated<boolean>;
  readonly config: Json;
  readonly created_at: Time;
  readonly created_by_user_id: string | null;
  readonly modified_at: Time;
  readonly disabled: Generated<boolean>;
}

export interface Tenants {
  readonly id: Generated<string>;
  readonly display_name: string;
  readonly organization_id: string;
  readonly config: Json;
  readonly tenant_handle: string | null;
  readonly is_personal: Generated<boolean>;
  readonly is_deleted: Generated<boolean>;
  readonly created_at: Time;
  /** The console's own: goes up with every change, so that a stale one is noticed. */
  readonly version: Generated<number>;
}

export interface Roles {
  readonly id: Generated<string>;
  readonly name: string;
  readonly display_name: string;
  readonly description: string;
  readonly organization_id: string | null;
  readonly access_scope: "organization" | "workspace";
  readonly permissions: readonly string[];
  /** The console's own: goes up with every change, so that a stale one is noticed. */
  readonly version: Generated<number>;
}

export interface Identities {
  readonly id: Generated<string>;
  readonly organization_id: string;
  readonly tenant_id: string | null;
  readonly user_id: string;
  readonly role_id: string;
  readonly access_scope: "organization" | "workspace";
  readonly parent_identity_id: string | null;
  readonly read_only: Generated<boolean>;
  readonly created_at: Time;
}

export interface AuditLogs {
  readonly id: Generated<string>;
  readonly operation_name: string;
  readonly operation_succeeded: boolean;
  readonly request_time: Time;
  readonly user_id: string | null;
  readonly ls_user_id: string | null;
  readonly organization_id: string | null;
  readonly workspace_id: string | null;
  readonly api_key_id: string | null;
  readonly enrichments: Json;
}

/** The console's own: the order the audit rows were committed in, and each one's hash over itself and the one before. */
export interface AuditChain {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly audit_id: string;
  readonly hash: Buffer;
}

/** The console's own: the newest link of the chain, one row. */
export interface AuditHead {
  readonly is_only_row: Generated<boolean>;
  readonly sequence: number;
  readonly hash: Buffer;
}

/** The console's own: audit rows of a transaction that is about to commit; always empty to everybody else. */
export interface AuditQueue {
  readonly audit_id: string;
}

/** The console's own: one row that says what this installation is. */
export interface Installation {
  readonly id: Generated<string>;
  readonly auth_mode: "none" | "basic" | "oidc";
  readonly release: string | null;
  /** argon2id of the JWT secret: enough to tell whether a configuration's secret differs, and nothing more. */
  readonly jwt_secret_hash: string | null;
  readonly organization_id: string | null;
  readonly created_at: Time;
  readonly updated_at: Time;
}

/** The console's own: one row per sign-in; a token holds only while its row is live. */
export interface Sessions {
  readonly id: Generated<string>;
  readonly user_id: string;
  readonly created_at: Time;
  readonly expires_at: ColumnType<Date, Date, Date>;
  readonly ended_at: OptionalTime;
  readonly end_reason: string | null;
  /** True where the member must change the initial password first, and the session is good for nothing else. */
  readonly password_change_only: Generated<boolean>;
}

/** The console's own: what the slow-down after failed sign-ins is counted from. Emails only as a digest. */
export interface SignInAttempts {
  readonly id: Generated<string>;
  readonly account_digest: string;
  readonly attempted_at: Time;
  readonly succeeded: Generated<boolean>;
}

/** The console's own: one row per member with what the list searches, filters and sorts by. Triggers write it. */
export interface GatehouseMembers {
  /** That of the identity in the organization. */
  readonly id: string;
  readonly organization_id: string;
  readonly user_id: string;
  readonly email: string;
  readonly full_name: string | null;
  readonly role: string;
  readonly is_disabled: boolean;
  readonly has_password: boolean;
  readonly password_is_initial: boolean;
  readonly password_set_at: Date | null;
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
  /** Another one after every change of the member. */
  readonly version: string | number;
}

export interface Tables {
  readonly users: Users;
  readonly provider_users: ProviderUsers;
  readonly organizations: Organizations;
  readonly tenants: Tenants;
  readonly roles: Roles;
  readonly identities: Identities;
  readonly audit_logs: AuditLogs;
  readonly audit_chain: AuditChain;
  readonly audit_head: AuditHead;
  readonly audit_queue: AuditQueue;
  readonly installation: Installation;
  readonly sessions: Sessions;
  readonly sign_in_attempts: SignInAttempts;
  readonly gatehouse_members: GatehouseMembers;
}

/** The audit trail and its chain: every operation adds to them, and nothing ever takes from them. */
export const auditTables: readonly string[] = [
  "audit_logs",
  "audit_chain",
  "audit_head",
  "audit_queue",
] satisfies readonly (keyof Tables)[];

/** Every table the console makes, its ledger included; any other table in the schema holds resources. */
export const ownTables: readonly string[] = [
  "users",
  "provider_users",
  "organizations",
  "tenants",
  "roles",
  "identities",
  ...auditTables,
  "installation",
  "sessions",
  "sign_in_attempts",
  "gatehouse_members",
  "gatehouse_schema",
];
