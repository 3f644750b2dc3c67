/** Making values files that deviate from good ones, to compare our verdict on them with the real chart's. */
import { isMap } from "./tree.js";

export type Tree = { [key: string]: unknown };

/** A repeatable source of numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const fernet = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";

const login: Tree = {
  config: {
    langsmithLicenseKey: "lic_3f0b9c1de7",
    apiKeySalt: "yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0",
    authType: "mixed",
    initialOrgAdminEmail: "ada@harbour.example",
    hostname: "smith.harbour.example",
    basicAuth: {
      enabled: true,
      initialOrgAdminPassword: "Quiet-Harbour-17",
      jwtSecret: "pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu",
    },
  },
};

const keys: Tree = { insights: { encryptionKey: fernet }, polly: { encryptionKey: fernet } };

/** Good values from which the cases deviate. */
export const goodValues: readonly Tree[] = [
  login,
  merged(login, keys),
  merged(login, { insights: { enabled: false }, polly: { enabled: false } }),
  merged(login, keys, {
    postgres: { external: { enabled: true, connectionUrl: "smith:secret@db.harbour.example:5432/langsmith" } },
    ingress: { enabled: true },
  }),
  merged(login, keys, {
    config: { existingSecretName: "login" },
    redis: { external: { enabled: true, existingSecretName: "redis" } },
    clickhouse: { external: { enabled: true, host: "ch", password: "secret" } },
  }),
  merged(login, keys, {
    config: {
      deployment: { enabled: true },
      agentBuilder: { enabled: true, encryptionKey: fernet },
      blobStorage: { enabled: true },
    },
    fleet: { enabled: true, encryptionKey: fernet },
    engine: { enabled: true, encryptionKey: fernet },
    ingress: { enabled: true },
    gateway: { enabled: false },
  }),
  merged(login, keys, {
    config: {
      oauth: { enabled: true, oauthClientId: "id", oauthIssuerUrl: "https://id.example", oauthClientSecret: "s" },
      basicAuth: { enabled: false },
    },
  }),
];

export function merged(...trees: readonly Tree[]): Tree {
  const out: Tree = {};
  for (const tree of trees)
    for (const [key, value] of Object.entries(tree)) {
      const below = out[key];
      out[key] = isMap(below) && isMap(value) ? merged(below, value) : structuredClone(value);
    }
  return out;
}

/** Texts that read badly where a template prints them without quotes. */
const oddTexts = [
  "a: b",
  "#x",
  'a"b',
  "'",
  "x\ny",
  "{{ .Values.x }}",
  "- a",
  "*a",
  "&a",
  "!x",
  "%x",
  "@x",
  "`x",
  "[a",
  "{a",
  "a #b",
  "x:",
  ": x",
  "\\",
  "\\q",
  "?",
  "|",
  ">",
  "a\tb",
  " ",
  "",
  "true",
  "null",
  "0",
  "1e3",
  "é",
  "x\n\n  y",
  "$(X)",
  "a,b",
  "a'b",
  "~",
  "=",
  "<<",
];

const odds: readonly unknown[] = [
  null,
  null,
  "text",
  "true",
  "false",
  7,
  0,
  1.5,
  1234567,
  true,
  false,
  [],
  ["a"],
  [1],
  [{}],
  [{ name: "X", value: "1" }],
  [{ name: "PORT", value: "1" }],
  [{ a: null }],
  {},
  { a: "b" },
  { name: "x" },
  { enabled: true },
  { "a b": [1] },
];

const environmentNames = [
  "PORT",
  "LOG_LEVEL",
  "POSTGRES_DATABASE_URI",
  "API_KEY_SALT",
  "REDIS_DATABASE_URI",
  "MINE",
  "LANGSMITH_URL",
  "GO_QUEUE_ENABLED_ALL",
  "INITIAL_ORG_NAME",
  "X_SERVICE_AUTH_JWT_SECRET",
  "CLICKHOUSE_HOST",
  "N_JOBS_PER_WORKER",
  "FF_S3_STORAGE_ENABLED",
  "OAUTH_CLIENT_ID",
];

export interface Case {
  /** The values files, in Helm's order. */
  readonly layers: readonly Tree[];
}

/** Every path of a chart's own values with the value there. */
export function pathsOf(
  values: Tree,
  above: readonly string[] = [],
): readonly { readonly path: readonly string[]; readonly value: unknown }[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = [...above, key];
    return [{ path, value }, ...(isMap(value) ? pathsOf(value, path) : [])];
  });
}

/** Makes a case: one to three settings of a good file changed, now and then in a layer of their own. */
export function makeCase(random: () => number, paths: ReturnType<typeof pathsOf>): Case {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const good = structuredClone(pick(goodValues));
  const changes: { readonly path: readonly string[]; readonly value: unknown }[] = [];
  for (let left = 1 + Math.floor(random() * 3); left > 0; left -= 1) {
    const at = pick(paths);
    changes.push({ path: deviatingPath(at.path, random), value: deviation(at, random, pick) });
  }
  const layers = random() < 0.3 ? [good, {}] : [good];
  for (const { path, value } of changes) setAt(layers[layers.length - 1] as Tree, path, value);
  return { layers };
}

function deviatingPath(path: readonly string[], random: () => number): readonly string[] {
  const dice = random();
  if (dice < 0.05) return [...path, "extra"];
  return dice < 0.08 ? ["commonEnv"] : path;
}

function deviation(
  at: { readonly path: readonly string[]; readonly value: unknown },
  random: () => number,
  pick: <T>(from: readonly T[]) => T,
): unknown {
  const last = at.path.at(-1) ?? "";
  const dice = random();
  if (/env$/i.test(last) && dice < 0.7) {
    const names = [pick(environmentNames), pick(environmentNames), ...(random() < 0.3 ? [pick(environmentNames)] : [])];
    return names.slice(0, 1 + Math.floor(random() * names.length)).map((name) => ({ name, value: "x" }));
  }
  if (typeof at.value === "boolean" && dice < 0.6) return !at.value;
  if (typeof at.value === "string" && dice < 0.4) return pick(oddTexts);
  if (typeof at.value === "number" && dice < 0.4) return pick([0, 3, 70000, "3", 2.5, -1, "3m"]);
  return pick(odds);
}

export function setAt(tree: Tree, path: readonly string[], value: unknown): void {
  let here = tree;
  for (const key of path.slice(0, -1)) {
    const below = here[key];
    const map: Tree = isMap(below) ? below : {};
    here[key] = map;
    here = map;
  }
  here[path.at(-1) ?? ""] = structuredClone(value);
}
