/** Failures that Node's resolver, sockets and TLS report, and those that pg finds itself, as Gatehouse's codes. */
import { type ErrorCode, GatehouseError } from "../../shared/errors.js";

/** The fields that Node and OpenSSL put on their errors, all optional. */
interface SocketError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly hostname?: unknown;
  readonly cert?: { readonly subjectaltname?: unknown; readonly subject?: { readonly CN?: unknown } };
  readonly message: string;
}

type Sentence = (target: string, error: SocketError) => string;
type Rule = readonly [code: ErrorCode, sentence: Sentence];

const unknownHost: Rule = [
  "HOST_UNKNOWN",
  (target, { hostname }) =>
    `No host is known by the name ${typeof hostname === "string" ? hostname : "given"}: ${target}.`,
];
const refused: Rule = ["CONNECTION_REFUSED", (target) => `No server accepts connections for ${target}.`];
const noRoute: Rule = ["CONNECTION_TIMED_OUT", (target) => `There is no way through the network to ${target}.`];
const timedOut: Rule = ["CONNECTION_TIMED_OUT", (target) => `The server did not answer in time: ${target}.`];
const lost: Rule = ["CONNECTION_LOST", (target) => `The connection to ${target} was lost.`];
const untrusted: Rule = [
  "TLS_UNTRUSTED",
  (target) => `No trusted CA signed the certificate of the server of ${target}.`,
];
const expired: Rule = [
  "TLS_CERTIFICATE_EXPIRED",
  (target) => `The certificate of the server of ${target} has expired.`,
];
const tooEarly: Rule = [
  "TLS_CERTIFICATE_EXPIRED",
  (target) => `The certificate of the server of ${target} is not valid yet.`,
];
const wrongName: Rule = [
  "TLS_NAME_MISMATCH",
  (target, error) => `The server's certificate is for ${listedNames(error)}, not for the host of ${target}.`,
];
const tlsFailed: Rule = ["TLS_FAILED", (target) => `TLS with the server of ${target} could not be set up.`];
const tlsMissing: Rule = ["TLS_NOT_OFFERED", (target) => `The server of ${target} does not offer TLS.`];
const noPassword: Rule = [
  "PASSWORD_REJECTED",
  (target) => `The server wants a password for ${target}, and none was given.`,
];
const otherLogin: Rule = [
  "LOGIN_UNSUPPORTED",
  (target) => `The server asks ${target} for a way to log in that Gatehouse does not have.`,
];
const wrongLogin: Rule = ["PROTOCOL_BROKEN", (target) => `The server's part in the login of ${target} was wrong.`];
const poolFull: Rule = ["DATABASE_BUSY", (target) => `All of Gatehouse's connections to ${target} are in use.`];
const closed: Rule = ["NOT_CONNECTED", (target) => `The connection to ${target} was closed.`];

const byCode: Readonly<Record<string, Rule>> = {
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  EAI_NODATA: unknownHost,
  EAI_FAIL: unknownHost,
  EAI_NONAME: unknownHost,
  EINVAL: unknownHost,
  ECONNREFUSED: refused,
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  EHOSTDOWN: noRoute,
  EADDRNOTAVAIL: noRoute,
  ECONNRESET: lost,
  ECONNABORTED: lost,
  EPIPE: lost,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_UNTRUSTED: untrusted,
  CERT_SIGNATURE_FAILURE: untrusted,
  INVALID_CA: untrusted,
  INVALID_PURPOSE: untrusted,
  CERT_HAS_EXPIRED: expired,
  CERT_NOT_YET_VALID: tooEarly,
  ERR_TLS_CERT_ALTNAME_INVALID: wrongName,
  EPROTO: tlsFailed,
};

/** Failures that pg and Node report only in words. */
const byWords: readonly (readonly [RegExp, Rule])[] = [
  [/^The server does not support SSL connections/, tlsMissing],
  [/^There was an error establishing an SSL connection/, tlsFailed],
  [/before secure TLS connection was established/, tlsFailed],
  [/^SASL: .*client password must be/, noPassword],
  [/^SASL: Only mechanism/, otherLogin],
  [/^SASL: /, wrongLogin],
  [/^Received unexpected \w+ message from backend/, wrongLogin],
  [/connection timeout$|^timeout expired$/, timedOut],
  [/^timeout exceeded when trying to connect/, poolFull],
  [/after calling end on the pool|driver has already been destroyed/, closed],
  [/^Connection terminated|not queryable$/, lost],
];

/** Turns a failure of network, TLS or connection into a GatehouseError; null for any other error. */
export function fromSocket(error: unknown, target: string): GatehouseError | null {
  if (!(error instanceof Error)) return null;
  const [code, sentence] = findRule(error as SocketError) ?? [];
  if (code === undefined || sentence === undefined) return null;
  return new GatehouseError(code, sentence(target, error as SocketError), { cause: error });
}

function findRule(error: SocketError): Rule | undefined {
  const worded = byWords.find(([words]) => words.test(error.message))?.[1];
  if (worded !== undefined || typeof error.code !== "string") return worded;
  // While connecting, these say that there is no Unix socket, or none that we may use. Other calls mean a file by them.
  if (error.code === "ENOENT" || error.code === "EACCES") return error.syscall === "connect" ? refused : undefined;
  // While connecting, this says that the host did not answer; later, that keepalive found it gone.
  if (error.code === "ETIMEDOUT") return error.syscall === "read" || error.syscall === "write" ? lost : timedOut;
  if (/^ERR_(SSL|TLS|OSSL)_/.test(error.code) && error.code !== "ERR_TLS_CERT_ALTNAME_INVALID") return tlsFailed;
  return Object.hasOwn(byCode, error.code) ? byCode[error.code] : undefined;
}

/** The names in a certificate: "DNS:a, IP Address:10.0.0.1" → "a, 10.0.0.1", or the common name where it lists none. */
function listedNames({ cert }: SocketError): string {
  const listed = cert?.subjectaltname ?? cert?.subject?.CN;
  return typeof listed === "string" ? listed.replaceAll(/(DNS|IP Address|URI|email):/g, "") : "another name";
}
