/** Every rule about what differs between configuration and installation finds its difference, and nothing else. */
import { describe, expect, it } from "vitest";
import { understandConfiguration } from "../../../electron/config/configuration.js";
import type { Compared } from "../../../electron/installation/comparison/rule.js";
import { databaseRules } from "../../../electron/installation/comparison/table.js";
import type { Inspection } from "../../../electron/installation/inspect.js";

const values = `config:
  langsmithLicenseKey: lic_3f0b9c1de7
  apiKeySalt: yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0
  authType: mixed
  initialOrgAdminEmail: ada@harbour.example
  initialOrgName: Harbour
  defaultWorkspaceName: Night shift
  basicAuth:
    enabled: true
    initialOrgAdminPassword: Quiet-Harbour-17
    jwtSecret: pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu
`;

const inspection: Inspection = {
  state: "basic",
  schema: "public",
  schemaVersion: 3,
  latestSchemaVersion: 3,
  release: "0.12.1",
  organization: { id: "o", name: "Harbour" },
  workspaces: 1,
  members: 2,
  admins: 1,
  liveSessions: 3,
  peopleSignedIn: 2,
  resources: [],
  foreignTables: [],
  readable: false,
  differences: [],
  openSchema: null,
  uncounted: [],
  writable: "yes",
  installation: {
    id: "i",
    authMode: "basic",
    release: "0.12.1",
    jwtSecretHash: "x",
    organization: { id: "o", name: "Harbour" },
    workspaces: 1,
    members: 2,
    adminEmails: ["ADA@harbour.example"],
    firstWorkspaceId: "w",
    defaultUserId: null,
  },
};

const target = {
  host: "db.harbour.example",
  port: 5432,
  database: "smith",
  user: "gate",
  password: null,
  sslMode: "verify-full",
  sslRootCert: null,
  sslCert: null,
  sslKey: null,
} as const;

const same: Compared = {
  configuration: understandConfiguration([{ file: "values.yaml", text: values }]),
  inspection,
  jwtSecret: "same",
  workspaceNames: ["Day shift", "Night shift"],
  server: { majorVersion: 18, missingExtensions: [], mayCreateTables: true },
  connected: { address: target, schema: "public", encrypted: true },
  configured: { target, schema: null },
  today: new Date("2026-03-01"),
};

const found = (change: Partial<Compared>): readonly string[] =>
  databaseRules.filter((rule) => rule.check({ ...same, ...change }).length > 0).map(({ id }) => id);
const state = (change: Partial<Inspection>): Partial<Compared> => ({ inspection: { ...inspection, ...change } });
const mode = (asked: "none" | "basic" | "oidc"): Partial<Compared> => ({
  configuration: { ...same.configuration, mode: asked },
});
const configured = (change: object): Partial<Compared> => ({
  configured: { target: { ...target, ...change }, schema: null },
});
const plain = { ...same.connected, encrypted: false };

describe("an installation that is as the configuration says", () => {
  it("has no findings", () => {
    expect(found({})).toEqual([]);
    expect(found({ configured: null })).toEqual([]);
  });
});

const broken: readonly (readonly [rule: string, change: Partial<Compared>])[] = [
  ["database-mode-differs", mode("none")],
  ["database-mode-differs", mode("oidc")],
  ["database-mode-differs", state({ state: "oidc" })],
  ["database-mode-differs", { ...state({ state: "none" }), ...mode("oidc") }],
  ["database-schema-open", state({ openSchema: { roles: ["public"], statement: "revoke …" } })],
  ["database-structure-differs", state({ differences: ["the trigger t of users is missing"] })],
  ["database-not-migrated", state({ state: "none" })],
  ["database-empty", state({ state: "empty", organization: null, installation: null })],
  ["database-foreign", state({ state: "foreign", organization: null, installation: null })],
  ["database-newer", state({ state: "newer", organization: null, installation: null })],
  ["database-admin-unknown", { configuration: { ...same.configuration, adminEmail: "bob@harbour.example" } }],
  ["database-jwt-secret-differs", { jwtSecret: "differs" }],
  ["database-organization-differs", state({ organization: { id: "o", name: "Lighthouse" } })],
  ["database-workspace-differs", { workspaceNames: ["Day shift"] }],
  ["database-elsewhere", configured({ host: "other.harbour.example" })],
  ["database-elsewhere", configured({ port: 6432 })],
  ["database-elsewhere", configured({ database: "other" })],
  ["database-elsewhere", configured({ user: "other" })],
  ["database-elsewhere", { configured: { target, schema: "other" } }],
  ["database-tls-not-used", { connected: plain }],
  ["database-unencrypted", { connected: plain, ...configured({ sslMode: "prefer" }) }],
  ["database-unencrypted", { connected: plain, configured: null }],
  ["database-version-ends", { server: { ...same.server, majorVersion: 14 }, today: new Date("2026-06-01") }],
  ["database-version-ends", { server: { ...same.server, majorVersion: 14 }, today: new Date("2027-06-01") }],
  [
    "database-extension-missing",
    { server: { ...same.server, missingExtensions: [{ name: "pg_trgm", offered: true }] } },
  ],
  ["database-privilege-missing", { server: { ...same.server, mayCreateTables: false } }],
  ["database-read-only", state({ writable: "read-only" })],
];

const kept: readonly (readonly [what: string, change: Partial<Compared>])[] = [
  ["the host in other letters", configured({ host: "DB.harbour.example" })],
  [
    "no TLS to this machine itself",
    { connected: { ...plain, address: { ...target, host: "127.0.0.1" } }, configured: null },
  ],
  [
    "no TLS over a socket",
    { connected: { ...plain, address: { ...target, host: "/run/postgresql" } }, configured: null },
  ],
  ["a version with a year to go", { server: { ...same.server, majorVersion: 15 } }],
  ["a version not known yet", { server: { ...same.server, majorVersion: 25 } }],
  ["a JWT secret that is not configured", { jwtSecret: "not-configured" }],
  ["no mode at all, which the files' own findings say", { configuration: { ...same.configuration, mode: null } }],
  [
    "names that the configuration does not set",
    {
      ...state({ organization: { id: "o", name: "Lighthouse" } }),
      workspaceNames: [],
      configuration: { ...same.configuration, places: {} },
    },
  ],
];

describe("what differs", () => {
  it.each(broken)("is found by %s", (rule, change) => {
    expect(found(change)).toEqual([rule]);
  });

  it.each(kept)("is not: %s", (_what, change) => {
    expect(found(change)).toEqual([]);
  });

  it("has a rule of its own for everything, with sentences", () => {
    expect(new Set(broken.map(([rule]) => rule))).toEqual(new Set(databaseRules.map(({ id }) => id)));
    for (const rule of databaseRules)
      for (const sentence of [rule.what, rule.why, rule.remedy]) expect(sentence).toMatch(/^\S.*[.)]$/);
  });
});
