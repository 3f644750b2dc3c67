/** Rules about the server, the connection to it, and what the database user may do. */
import { differs } from "../../database/standing.js";
import { isSocketFolder } from "../../database/target.js";
import { type Compared, type DatabaseRule, when } from "./rule.js";

/** Major version → the day of its final release (https://www.postgresql.org/support/versioning/). */
const lastFixes: Readonly<Record<number, string>> = {
  14: "2026-11-12",
  15: "2027-11-11",
  16: "2028-11-09",
  17: "2029-11-08",
  18: "2030-11-14",
};
const noticeDays = 183;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** The extensions that the product's own migrations create. */
export const neededExtensions: readonly string[] = ["pg_trgm"];

export const databaseElsewhere: DatabaseRule = {
  id: "database-elsewhere",
  severity: "warning",
  what: "The configuration's Postgres settings name another database than the one connected to.",
  why: "The services may not use what is shown and changed here.",
  remedy: "Connect to the configuration's own database, unless this is a tunnel or another name for the same one.",
  check: ({ configured, connected }) => {
    if (configured === null) return [];
    const { target } = configured;
    const schema = configured.schema ?? "public";
    const parts = [
      ...(target.host.toLowerCase() === connected.address.host.toLowerCase() ? [] : ["host"]),
      ...(target.port === connected.address.port ? [] : ["port"]),
      ...(target.database === connected.address.database ? [] : ["database"]),
      ...(target.user === connected.address.user ? [] : ["user"]),
      ...(schema === connected.schema ? [] : ["schema"]),
    ];
    const message = `The configuration's Postgres settings differ from the database connected to in: ${parts.join(", ")}.`;
    return when(parts.length > 0, "postgres", { message });
  },
};

export const databaseTlsNotUsed: DatabaseRule = {
  id: "database-tls-not-used",
  severity: "error",
  what: "The configuration asks for TLS, and this connection has none.",
  why: "The services will refuse to connect to this server, or they use another one.",
  remedy: "Connect the way the configuration does, with its sslmode.",
  check: ({ configured, connected }) => when(!connected.encrypted && asksForTls(configured), "postgres"),
};

export const databaseUnencrypted: DatabaseRule = {
  id: "database-unencrypted",
  severity: "warning",
  what: "The connection is not encrypted.",
  why: "Password hashes and everything that the services store cross the network in the clear.",
  remedy: "Turn TLS on in the server, and add sslmode=verify-full (or require) to the URL.",
  check: ({ configured, connected: { encrypted, address } }) =>
    when(!encrypted && !asksForTls(configured) && !isLocal(address.host), "postgres"),
};

const asksForTls = (configured: Compared["configured"]): boolean =>
  configured !== null && ["require", "verify-ca", "verify-full"].includes(configured.target.sslMode);

const isLocal = (host: string): boolean =>
  isSocketFolder(host) || host === "localhost" || host === "::1" || /^127\./.test(host);

export const databaseVersionEnds: DatabaseRule = {
  id: "database-version-ends",
  severity: "warning",
  what: "The server's PostgreSQL version gets no more fixes, or soon will not.",
  why: "Security holes that are found after that stay open.",
  remedy: "Plan the upgrade to a later major version.",
  check: ({ server: { majorVersion }, today }) => {
    const last = lastFixes[majorVersion];
    if (last === undefined) return [];
    const days = (Date.parse(last) - today.getTime()) / dayMilliseconds;
    const then = days < 0 ? `got its last fixes on ${last}` : `gets its last fixes on ${last}`;
    return when(days < noticeDays, null, {
      message: `PostgreSQL ${majorVersion} ${then}. Security holes that are found after that stay open.`,
    });
  },
};

export const databaseExtensionMissing: DatabaseRule = {
  id: "database-extension-missing",
  severity: "warning",
  what: "An extension that the product needs is not installed, and this database user may not install it.",
  why: "The product's own migrations fail without it.",
  remedy: "Have a superuser run CREATE EXTENSION, or use a server that offers it.",
  check: ({ server }) =>
    server.missingExtensions.map(({ name, offered }) => ({
      about: null,
      message: offered
        ? `The extension ${name} is not installed, and this database user may not install it. The product's own migrations fail without it.`
        : `The server does not offer the extension ${name}. The product's own migrations fail without it.`,
      remedy: offered
        ? `Have a superuser run CREATE EXTENSION ${name}.`
        : `Install the server's contrib package, which has ${name}.`,
    })),
};

export const databasePrivilegeMissing: DatabaseRule = {
  id: "database-privilege-missing",
  severity: "error",
  what: "This database user may not make tables in the schema.",
  why: "An installation, an upgrade and the product's own migrations need that.",
  remedy: "Connect as the schema's owner, or run GRANT CREATE ON SCHEMA … TO the user (for a new schema, ON DATABASE).",
  check: ({ server, inspection }) => when(!server.mayCreateTables && inspection.writable !== "read-only", "postgres"),
};

export const databaseSchemaOpen: DatabaseRule = {
  id: "database-schema-open",
  severity: "warning",
  what: "Others may make tables, functions and types in the installation's schema.",
  why: "What they make there can be taken for the installation's own, by its services too.",
  remedy: "Run REVOKE CREATE ON SCHEMA … FROM PUBLIC, or from the roles that are named.",
  check: ({ inspection: { openSchema } }) =>
    openSchema === null
      ? []
      : [
          {
            about: "postgres",
            message: `${openSchema.roles[0] === "public" ? "Every user of the database" : openSchema.roles.join(", ")} may make tables, functions and types in the installation's schema.`,
            remedy: `Run: ${openSchema.statement}`,
          },
        ],
};

export const databaseStructureDiffers: DatabaseRule = {
  id: "database-structure-differs",
  severity: "error",
  what: "Gatehouse's own tables are not built as they have to be.",
  why: "Rules that the database enforces may not hold, so nothing is written.",
  remedy: "See what differs, and make it right: gatehouse repair.",
  check: ({ inspection: { differences } }) =>
    differences.length === 0 ? [] : [{ about: "postgres", message: differs(differences).message }],
};

export const databaseReadOnly: DatabaseRule = {
  id: "database-read-only",
  severity: "error",
  what: "The server takes no writes: it is a standby, or set to read only.",
  why: "The services cannot work on it.",
  remedy: "Use the primary server.",
  check: ({ inspection }) => when(inspection.writable === "read-only", "postgres"),
};
