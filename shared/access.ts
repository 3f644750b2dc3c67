/** The table of access: who may make each call of the contract. The router enforces it, and the windows follow it. */
import type { contract } from "./contract.js";
import type { OrganizationRole } from "./roles.js";

/**
 * - `anyone`: the call is about this console itself: its door, connection, configuration and session
 * - `credentials`: the database credentials are enough, because nobody can sign in to an empty database
 * - `installers`: the database credentials are enough where nobody signs in; on an installation with login, an
 *   Organization Admin
 * - `oneself`: a signed-in member, about themselves only, even while the initial password must be changed first
 * - `members`, `operators`, `admins`: signed-in members with this organization role or a higher one
 * - `command-line`: only the command line
 *
 * Nobody signs in on the command line. The database credentials are enough there for every call.
 */
export type Access =
  | "anyone"
  | "credentials"
  | "installers"
  | "oneself"
  | "members"
  | "operators"
  | "admins"
  | "command-line";

type AccessTable = {
  readonly [Area in keyof typeof contract]: { readonly [Call in keyof (typeof contract)[Area]]: Access };
};

/** Rules that depend on whom a call is about, such as that Operators may not change Admins, are in the use cases. */
export const access = {
  audit: { list: "admins", verify: "admins", export: "admins", exportToFile: "admins" },
  door: {
    describe: "anyone",
    chooseFiles: "anyone",
    nameFiles: "anyone",
    confirmFiles: "anyone",
    copySecret: "anyone",
  },
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
    savePlan: "command-line",
    checkSavedPlan: "command-line",
    apply: "installers",
    previewRestore: "command-line",
    restore: "command-line",
    previewRepair: "credentials",
    repair: "command-line",
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
  installers: ["ORGANIZATION_ADMIN"],
} as const satisfies Record<string, readonly OrganizationRole[]>;

/** The organization roles that may make a call of this access, or null if it does not depend on the role. */
export const rolesFor = (needed: Access): readonly OrganizationRole[] | null =>
  needed in rolesWith ? rolesWith[needed as keyof typeof rolesWith] : null;

/** True if a signed-in member with this role may make a call of this access. */
export const mayCall = (role: string, needed: Access): boolean =>
  rolesFor(needed)?.some((allowed) => allowed === role) ?? needed !== "command-line";
