/** Makes a bootstrapped installation, and members and actors in it. */
import type { Database } from "../../../electron/database/connect.js";
import { invite } from "../../../electron/members/invite.js";
import { type Actor, databaseOperator } from "../../../electron/organization/actor.js";
import { Secret } from "../../../electron/security/secret.js";
import { checkToken } from "../../../electron/sessions/check-token.js";
import { signIn } from "../../../electron/sessions/sign-in.js";
import { createDatabase, type TestDatabase } from "../../postgres/database.js";
import { adminEmail, adminPassword, applyNow, basic, jwtSecret, open } from "../world.js";

export interface Installation {
  readonly db: TestDatabase;
  readonly database: Database;
  close(): Promise<void>;
}

export async function bootstrapped(): Promise<Installation> {
  const db = await createDatabase();
  const database = await open(db.url);
  await applyNow(database, basic());
  return {
    db,
    database,
    close: async () => {
      await database.close();
      await db.drop();
    },
  };
}

/** A database operator, who may invite people as any role. */
export const operator: Actor = databaseOperator("tester");

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
