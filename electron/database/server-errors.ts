/**
 * The server's SQLSTATEs (https://www.postgresql.org/docs/current/errcodes-appendix.html), in groups for each of
 * Gatehouse's codes.
 */
import type { DatabaseError } from "pg";
import { type ErrorCode, GatehouseError } from "../../shared/errors.js";

interface Group {
  readonly code: ErrorCode;
  readonly states: readonly string[];
  readonly sentence: (target: string) => string;
  readonly remedy?: string;
}

const groups: readonly Group[] = [
  {
    code: "PASSWORD_REJECTED",
    states: ["28P01"],
    sentence: (target) => `The server did not accept the password for ${target}.`,
  },
  {
    code: "ACCESS_NOT_ALLOWED",
    states: ["28000"],
    sentence: (target) => `The server does not let ${target} in from this machine.`,
  },
  { code: "DATABASE_MISSING", states: ["3D000"], sentence: (target) => `There is no such database: ${target}.` },
  { code: "SERVER_READ_ONLY", states: ["25006"], sentence: (target) => `The database is read only: ${target}.` },
  {
    code: "TOO_MANY_CONNECTIONS",
    states: ["53300"],
    sentence: (target) => `The server has no connection left for ${target}.`,
  },
  {
    code: "DATABASE_BUSY",
    // lock_timeout, deadlock, serialization failure, object in use
    states: ["55P03", "40P01", "40001", "55006"],
    sentence: (target) => `Other work in ${target} was in the way.`,
  },
  {
    code: "DATABASE_TOO_SLOW",
    states: ["57014"], // statement_timeout, or somebody cancelled the statement; only the server's language tells which
    sentence: (target) => `A statement in ${target} was ended: it took longer than it may, or somebody cancelled it.`,
  },
  {
    code: "LAST_ADMIN",
    states: ["GH001"], // raised by our own rule (schema/migrations/0003-last-admin.ts)
    sentence: () => "This would leave the installation without an active Organization Admin.",
  },
  {
    code: "AUDIT_APPEND_ONLY",
    states: ["GH002"], // raised by our own rule (schema/migrations/0004-audit-chain.ts)
    sentence: () => "This would change or remove rows of the audit trail.",
  },
  { code: "SERVER_STARTING", states: ["57P03"], sentence: (target) => `The server of ${target} is not ready yet.` },
  {
    code: "CONNECTION_LOST",
    // the server shut down or crashed, the database was dropped, or a timeout ended the session
    states: [
      "57P01",
      "57P02",
      "57P04",
      "57P05",
      "25P03",
      "25P04",
      "08000",
      "08001",
      "08003",
      "08004",
      "08006",
      "08007",
      "08P01",
    ],
    sentence: (target) => `The server ended the connection to ${target}.`,
  },
  {
    code: "DATABASE_FAILED",
    states: ["53100"],
    sentence: (target) => `The disk of the server of ${target} is full.`,
    remedy: "Nothing was half done. Make room on the server's disk, then run it again.",
  },
];

/** Postgres (for pg_hba.conf) and hosted services say only in words that they require TLS. */
const wantsTls = /no encryption|ssl off|ssl (connection )?(is )?required|connection is insecure/i;

/** Poolers report all failures as a protocol error (08P01). Their words, with the SQLSTATE that Postgres would give. */
const poolerWords: readonly (readonly [RegExp, string])[] = [
  [/no such database|database .* does not exist/i, "3D000"],
  [/no such user|role .* does not exist|auth(entication)? failed|password/i, "28P01"],
  [/no more connections|too many (clients|connections)|max_client_conn/i, "53300"],
  [/query_wait_timeout|starting up|shutting down|cannot connect to server|server_login|connect failed/i, "57P03"],
];

/** Postgres's sentences about privileges, which name objects and nothing else. Other sentences might hold values. */
const privilegeSentence = /^(permission denied (for|to) [^\n]{1,120}|must be owner of [^\n]{1,120})$/;

/** Turns a server's error into a GatehouseError: DATABASE_FAILED where the SQLSTATE is in no group. */
export function fromServer(error: DatabaseError, target: string): GatehouseError {
  const state = translate(error);
  if ((state === "28000" || state.startsWith("08")) && wantsTls.test(error.message)) {
    return new GatehouseError("TLS_REQUIRED", `The server does not let ${target} in without TLS.`, { cause: error });
  }
  if (state === "42501" && error.routine === "check_enable_rls") {
    return new GatehouseError("ROW_SECURITY_APPLIES", `Row security hides rows of ${target} from this database user.`, {
      cause: error,
    });
  }
  if (state === "42501") {
    const said = privilegeSentence.test(error.message) ? ` (${error.message})` : "";
    return new GatehouseError("PRIVILEGE_MISSING", `The database user lacks a privilege in ${target}${said}.`, {
      cause: error,
    });
  }
  const unfound = unfoundIn(error, state, target);
  if (unfound !== undefined) return unfound;
  const group = groups.find((each) => each.states.includes(state));
  if (group === undefined) {
    return new GatehouseError("DATABASE_FAILED", `The database refused a statement (SQLSTATE ${state}): ${target}.`, {
      cause: error,
    });
  }
  const options = group.remedy === undefined ? { cause: error } : { remedy: group.remedy, cause: error };
  return new GatehouseError(group.code, `${group.sentence(target)}${wordsOf(error, state)}`, options);
}

/**
 * A trigger's function that names a table, type or function without its schema: no transaction of Gatehouse has a
 * search_path that it could be found in (begin.ts).
 */
function unfoundIn(error: DatabaseError, state: string, target: string): GatehouseError | undefined {
  const named = /[^\s"]*"?[^"\s]*"?\([^)]*\)/.exec(error.where ?? "")?.[0];
  if (named === undefined || !["42P01", "42883", "42704"].includes(state)) return undefined;
  return new GatehouseError(
    "DATABASE_FAILED",
    `A trigger's function ${named} of ${target} names something without its schema, and Gatehouse looks in none.`,
    {
      remedy: `Give the function a path of its own: alter function ${named} set search_path = SCHEMA, pg_temp`,
      cause: error,
    },
  );
}

/** What the server says of a login or a connection, for a sentence of ours. It names users, databases and hosts. */
function wordsOf(error: DatabaseError, state: string): string {
  if (!/^(28000|08)/.test(state)) return "";
  const words = (error.message ?? "")
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, " ")
    .trim()
    .slice(0, longestWords);
  return words === "" ? "" : ` It said: ${words}`;
}
const longestWords = 200;

function translate(error: DatabaseError): string {
  const state = /^[0-9A-Z]{5}$/.test(error.code ?? "") ? (error.code ?? "") : "XX000";
  if (state !== "08P01") return state;
  return poolerWords.find(([words]) => words.test(error.message))?.[1] ?? state;
}
