/** Who does something: a member who signed in, or whoever holds the database credentials. */
import { hostname, userInfo } from "node:os";
import type { OrganizationRole } from "../../shared/roles.js";

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

/** Asked again before every batch of what takes long: a session may have ended meanwhile, and then it throws. */
export type AskActor = () => Promise<Actor>;

/** The operator behind a command line or a console that nobody signed in to. */
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

/** The actor's columns of an audit row, with the rest of its enrichments. */
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
