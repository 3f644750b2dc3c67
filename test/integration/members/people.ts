/** Makes members and actors in an installation. */
import type { Database } from "../../../electron/database/connect.js";
import { invite } from "../../../electron/members/invite.js";
import type { Actor } from "../../../electron/organization/actor.js";
import { Secret } from "../../../electron/security/secret.js";
import { checkToken } from "../../../electron/sessions/check-token.js";
import { signIn } from "../../../electron/sessions/sign-in.js";
import { adminEmail, adminPassword, jwtSecret, operator } from "../world.js";

/** Signs a member in and returns the access token. */
export const tokenOf = async (database: Database, email: string, password: Secret | string): Promise<Secret> =>
  (
    await signIn(database, jwtSecret, {
      email,
      password: typeof password === "string" ? new Secret(password) : password,
    })
  ).accessToken;

/** Invites one person and returns the initial password. */
export async function invited(database: Database, email: string, role = "user"): Promise<Secret> {
  const [outcome] = await invite(database, operator, { emails: [email], role, workspaces: [] });
  if (outcome?.initialPassword === undefined) throw new Error(`${email} was not invited: ${outcome?.reason}`);
  return outcome.initialPassword;
}

/** Signs a member in and returns them as an actor. */
export async function actorOf(database: Database, email: string, password: Secret): Promise<Actor> {
  return (await checkToken(database, jwtSecret, await tokenOf(database, email, password))).actor;
}

export const adminActor = (database: Database): Promise<Actor> => actorOf(database, adminEmail, adminPassword);
