/** The map of all error codes, with the exit status and the remedy of each. Every door uses it. */

/** `exit` is the command line's exit status: 1 for refused or failed, 2 for wrong usage or unreadable input. */
interface ErrorKind {
  readonly exit: 1 | 2;
  readonly remedy: string;
}

const kinds = {
  // Reaching the database
  DATABASE_NOT_NAMED: {
    exit: 2,
    remedy: "Set GATEHOUSE_DATABASE_URL, pass --database, or give a configuration that names an external Postgres.",
  },
  DATABASE_URL_INVALID: {
    exit: 2,
    remedy:
      "Write postgres://user:password@host:5432/database, with @ : / ? # % in the user or password percent-encoded (@ is %40).",
  },
  HOST_UNKNOWN: { exit: 1, remedy: "Check the spelling of the host name, and that this machine can resolve it." },
  CONNECTION_REFUSED: {
    exit: 1,
    remedy: "Check that Postgres runs, listens on this address and port, and that no firewall is in between.",
  },
  CONNECTION_TIMED_OUT: {
    exit: 1,
    remedy: "Check the address and port, and that a firewall or VPN lets this machine through.",
  },
  CONNECTION_LOST: {
    exit: 1,
    remedy: "What was under way was rolled back. Check the server, then try again.",
  },
  SERVER_STARTING: { exit: 1, remedy: "The server is starting up or shutting down. Wait a moment, then try again." },
  TOO_MANY_CONNECTIONS: {
    exit: 1,
    remedy: "Close idle connections, raise max_connections, or connect through the installation's pooler.",
  },
  TLS_NOT_OFFERED: {
    exit: 1,
    remedy: "Turn TLS on in the server (ssl = on), or, on a network you trust, use sslmode=prefer or disable.",
  },
  TLS_REQUIRED: {
    exit: 1,
    remedy: "The server accepts encrypted connections only: use sslmode=require or a stronger mode.",
  },
  TLS_NAME_MISMATCH: {
    exit: 1,
    remedy: "Connect by a name the certificate lists, have it reissued, or use sslmode=verify-ca.",
  },
  TLS_UNTRUSTED: {
    exit: 1,
    remedy:
      "Name the CA that signed the server's certificate with sslrootcert=FILE, or check that this is the right server.",
  },
  TLS_CERTIFICATE_EXPIRED: { exit: 1, remedy: "Renew the server's certificate, and check this machine's clock." },
  TLS_FAILED: { exit: 1, remedy: "Check sslmode, sslrootcert, sslcert and sslkey, and the server's TLS settings." },
  TLS_FILE_UNREADABLE: { exit: 2, remedy: "Check the path in sslrootcert, sslcert or sslkey, and its permissions." },
  PASSWORD_REJECTED: {
    exit: 1,
    remedy: "Check user and password. In a URL, @ : / ? # % in the password must be percent-encoded.",
  },
  ACCESS_NOT_ALLOWED: { exit: 1, remedy: "Ask for a pg_hba.conf line that lets this user in from this machine." },
  LOGIN_UNSUPPORTED: {
    exit: 1,
    remedy: "Ask for a pg_hba.conf line with scram-sha-256 or a client certificate for this user from this machine.",
  },
  PROTOCOL_BROKEN: {
    exit: 1,
    remedy: "Check that host and port are those of Postgres or its pooler, and what stands in between, then try again.",
  },
  DATABASE_MISSING: { exit: 1, remedy: "Check the database's name, or make it first: createdb NAME." },
  PRIVILEGE_MISSING: {
    exit: 1,
    remedy: "Connect as the owner of the schema, or have the missing privilege granted to this user.",
  },
  SERVER_TOO_OLD: { exit: 1, remedy: "Upgrade to PostgreSQL 14 or later." },
  SERVER_READ_ONLY: { exit: 1, remedy: "Connect to the primary: this server is a standby, or it is set to read-only." },
  DATABASE_BUSY: {
    exit: 1,
    remedy:
      "Something holds the tables: stop the installation's services or wait for long transactions, then try again.",
  },
  DATABASE_TOO_SLOW: {
    exit: 1,
    remedy: "What was under way was rolled back. Try again when the server has less to do, or ask for less at once.",
  },
  ROW_SECURITY_APPLIES: {
    exit: 1,
    remedy: "Connect as the owner of the table, or as a user with BYPASSRLS, for whom no row is hidden.",
  },
  DATABASE_FAILED: { exit: 1, remedy: "What was under way was rolled back. The Postgres log has the details." },
  SCHEMA_NAME_INVALID: {
    exit: 2,
    remedy: "Use 1 to 63 bytes, not pg_…, information_schema, and without a NUL character.",
  },
  SCHEMA_NEWER: { exit: 1, remedy: "Use the newest Gatehouse: a later one made this database." },
  SCHEMA_ALTERED: {
    exit: 1,
    remedy: "Use the Gatehouse that made this database, or restore the database's schema ledger from a backup.",
  },
  OWNER_UNTRUSTED: {
    exit: 1,
    remedy: "Name the schema of the installation (--schema NAME), or connect as the user whom the tables belong to.",
  },
  SCHEMA_DIFFERS: {
    exit: 1,
    remedy: "Nothing was changed. See what differs, and make it right: gatehouse repair.",
  },

  // Reading configuration and other files
  FILE_NOT_NAMED: { exit: 1, remedy: "Open the file again: type its path, or choose it." },
  FILE_NOT_CONFIGURATION: {
    exit: 2,
    remedy: "Only Helm values, Secret manifests, compose files and .env files are opened and saved here.",
  },
  FILE_MISSING: { exit: 2, remedy: "Check the path." },
  FILE_IS_DIRECTORY: { exit: 2, remedy: "Name the file itself, for example values.yaml or .env." },
  FILE_UNREADABLE: { exit: 2, remedy: "Check the file's permissions." },
  FILE_TOO_LARGE: {
    exit: 2,
    remedy: "A values file, a .env or a table of people is far below 8 MiB: check that this is the right file.",
  },
  FILE_NOT_TEXT: { exit: 2, remedy: "Give a text file in UTF-8: Helm values (YAML) or a compose .env." },
  FILE_EXISTS: {
    exit: 2,
    remedy: "Name another file: Gatehouse does not overwrite files when it writes secrets or backups.",
  },
  FILE_CHANGED: { exit: 1, remedy: "Nothing was written. Look at the file as it is now, then make the change again." },
  FILE_NOT_WRITABLE: { exit: 2, remedy: "Check that the folder exists, can be written to and has room." },
  TABLE_TOO_LONG: { exit: 2, remedy: "Split the table into several files and invite them one after the other." },
  TABLE_COLUMN_MISSING: {
    exit: 2,
    remedy: "Say which column holds the emails, by its header or its number: --column email=2.",
  },
  TABLE_EMPTY: { exit: 2, remedy: "Give a CSV file with an email column, or one email per line." },
  JOURNAL_INVALID: {
    exit: 2,
    remedy: "Move the file away if its passwords were handed over, or name another output file.",
  },
  CONFIGURATION_NOT_GIVEN: { exit: 2, remedy: "Give the installation's Helm values or .env with --config FILE." },
  CONFIGURATION_UNREADABLE: { exit: 2, remedy: "Correct the file at the line given, then try again." },
  CONFIGURATION_NOT_VALUES: {
    exit: 2,
    remedy: "Give the Helm values file (a map with config: …) or the compose .env, not another kind of file.",
  },
  JWT_SECRET_MISSING: {
    exit: 1,
    remedy:
      "Give a configuration that holds the JWT secret (config.basicAuth.jwtSecret or BASIC_AUTH_JWT_SECRET), or the manifest of the Secret that does as one more file.",
  },
  JWT_SECRET_DIFFERS: {
    exit: 1,
    remedy: "Use the configuration the installation runs with, or rotate the secret first: gatehouse apply.",
  },

  // Plan, apply, restore
  PLAN_REFUSED: { exit: 1, remedy: "Follow the plan's reason." },
  PLAN_STALE: {
    exit: 1,
    remedy: "The database has changed since the plan was made. Look at the new plan, then apply that.",
  },
  PLAN_FILE_INVALID: {
    exit: 2,
    remedy: "Give an unaltered file written by gatehouse plan --out, or make the plan again.",
  },
  PLAN_VERSION_DIFFERS: { exit: 1, remedy: "Make the plan again with this Gatehouse, and look at it." },
  PLAN_ELSEWHERE: {
    exit: 1,
    remedy: "Connect to the database that the plan was made for, or make a plan for this one.",
  },
  RESOURCES_CHANGED: {
    exit: 1,
    remedy: "Nothing was changed. Stop the installation's services so that nobody writes meanwhile, then apply again.",
  },
  NOT_CONFIRMED: { exit: 1, remedy: "Nothing was changed. Answer yes, or pass --yes if nobody can answer." },
  BACKUP_INVALID: { exit: 2, remedy: "Give an unaltered backup file written by gatehouse apply." },
  RESTORE_REFUSED: { exit: 1, remedy: "Restore from a full database backup (pg_restore) instead." },
  NO_INSTALLATION: {
    exit: 1,
    remedy: "Apply a configuration first: on the Installation screen, or with gatehouse plan and gatehouse apply.",
  },
  INSTALLATION_READ_ONLY: {
    exit: 1,
    remedy:
      "Change it with the product that made it. Here it can be looked at: gatehouse users list, workspaces list, roles list, or the Read-only screen.",
  },
  NOT_FOREIGN: { exit: 1, remedy: "Sign in, and use the lists of members, workspaces and roles." },
  NOT_BASIC_AUTH: {
    exit: 1,
    remedy: "Members, passwords and sign-in exist only with email/password login: migrate first with gatehouse apply.",
  },

  // Signing in and sessions
  SIGN_IN_FAILED: { exit: 1, remedy: "Check email and password. An Organization Admin can reset the password." },
  SIGN_IN_REQUIRED: { exit: 1, remedy: "Sign in with an email and password of this installation." },
  SESSION_ENDED: { exit: 1, remedy: "Sign in again." },
  SESSION_NOT_FOUND: { exit: 1, remedy: "Look at the list of sessions again: the session may have ended meanwhile." },
  INITIAL_PASSWORD_EXPIRED: { exit: 1, remedy: "Ask an Organization Admin to reset the password." },
  PASSWORD_CHANGE_REQUIRED: {
    exit: 1,
    remedy: "Change it first: in the window's account menu, or with gatehouse users change-password.",
  },
  OLD_PASSWORD_WRONG: { exit: 1, remedy: "Type the password you signed in with." },
  ROLE_INSUFFICIENT: { exit: 1, remedy: "Ask an Organization Admin." },

  // Two people at once
  CHANGED_MEANWHILE: {
    exit: 1,
    remedy: "Nothing was changed. Look at the present version, then decide again.",
  },

  // Members
  MEMBER_NOT_FOUND: { exit: 1, remedy: "Check the email against the list of members, or invite the person." },
  LAST_ADMIN: { exit: 1, remedy: "Make another member Organization Admin first: there has to be at least one." },
  PASSWORD_REFUSED: {
    exit: 1,
    remedy:
      "Use at least 12 characters with a lowercase letter, an uppercase letter and a symbol, or let Gatehouse generate one.",
  },
  EMAIL_TAKEN: { exit: 1, remedy: "Use another email, or first remove the member who has this one." },
  WORKSPACE_ADMIN_IMPLIED: {
    exit: 1,
    remedy: "Give the member another organization role first: Organization Admins are Admin of every workspace.",
  },
  NOT_IN_WORKSPACE: { exit: 1, remedy: "Add the member to the workspace first." },
  EMAIL_INVALID: { exit: 2, remedy: "Write the address as name@example.com." },
  ROLE_UNKNOWN: {
    exit: 2,
    remedy:
      "Use Organization Admin, Operator, User or Viewer; in a workspace Admin, Editor, Viewer or a custom role's name.",
  },
  WORKSPACE_NOT_FOUND: { exit: 1, remedy: "Check the workspace's name." },
  WORKSPACE_AMBIGUOUS: { exit: 1, remedy: "Several workspaces have this name: give the workspace's id instead." },

  // Roles and workspaces
  ROLE_NOT_FOUND: { exit: 1, remedy: "Check the role's name against the list of roles." },
  ROLE_NAME_REFUSED: { exit: 2, remedy: "Use 1 to 100 characters, and no name that a system role is known by." },
  ROLE_NAME_TAKEN: { exit: 1, remedy: "Choose another name, or edit the role that has it." },
  ROLE_IS_SYSTEM: { exit: 1, remedy: "A system role cannot be changed: copy it, and change the copy." },
  ROLE_HELD: { exit: 1, remedy: "Give these members another role in those workspaces first." },
  PERMISSION_UNKNOWN: { exit: 2, remedy: "Write resource:action, as gatehouse roles list --permissions prints them." },
  PERMISSION_REFUSED: {
    exit: 2,
    remedy: "Leave out permissions of the organization: only organization roles have them.",
  },
  WORKSPACE_NAME_REFUSED: { exit: 2, remedy: "Use 1 to 100 characters on one line." },
  WORKSPACE_NAME_TAKEN: { exit: 1, remedy: "Choose another name." },
  LAST_WORKSPACE: { exit: 1, remedy: "Make or unarchive another workspace first: there has to be at least one." },

  // The audit trail
  AUDIT_APPEND_ONLY: { exit: 1, remedy: "Nothing was changed: rows can only be added to the audit trail." },

  // The doors themselves
  USAGE: { exit: 2, remedy: "See gatehouse --help." },
  NOT_CONNECTED: { exit: 1, remedy: "Connect to the installation's database first." },
  DOOR_CANNOT: { exit: 1, remedy: "Use the command line for this." },
  LINK_USED_TWICE: { exit: 1, remedy: "Look who else uses this machine, and give the link to nobody." },
  PORT_TAKEN: {
    exit: 1,
    remedy: "Choose another port with --port, or leave the option out, and a free port is chosen.",
  },
  NOT_INSTALLED: { exit: 1, remedy: "This part comes with the repository only: run npm ci, then npm run demo." },
  INTERNAL: {
    exit: 1,
    remedy: "Nothing was half done. Try again; if it happens again, report it with the code and the time.",
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof kinds;

/** Every code with its exit status and remedy, frozen. */
export const errorKinds: Readonly<Record<ErrorCode, ErrorKind>> = Object.freeze(kinds);

/** True for a code of this map. */
export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === "string" && Object.hasOwn(kinds, code);

/** For CHANGED_MEANWHILE, the version that was asked for, and the one that somebody else made meanwhile. */
export interface Versions {
  readonly yours: Readonly<Record<string, unknown>>;
  readonly theirs: Readonly<Record<string, unknown>>;
}

interface FailureOptions {
  readonly remedy?: string | undefined;
  readonly cause?: unknown;
  readonly versions?: Versions;
}

/**
 * A failure: a code of the map, a sentence for people and a remedy. `message`, `remedy` and `versions` hold no secret, no
 * SQL and no stack. `cause` is for the log only.
 */
export class GatehouseError extends Error {
  override readonly name = "GatehouseError";
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly versions: Versions | undefined;

  constructor(code: ErrorCode, message: string, options: FailureOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.remedy = options.remedy ?? errorKinds[code].remedy;
    this.versions = options.versions;
  }
}
