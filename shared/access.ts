/** Who may make each call of the contract: the one table that the router enforces and the windows go by. */
import type { contract } from "./contract.js";
import type { OrganizationRole } from "./roles.js";

/**
 * - `anyone`: about this console itself: its door, connection, configuration, and who is signed in
 * - `credentials`: whoever holds the database's credentials, because nobody can sign in to an empty one
 * - `oneself`: a member who signed in, about that member alone, even while the initial password must be changed first
 * - `members`, `operators`, `admins`: members with that organization role or one above it
 * - `command-line`: only on the command line
 *
 * On the command line nobody signs in: whoever holds the credentials may do everything.
 */
export type Access = "anyone" | "credentials" | "oneself" | "members" | "operators" | "admins" | "command-line";

type AccessTable = {
  readonly [Area in keyof typeof contract]: { readonly [Call in keyof (typeof contract)[Area]]: Access };
};

/** Rules that depend on whom a call is about, such as an Operator never touching Admins, are the use cases' own. */
export const access = {
  audit: { list: "admins", verify: "admins", export: "admins", exportToFile: "admins" },
  door: { describe: "anyone", chooseFiles: "anyone", copySecret: "anyone" },
  connection: { connect: "anyone", disconnect: "anyone", current: "anyone", suggestions: "anyone" },
  configuration: {
    open: "anyone",
    current: "anyone",
    close: "anyone",
    recent: "anyone",
    init: "command-line",
    validate: "anyone",
    read: "anyone",
    save: "anyone",
    create: "anyone",
    check: "anyone",
    fix: "anyone",
  },
  installation: {
    inspect: "credentials",
    compare: "credentials",
    plan: "credentials",
    apply: "credentials",
    previewRestore: "command-line",
    restore: "command-line",
  },
  foreign: { describe: "credentials", members: "credentials", workspaces: "credentials", roles: "credentials" },
  session: {
    signIn: "anyone",
    signOut: "anyone",
    current: "anyone",
    changePassword: "oneself",
    changePasswordOf: "command-line",
    issueToken: "command-line",
    checkToken: "command-line",
  },
  members: {
    list: "members",
    searchIndex: "members",
    makeSearchIndex: "admins",
    invite: "operators",
    resetPassword: "admins",
    recoverAdmin: "command-line",
    workspaces: "members",
  },
  bulkInvites: { preview: "operators", run: "operators", cancel: "operators", results: "operators" },
  bulkChanges: { preview: "admins", run: "admins" },
  memberChanges: { show: "members", change: "operators", preview: "operators", changeMany: "operators" },
  roles: {
    list: "members",
    show: "members",
    holders: "members",
    whoHas: "members",
    create: "admins",
    copy: "admins",
    edit: "admins",
    delete: "admins",
  },
  workspaces: {
    list: "members",
    create: "operators",
    rename: "admins",
    archive: "admins",
    unarchive: "admins",
    members: "members",
  },
  sessions: { list: "admins", end: "admins", endAllOf: "admins", endEverybodys: "admins" },
  policy: { show: "members", set: "admins", holders: "admins" },
} as const satisfies AccessTable;

const rolesWith = {
  members: ["ORGANIZATION_ADMIN", "ORGANIZATION_OPERATOR", "ORGANIZATION_USER", "ORGANIZATION_VIEWER"],
  operators: ["ORGANIZATION_ADMIN", "ORGANIZATION_OPERATOR"],
  admins: ["ORGANIZATION_ADMIN"],
} as const satisfies Record<string, readonly OrganizationRole[]>;

/** The organization roles that may make a call of this access; null where it does not go by roles. */
export const rolesFor = (needed: Access): readonly OrganizationRole[] | null =>
  needed in rolesWith ? rolesWith[needed as keyof typeof rolesWith] : null;

/** True where a signed-in member with this role may make a call of this access. */
export const mayCall = (role: string, needed: Access): boolean =>
  rolesFor(needed)?.some((allowed) => allowed === role) ?? needed !== "command-line";
