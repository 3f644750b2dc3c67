/**
 * The tables as Gatehouse reads and writes them. The public tables have the product's names and columns, so that the
 * published support queries run unchanged. Tables and columns that only Gatehouse has are marked as its own.
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
  /** Gatehouse's own: the password's hash, a PHC string. */
  readonly hashed_password: string | null;
  /** Gatehouse's own: true while the password is the initial one that was handed over. */
  readonly password_is_initial: Generated<boolean>;
  /** Gatehouse's own. */
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
  /** Gatehouse's own: goes up with every change, so that a change decided on an older one is noticed. */
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
  /** Gatehouse's own: goes up with every change, so that a change decided on an older one is noticed. */
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

/**
 * Gatehouse's own: the audit rows in the order of their commits, each with a hash over the row and the hash before it.
 */
export interface AuditChain {
  /** Counts from 1, without gaps. */
  readonly sequence: number;
  readonly audit_id: string;
  readonly hash: Buffer;
}

/** Gatehouse's own: the newest link of the chain, in one row. */
export interface AuditHead {
  readonly is_only_row: Generated<boolean>;
  readonly sequence: number;
  readonly hash: Buffer;
}

/** Gatehouse's own: the audit rows of a transaction that is about to commit. Other transactions always see it empty. */
export interface AuditQueue {
  readonly audit_id: string;
}

/** Gatehouse's own: one row that says what this installation is. */
export interface Installation {
  readonly id: Generated<string>;
  readonly auth_mode: "none" | "basic" | "oidc";
  readonly release: string | null;
  /** The JWT secret's argon2id hash, a PHC string: it only tells whether a configuration's secret differs. */
  readonly jwt_secret_hash: string | null;
  readonly organization_id: string | null;
  readonly created_at: Time;
  readonly updated_at: Time;
}

/** Gatehouse's own: one row per sign-in. An access token is valid only while its session lives. */
export interface Sessions {
  readonly id: Generated<string>;
  readonly user_id: string;
  readonly created_at: Time;
  readonly expires_at: ColumnType<Date, Date, Date>;
  readonly ended_at: OptionalTime;
  readonly end_reason: string | null;
  /** True where the session only allows the member to change the initial password. */
  readonly password_change_only: Generated<boolean>;
}

/** Gatehouse's own: attempts to sign in, from which the slow-down is counted. Emails are stored only as a digest. */
export interface SignInAttempts {
  readonly id: Generated<string>;
  readonly account_digest: string;
  readonly attempted_at: Time;
  readonly succeeded: Generated<boolean>;
}

/** Gatehouse's own: one row per member, with all that the list searches, filters and sorts by. Triggers write it. */
export interface GatehouseMembers {
  /** The id of the member's identity in the organization. */
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
  /** Another value after every change of the member. */
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

/** The tables of the audit trail and its chain. Operations add to them; nothing is ever removed from them. */
export const auditTables: readonly string[] = [
  "audit_logs",
  "audit_chain",
  "audit_head",
  "audit_queue",
] satisfies readonly (keyof Tables)[];

/** Every table that Gatehouse makes, its ledger included. Any other table in the schema holds resources. */
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
