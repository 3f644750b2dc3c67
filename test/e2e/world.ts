/** What an administrator brings along: an empty database, and the installation's configuration in a file. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { runOn } from "../postgres/database.js";
import { program } from "./browser-door.js";
import { doorEnvironment } from "./environment.js";

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
insights:
  enabled: false
polly:
  enabled: false
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
export const runSql = (url: string, sql: string): Promise<readonly Record<string, unknown>[]> => runOn(url, sql);

/** Applies `basicValues` to the empty database at `url`, by the real program. Throws with what it said. */
export async function install(url: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-e2e-"));
  const path = await writeConfiguration(folder, "values.yaml", basicValues);
  const env = { ...doorEnvironment(folder), GATEHOUSE_DATABASE_URL: url };
  await promisify(execFile)(process.execPath, [program, "apply", "--config", path, "--yes"], { env });
  await rm(folder, { recursive: true, force: true });
}
