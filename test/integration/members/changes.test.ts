/** Changes of members: what each does, for whom it is refused, its audit row, and which sessions it ends. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  changeManyMembers,
  changeMember,
  previewChange,
  showOneMember,
} from "../../../electron/members/changes/change.js";
import { invite } from "../../../electron/members/invite.js";
import { listMembersPage } from "../../../electron/members/list.js";
import type { Actor } from "../../../electron/organization/actor.js";
import { checkToken } from "../../../electron/sessions/check-token.js";
import type { ChangeOutcome, MemberChange, WhichMembers } from "../../../shared/contract/member-changes.js";
import { failureOf } from "../../postgres/failure.js";
import { adminEmail, jwtSecret, operator, worldForAll } from "../world.js";
import { actorOf, adminActor, invited, tokenOf } from "./people.js";

const installation = worldForAll({ cheapHashing: true });
let admin: Actor;
beforeAll(async () => {
  await installation.db.run("insert into tenants (display_name, organization_id) select 'Lab', id from organizations");
  admin = await adminActor(installation.database);
});

let person = 0;
let bob = "";
let password: Awaited<ReturnType<typeof invited>>;
beforeEach(async () => {
  person += 1;
  bob = `bob-${person}@corp.example`;
  password = await invited(installation.database, bob);
});

const change = (email: string, asked: MemberChange, more: { actor?: Actor; version?: string } = {}) =>
  changeMember(installation.database, more.actor ?? admin, { member: { email }, change: asked, version: more.version });
const show = (email: string) => showOneMember(installation.database, { email });
const lastAudit = async () =>
  (
    await installation.db.run<{ operation: string; enrichments: Record<string, unknown> }>(
      "select operation_name as operation, enrichments from audit_logs order by request_time desc, id limit 1",
    )
  )[0];

const changes: readonly (readonly [MemberChange, string, object, object])[] = [
  [
    { kind: "setRole", role: "viewer" },
    "update_org_member",
    { role: "ORGANIZATION_USER" },
    { role: "ORGANIZATION_VIEWER" },
  ],
  [{ kind: "rename", fullName: " Bob B. " }, "update_org_member", { fullName: null }, { fullName: "Bob B." }],
  [{ kind: "deactivate" }, "update_org_member", { disabled: false }, { disabled: true }],
  [
    { kind: "addToWorkspace", workspace: "Lab", role: "editor" },
    "add_member_to_workspace",
    { workspace: "Lab", workspaceRole: null },
    { workspace: "Lab", workspaceRole: "Editor" },
  ],
];

test.each(changes)(
  "%j is done once, audited with before and after, and makes a new version",
  async (asked, operation, before, after) => {
    const { member } = await show(bob);
    expect(await change(bob, asked, { version: member.version })).toMatchObject({ status: "changed", email: bob });
    expect(await lastAudit()).toMatchObject({
      operation,
      enrichments: { email: bob, member_id: member.id, before, after, actor: { email: adminEmail } },
    });
    const now = await show(bob);
    expect(now.member.version).not.toBe(member.version);
    expect(await change(bob, asked)).toMatchObject({ status: "unchanged" });
    expect((await show(bob)).member.version).toBe(now.member.version);
  },
);

test("a workspace role is changed and taken away; who is not in the workspace has none to change", async () => {
  expect((await failureOf(change(bob, { kind: "setWorkspaceRole", workspace: "Lab", role: "viewer" }))).code).toBe(
    "NOT_IN_WORKSPACE",
  );
  await change(bob, { kind: "addToWorkspace", workspace: "Lab", role: "editor" });
  await change(bob, { kind: "setWorkspaceRole", workspace: "Lab", role: "admin" });
  expect((await show(bob)).memberships).toMatchObject([{ workspace: "Lab", shownRole: "Admin" }]);
  await change(bob, { kind: "removeFromWorkspace", workspace: "Lab" });
  expect((await show(bob)).memberships).toEqual([]);
  expect(await change(bob, { kind: "removeFromWorkspace", workspace: "Lab" })).toMatchObject({ status: "unchanged" });
});

test("who becomes Organization Admin is Admin of every workspace, and stays so only while Organization Admin", async () => {
  await change(bob, { kind: "setRole", role: "admin" });
  expect((await show(bob)).memberships.map(({ shownRole }) => shownRole)).toEqual(["Admin", "Admin"]);
  for (const asked of [
    { kind: "removeFromWorkspace", workspace: "Lab" },
    { kind: "setWorkspaceRole", workspace: "Lab", role: "viewer" },
  ] as const) {
    expect((await failureOf(change(bob, asked))).code).toBe("WORKSPACE_ADMIN_IMPLIED");
  }
  await change(bob, { kind: "setRole", role: "user" });
  await change(bob, { kind: "removeFromWorkspace", workspace: "Lab" });
});

test("who is Organization Admin no more stays Admin of the workspaces, or gets another role in all of them, or leaves them", async () => {
  const roles = async () => (await show(bob)).memberships.map(({ shownRole }) => shownRole);
  await change(bob, { kind: "setRole", role: "admin" });
  await change(bob, { kind: "setRole", role: "user" });
  expect(await roles()).toEqual(["Admin", "Admin"]);
  await change(bob, { kind: "setRole", role: "viewer", inWorkspaces: "none" });
  expect(await roles()).toEqual(["Admin", "Admin"]); // was no Organization Admin: nothing there changes
  await change(bob, { kind: "setRole", role: "admin" });
  await change(bob, { kind: "setRole", role: "operator", inWorkspaces: "viewer" });
  expect(await roles()).toEqual(["Viewer", "Viewer"]);
  expect(await lastAudit()).toMatchObject({
    enrichments: {
      before: { role: "ORGANIZATION_ADMIN", everyWorkspace: "Admin" },
      after: { role: "ORGANIZATION_OPERATOR", everyWorkspace: "Viewer" },
    },
  });
  await change(bob, { kind: "setRole", role: "admin" });
  await change(bob, { kind: "setRole", role: "user", inWorkspaces: "None" });
  expect(await roles()).toEqual([]);
  for (const [role, inWorkspaces, code] of [
    ["admin", "viewer", "WORKSPACE_ADMIN_IMPLIED"],
    ["user", "emperor", "ROLE_UNKNOWN"],
  ] as const) {
    expect((await failureOf(change(bob, { kind: "setRole", role, inWorkspaces }))).code).toBe(code);
  }
});

test("a new email is the one to sign in with; a taken or wrong one is refused", async () => {
  const email = `Robert-${person}@corp.example`;
  await change(bob, { kind: "changeEmail", email });
  await tokenOf(installation.database, email, password);
  expect((await failureOf(tokenOf(installation.database, bob, password))).code).toBe("SIGN_IN_FAILED");
  expect((await failureOf(change(email, { kind: "changeEmail", email: adminEmail.toUpperCase() }))).code).toBe(
    "EMAIL_TAKEN",
  );
  expect((await failureOf(change(email, { kind: "changeEmail", email: "no email" }))).code).toBe("EMAIL_INVALID");
});

describe("a token fails on the very next call", () => {
  test.each<MemberChange>([{ kind: "deactivate" }, { kind: "remove" }])("of a member after %j", async (asked) => {
    const token = await tokenOf(installation.database, bob, password);
    await checkToken(installation.database, jwtSecret, token);
    expect((await change(bob, asked)).sessionsEnded).toBe(1);
    expect((await failureOf(checkToken(installation.database, jwtSecret, token))).code).toBe("SESSION_ENDED");
    expect((await failureOf(tokenOf(installation.database, bob, password))).code).toBe("SIGN_IN_FAILED");
  });

  test("and reactivating lets in again, with a new session only", async () => {
    const token = await tokenOf(installation.database, bob, password);
    await change(bob, { kind: "deactivate" });
    await change(bob, { kind: "reactivate" });
    expect((await failureOf(checkToken(installation.database, jwtSecret, token))).code).toBe("SESSION_ENDED");
    await tokenOf(installation.database, bob, password);
  });
});

test("a removed member's work stays with the user's row, and the email can be invited again as somebody new", async () => {
  const { member } = await show(bob);
  await installation.db.run(
    "create table if not exists things (owner uuid not null references users (id) on delete cascade)",
  );
  await installation.db.run("insert into things values ($1)", [member.id]);
  await change(bob, { kind: "addToWorkspace", workspace: "Lab", role: "editor" });
  await change(bob, { kind: "remove" });
  expect((await failureOf(show(bob))).code).toBe("MEMBER_NOT_FOUND");
  expect(await installation.db.run("select from things where owner = $1", [member.id])).toHaveLength(1);
  expect(await installation.db.run("select from identities where user_id = $1", [member.id])).toEqual([]);
  const [again] = await invite(installation.database, operator, { emails: [bob], role: "user", workspaces: [] });
  expect(again?.status).toBe("created");
  expect((await show(bob)).member.id).not.toBe(member.id);
  await change(bob, { kind: "remove" });
  await invited(installation.database, bob);
});

test("a change decided on an older version is refused with both versions, and nothing is changed", async () => {
  const { member } = await show(bob);
  await change(bob, { kind: "rename", fullName: "Bobby" });
  const failure = await failureOf(change(bob, { kind: "setRole", role: "viewer" }, { version: member.version }));
  expect(failure.code).toBe("CHANGED_MEANWHILE");
  expect(failure.versions).toMatchObject({
    yours: { role: "ORGANIZATION_VIEWER", version: member.version },
    theirs: { fullName: "Bobby", role: "ORGANIZATION_USER", version: (await show(bob)).member.version },
  });
  expect((await show(bob)).member.role).toBe("ORGANIZATION_USER");
});

describe("an Operator", () => {
  let helper: Actor;
  beforeAll(async () => {
    const initial = await invited(installation.database, "operator@corp.example", "operator");
    helper = await actorOf(installation.database, "operator@corp.example", initial);
  });

  test("removes Users and Viewers, and does nothing else to them", async () => {
    for (const [asked] of changes) {
      expect((await failureOf(change(bob, asked, { actor: helper }))).code).toBe("ROLE_INSUFFICIENT");
    }
    expect(await change(bob, { kind: "remove" }, { actor: helper })).toMatchObject({ status: "changed" });
  });

  test.each([adminEmail, "operator@corp.example"])("never removes %s", async (email) => {
    expect((await failureOf(change(email, { kind: "remove" }, { actor: helper }))).code).toBe("ROLE_INSUFFICIENT");
  });

  test("demoted meanwhile may do nothing more, whatever the door still thinks", async () => {
    await change("operator@corp.example", { kind: "setRole", role: "viewer" });
    expect((await failureOf(change(bob, { kind: "remove" }, { actor: helper }))).code).toBe("ROLE_INSUFFICIENT");
    await change("operator@corp.example", { kind: "deactivate" });
    expect((await failureOf(change(bob, { kind: "remove" }, { actor: helper }))).code).toBe("SESSION_ENDED");
  });
});

test.each<MemberChange>([{ kind: "setRole", role: "user" }, { kind: "deactivate" }, { kind: "remove" }])(
  "the only active Organization Admin is not lost to %j",
  async (asked) => {
    const failure = await failureOf(change(adminEmail, asked));
    expect(failure.code).toBe("LAST_ADMIN");
    expect(failure.message).toContain(adminEmail);
    expect((await show(adminEmail)).member).toMatchObject({ role: "ORGANIZATION_ADMIN", disabled: false });
  },
);

describe("many at once", () => {
  const many = async (members: WhichMembers, asked: MemberChange, actor = admin) => {
    const outcomes: ChangeOutcome[] = [];
    const counts = await changeManyMembers(installation.database, async () => actor, {
      ...{ members, change: asked },
      report: (progress) => outcomes.push(...progress.outcomes),
    });
    return { counts, outcomes };
  };
  const crowd = async (tag: string, size: number): Promise<void> => {
    await installation.db.run(
      `with person as (insert into users (email) select '${tag}-' || n || '@crowd.example' from generate_series(1, ${size}) n returning id, ls_user_id, email),
      login as (insert into provider_users (ls_user_id, email, hashed_password) select ls_user_id, email, 'x' from person)
      insert into identities (organization_id, user_id, role_id, access_scope)
      select o.id, p.id, r.id, 'organization' from person p, organizations o, roles r where r.name = 'ORGANIZATION_USER'`,
    );
  };

  test("all that match are changed, batch by batch, each with an outcome and an audit row; again, nothing is", async () => {
    await crowd("many", 450);
    const filter = { search: "many-" };
    expect(await previewChange(installation.database, admin, { filter })).toEqual({
      ...{ members: 450, admins: 0, liveSessions: 0, includesYou: false, domain: null },
    });
    const done = await many({ filter }, { kind: "deactivate" });
    expect(done.counts).toEqual({ changed: 450, unchanged: 0, refused: 0, sessionsEnded: 0 });
    expect(new Set(done.outcomes.map(({ id }) => id)).size).toBe(450);
    const page = await listMembersPage(installation.database, { ...filter, state: "disabled", limit: 1 });
    expect(page.total).toBe(450);
    expect(
      await installation.db.run(
        "select count(*)::int as n from audit_logs where enrichments ->> 'email' like 'many-%' and enrichments #>> '{after,disabled}' = 'true'",
      ),
    ).toEqual([{ n: 450 }]);
    expect((await many({ filter }, { kind: "deactivate" })).counts).toMatchObject({ changed: 0, unchanged: 450 });
    expect((await many({ filter }, { kind: "remove" })).counts).toMatchObject({ changed: 450 });
    expect((await many({ filter }, { kind: "remove" })).counts).toMatchObject({ changed: 0, refused: 0 });
  });

  test("the last admin among them is refused by name, and all others are changed", async () => {
    await crowd("rest", 5);
    const page = await listMembersPage(installation.database, { search: "rest-", limit: 10 });
    const ada = (await show(adminEmail)).member.id;
    const ids = [ada, ...page.users.map(({ id }) => id)];
    const done = await many({ ids }, { kind: "deactivate" }, operator);
    expect(done.counts).toMatchObject({ changed: 5, refused: 1 });
    expect(done.outcomes.find(({ id }) => id === ada)).toMatchObject({
      ...{ email: adminEmail, status: "refused", code: "LAST_ADMIN" },
    });
  });

  test("whoever the actor may not touch is refused with the reason; ids of nobody too", async () => {
    await crowd("mixed", 2);
    await invited(installation.database, `second-${person}@corp.example`, "operator").then(async (initial) => {
      const helper = await actorOf(installation.database, `second-${person}@corp.example`, initial);
      const page = await listMembersPage(installation.database, { search: "mixed-", limit: 10 });
      const ids = [
        ...page.users.map(({ id }) => id),
        (await show(adminEmail)).member.id,
        "11111111-1111-4111-8111-111111111111",
      ];
      const done = await many({ ids }, { kind: "remove" }, helper);
      expect(done.counts).toMatchObject({ changed: 2, refused: 2 });
      expect(done.outcomes.flatMap(({ code }) => code ?? []).sort()).toEqual(["MEMBER_NOT_FOUND", "ROLE_INSUFFICIENT"]);
    });
  });

  test("it stops between two batches when it is cancelled", async () => {
    await crowd("stop", 450);
    const stopping = new AbortController();
    const counts = await changeManyMembers(installation.database, async () => admin, {
      ...{ members: { filter: { search: "stop-" } }, change: { kind: "setRole", role: "viewer" } },
      report: () => stopping.abort(),
      signal: stopping.signal,
    });
    expect(counts).toMatchObject({ changed: 200 });
    expect((await failureOf(many({ filter: {} }, { kind: "changeEmail", email: "x@y.example" }))).code).toBe("USAGE");
  });
});
