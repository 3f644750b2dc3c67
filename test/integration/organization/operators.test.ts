/** What an Organization Operator can and cannot do by inviting and removing people. */
import { expect, test } from "vitest";
import { readPeople } from "../../../electron/members/bulk/reading.js";
import { changeMember } from "../../../electron/members/changes/change.js";
import { invite } from "../../../electron/members/invite.js";
import type { Actor } from "../../../electron/organization/actor.js";
import { createRole } from "../../../electron/roles/edit.js";
import { bulkRequest } from "../../../shared/contract/bulk-invites.js";
import { failureOf } from "../../postgres/failure.js";
import { actorOf, invited } from "../members/people.js";
import { operator as databaseOperator, worldForAll } from "../world.js";

const installation = worldForAll({ cheapHashing: true });

let actor: Promise<Actor> | undefined;
const anOperator = (): Promise<Actor> => {
  const email = "operator@corp.example";
  actor ??= invited(installation.database, email, "operator").then((password) =>
    actorOf(installation.database, email, password),
  );
  return actor;
};

const into = (email: string, role: string) => ({
  emails: [email],
  role: "user",
  workspaces: [{ workspace: "Workspace 1", role }],
});

test("invites into a workspace as Editor or Viewer, and never as somebody who may manage it", async () => {
  const { database } = installation;
  await createRole(database, databaseOperator, {
    shown: "Keeper",
    description: "",
    permissions: ["workspaces:manage-members"],
  });
  for (const role of ["Admin", "Keeper"]) {
    const refused = await failureOf(invite(database, await anOperator(), into(`${role}@corp.example`, role)));
    expect([role, refused.code]).toEqual([role, "ROLE_INSUFFICIENT"]);
  }
  for (const role of ["Editor", "Viewer"]) {
    const [outcome] = await invite(database, await anOperator(), into(`${role}@corp.example`, role));
    expect(outcome?.status).toBe("created");
  }
});

test("is refused the same rows of a table", async () => {
  const text =
    "email,role,workspace_name\na@crowd.example,Workspace Admin,Workspace 1\nb@crowd.example,Workspace User,Workspace 1";
  const { rows } = await readPeople(
    installation.database,
    await anOperator(),
    bulkRequest.parse({ source: { by: "text", text } }),
  );
  expect(rows.map(({ verdict }) => verdict)).toEqual(["refused", "invite"]);
});

test("who removes a User and invites the email again makes another member, who has nothing of the first", async () => {
  const { database, db } = installation;
  const email = "again@corp.example";
  await invite(database, databaseOperator, into(email, "Editor"));
  const [before] = await db.run<{ id: string }>("select id from users where email = $1", [email]);
  await changeMember(database, await anOperator(), { member: { email }, change: { kind: "remove" } });
  await invite(database, await anOperator(), { emails: [email], role: "user", workspaces: [] });
  const [after] = await db.run<{ id: string }>("select id from users where email = $1", [email]);
  expect(after?.id).not.toBe(before?.id);
  const memberships = await db.run("select tenant_id from identities where user_id = $1", [after?.id]);
  expect(memberships).toEqual([{ tenant_id: null }]);
  const trail = await db.run<{ operation: string; actor: string }>(
    `select operation_name as operation, enrichments #>> '{actor,email}' as actor from audit_logs
      where enrichments ->> 'email' = $1 order by request_time desc limit 2`,
    [email],
  );
  expect(trail).toEqual([
    { operation: "add_basic_auth_users_to_org", actor: "operator@corp.example" },
    { operation: "delete_org_member", actor: "operator@corp.example" },
  ]);
});
