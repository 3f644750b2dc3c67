/** The actor behind a call: a member who signed in, or a database operator, who has the database credentials. */
import { hostname, userInfo } from "node:os";
import type { OrganizationRole } from "../../shared/roles.js";

/** A member, or a database operator: the person is then known by machine and login name. */
export type Actor =
  | {
      readonly kind: "member";
      readonly userId: string;
      readonly lsUserId: string;
      readonly email: string;
      readonly role: OrganizationRole;
    }
  | {
      readonly kind: "database-operator";
      readonly databaseUser: string;
      readonly machine: string;
      readonly login: string;
    };

/**
 * Finds the actor again before each batch of a long job.
 * Errors: SESSION_ENDED where the session has ended meanwhile.
 */
export type AskActor = () => Promise<Actor>;

/** The database operator behind the command line, or behind a console without a session. */
export function databaseOperator(databaseUser: string): Actor {
  return { kind: "database-operator", databaseUser, machine: hostname(), login: loginName() };
}

const loginName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return "unknown"; // a container's uid without an entry in passwd
  }
};

/** The actor's part of an audit row: its columns, and the enrichments with the actor added. */
export function describeActor(actor: Actor, enrichments: Readonly<Record<string, unknown>>) {
  return actor.kind === "member"
    ? {
        userId: actor.userId,
        lsUserId: actor.lsUserId,
        enrichments: { ...enrichments, actor: { kind: actor.kind, email: actor.email, role: actor.role } },
      }
    : {
        userId: null,
        lsUserId: null,
        enrichments: { ...enrichments, actor },
      };
}
