/** Who may see the text of the configuration that a console was started with: it is the console's own, not its user's. */
import { GatehouseError } from "../../shared/errors.js";
import { showRole } from "../../shared/roles.js";
import { type InstallationConfiguration, readConfiguration } from "../config/configuration.js";
import type { Database } from "../database/connect.js";
import { describeTarget } from "../database/target.js";
import { hasLogin } from "../organization/login-mode.js";
import type { Console } from "./console.js";
import { resolveTarget } from "./target.js";

/**
 * Passes for an Organization Admin of the installation that the configuration belongs to. Their token was signed with
 * the configuration's own JWT secret, which proves that it is this installation and not one of theirs. Where that
 * installation has no login yet, nobody can sign in, so whoever has the console may see the text.
 * Errors: SIGN_IN_REQUIRED, ROLE_INSUFFICIENT, PASSWORD_CHANGE_REQUIRED.
 */
export async function requireMaySeeStarted(adminConsole: Console): Promise<void> {
  const started = await readStarted(adminConsole);
  const session = await adminConsole.currentSession();
  if (session === null) {
    if (await isWithoutLogin(adminConsole, started)) return;
    throw new GatehouseError(
      "SIGN_IN_REQUIRED",
      "This is the configuration that the console was started with. Organization Admins may see its text.",
      { remedy: "Sign in as one. If nobody can sign in, use an editor, or gatehouse validate --fix, on the file." },
    );
  }
  if (session.mustChangePassword) {
    throw new GatehouseError("PASSWORD_CHANGE_REQUIRED", "You still have your initial password: change it first.");
  }
  const { jwtSecret } = await adminConsole.requireSession();
  const isOfThisInstallation = started?.jwtSecret?.reveal() === jwtSecret.reveal();
  if (session.actor.role === "ORGANIZATION_ADMIN" && isOfThisInstallation) return;
  throw new GatehouseError(
    "ROLE_INSUFFICIENT",
    isOfThisInstallation
      ? `${showRole(session.actor.role)}s may not see the configuration that the console was started with; Organization Admins may.`
      : "The configuration that the console was started with belongs to another installation than yours.",
  );
}

/** Null where it cannot be read. */
const readStarted = ({ start }: Console): Promise<InstallationConfiguration | null> =>
  readConfiguration(start.configurationPaths ?? [], start.configurationFormat).catch(() => null);

/** True if the console is connected to the installation that it was started for, and that has no login. */
async function isWithoutLogin(adminConsole: Console, started: InstallationConfiguration | null): Promise<boolean> {
  if (adminConsole.sawSession) return false;
  const database = adminConsole.connection;
  const meant = meantDatabase(adminConsole, started);
  if (database === null) return meant === null;
  if (meant !== null && meant !== nameOf(database)) return false;
  return !(await hasLogin(database));
}

const nameOf = ({ target, schema }: Database): string => `${target} ${schema}`;

/** The database that the console was started for, or null if neither a URL nor the configuration names one. */
function meantDatabase({ start }: Console, started: InstallationConfiguration | null): string | null {
  for (const by of ["environment", "configuration"] as const) {
    try {
      const { target, schema } = resolveTarget({ by }, start, started);
      return `${describeTarget(target)} ${schema}`;
    } catch {
      // It names none, or one that cannot be read.
    }
  }
  return null;
}
