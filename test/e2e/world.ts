/** What an administrator brings along: an empty database, and the installation's configuration in a file. */
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";

/** The person whom the configuration makes Organization Admin. */
export const admin = { email: "ada@example.com", password: "Correct-Horse-7-Battery" } as const;

const jwtSecret = "ndT3Xo5wE0Wq8kJ1Zb6vYc2Ls9Rf4Hg7Pm0Aa1Bb2Cc=";

/** Helm values for email/password login. */
export const basicValues = `config:
  authType: mixed
  langsmithLicenseKey: license-for-tests
  apiKeySalt: Zx81-salt-Qw72-for-Er63-tests-Ty54
  initialOrgAdminEmail: ${admin.email}
  basicAuth:
    enabled: true
    initialOrgAdminEmail: ${admin.email}
    initialOrgAdminPassword: ${admin.password}
    jwtSecret: ${jwtSecret}
`;

/** A compose `.env` of an installation without login. */
export const noneEnvironment = `AUTH_TYPE=none
_LANGSMITH_IMAGE_VERSION=0.10.3
LANGSMITH_LICENSE_KEY=license-for-tests
API_KEY_SALT=Zx81-salt-Qw72-for-Er63-tests-Ty54
`;

/** The same installation's `.env` once it shall have email/password login. */
export const basicEnvironment = `AUTH_TYPE=mixed
_LANGSMITH_IMAGE_VERSION=0.10.3
LANGSMITH_LICENSE_KEY=license-for-tests
API_KEY_SALT=Zx81-salt-Qw72-for-Er63-tests-Ty54
BASIC_AUTH_ENABLED=true
BASIC_AUTH_JWT_SECRET=${jwtSecret}
INITIAL_ORG_ADMIN_EMAIL=${admin.email}
INITIAL_ORG_ADMIN_PASSWORD=${admin.password}
`;

/** Writes `text` to a file called `name` in `folder`; its path. */
export async function writeConfiguration(folder: string, name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text, { mode: 0o600 });
  return path;
}

/** Runs one statement as the superuser in the database at `url`. */
export async function runSql(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, ssl: false });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Makes an empty database on the server at `serverUrl`; its URL. It goes with the server. */
export async function createDatabase(serverUrl: string): Promise<string> {
  const url = new URL(serverUrl);
  const name = `e2e_${randomBytes(6).toString("hex")}`;
  await runSql(url.href, `create database ${name}`);
  url.pathname = `/${name}`;
  return url.href;
}
