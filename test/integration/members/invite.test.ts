/** An invite gives each person an initial password, shows it once, and invites nobody without delivering it. */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { handOverInFile } from "../../../electron/members/hand-over.js";
import { invite } from "../../../electron/members/invite.js";
import { verifyToken } from "../../../electron/security/tokens.js";
import { findPasswordFaults } from "../../../shared/password.js";
import { failureOf } from "../../postgres/failure.js";
import { adminEmail, dump, jwtSecret, newPath, open, operator, worldForAll } from "../world.js";
import { actorOf, adminActor, invited, tokenOf } from "./people.js";
import { decodeElsewhere, hasPython, verifiesElsewhere } from "./python.js";

const installation = worldForAll();

const asUser = (...emails: readonly string[]) => ({ emails, role: "user", workspaces: [] });
const countUsers = async () => (await installation.db.run<{ n: number }>("select count(*)::int as n from users"))[0]?.n;

test("an invited person signs in with the initial password, which meets the rule and is marked as initial", async () => {
  const { database, db } = installation;
  const [outcome] = await invite(database, operator, { ...asUser("  Bob@corp.example "), fullName: "Bob B." });
  expect(outcome).toMatchObject({ email: "Bob@corp.example", status: "created", role: "ORGANIZATION_USER" });
  const password = outcome?.initialPassword?.reveal() ?? "";
  expect(findPasswordFaults(password)).toEqual([]);
  await tokenOf(database, "BOB@CORP.EXAMPLE", password);
  expect(
    await db.run(
      "select u.email, u.full_name, provisioning_method, password_is_initial from provider_users p join users u using (ls_user_id) where u.email = 'Bob@corp.example'",
    ),
  ).toEqual([
    { email: "Bob@corp.example", full_name: "Bob B.", provisioning_method: "invite", password_is_initial: true },
  ]);
});

describe.skipIf(!hasPython())("by libraries that are not this project's", () => {
  test("the stored PHC string verifies with the reference argon2, for invited and configured passwords", async () => {
    const { database, db } = installation;
    const password = (await invited(database, "phc@corp.example")).reveal();
    const hashes = await db.run<{ email: string; phc: string }>(
      "select email, hashed_password as phc from provider_users",
    );
    const phcOf = (email: string) => hashes.find((row) => row.email === email)?.phc ?? "";
    expect(verifiesElsewhere(phcOf("phc@corp.example"), password)).toBe(true);
    expect(verifiesElsewhere(phcOf("phc@corp.example"), `${password}x`)).toBe(false);
    expect(verifiesElsewhere(phcOf(adminEmail), "Quiet-Harbour-17")).toBe(true);
    const [row] = await db.run<{ phc: string }>("select jwt_secret_hash as phc from installation");
    expect(verifiesElsewhere(row?.phc ?? "", jwtSecret.reveal())).toBe(true);
  });

  test("the access token verifies with PyJWT and says who and which session", async () => {
    const { database, db } = installation;
    const token = await tokenOf(database, "jwt@corp.example", await invited(database, "jwt@corp.example"));
    const [row] = await db.run<{ id: string; user: string; session: string }>(
      `select (select id from installation) as id, u.id as user, s.id as session from users u join sessions s on s.user_id = u.id
        where u.email = 'jwt@corp.example'`,
    );
    const claims = decodeElsewhere(token.reveal(), jwtSecret.reveal(), row?.id ?? "");
    expect(claims).toMatchObject({ sub: row?.user, sid: row?.session, aud: row?.id, iss: "gatehouse" });
    expect(await verifyToken(token.reveal(), row?.id ?? "", jwtSecret)).toMatchObject({ sessionId: row?.session });
  });
});

test("each email has its own outcome: created, here already, no email, twice in the list", async () => {
  const outcomes = await invite(
    installation.database,
    operator,
    asUser("new@corp.example", adminEmail.toUpperCase(), "nonsense", "NEW@corp.example", "other@corp.example"),
  );
  expect(outcomes.map((outcome) => outcome.status)).toEqual(["created", "exists", "refused", "refused", "created"]);
  expect(outcomes[1]).toMatchObject({ role: "ORGANIZATION_ADMIN" });
  for (const { status, reason, initialPassword } of outcomes) {
    expect(initialPassword === undefined).toBe(status !== "created");
    if (status !== "created") expect(reason).toMatch(/\S/);
  }
});

test("inviting the same people again changes nothing and shows no password", async () => {
  const { database, db } = installation;
  await invited(database, "again@corp.example");
  const before = await dump(db, { versions: true });
  const outcomes = await invite(database, operator, asUser("again@corp.example", "AGAIN@CORP.EXAMPLE "));
  expect(outcomes.map((outcome) => outcome.status)).toEqual(["exists", "refused"]);
  expect(outcomes.some((outcome) => outcome.initialPassword !== undefined)).toBe(false);
  expect(await dump(db, { versions: true })).toEqual(before);
});

test("workspaces are found by name or id, and given with the role asked for", async () => {
  const { database, db } = installation;
  const [workspace] = await db.run<{ id: string }>("select id from tenants where display_name = 'Workspace 1'");
  await db.run(
    "insert into tenants (display_name, organization_id) select d, id from organizations, unnest('{Twin,Twin,Lab}'::text[]) d",
  );
  const [outcome] = await invite(database, operator, {
    ...asUser("ws@corp.example"),
    workspaces: [
      { workspace: "Lab", role: "Viewer" },
      { workspace: (workspace?.id ?? "").toUpperCase(), role: "Editor" },
    ],
  });
  expect(outcome?.status).toBe("created");
  const memberships =
    await db.run(`select t.display_name as workspace, r.name as role, p.tenant_id is null as child from users u
    join identities i on i.user_id = u.id join tenants t on t.id = i.tenant_id join roles r on r.id = i.role_id
    join identities p on p.id = i.parent_identity_id where u.email = 'ws@corp.example' order by 1`);
  expect(memberships).toEqual([
    { workspace: "Lab", role: "WORKSPACE_VIEWER", child: true },
    { workspace: "Workspace 1", role: "WORKSPACE_USER", child: true },
  ]);
  const before = await countUsers();
  const wrong: readonly (readonly [string, string, string])[] = [
    ["Nowhere", "Editor", "WORKSPACE_NOT_FOUND"],
    ["Twin", "Editor", "WORKSPACE_AMBIGUOUS"],
    ["Lab", "Emperor", "ROLE_UNKNOWN"],
  ];
  for (const [name, role, code] of wrong) {
    const work = invite(database, operator, { ...asUser("x@corp.example"), workspaces: [{ workspace: name, role }] });
    expect((await failureOf(work)).code).toBe(code);
  }
  const unknown = invite(database, operator, { ...asUser("x@corp.example"), role: "Emperor" });
  expect((await failureOf(unknown)).code).toBe("ROLE_UNKNOWN");
  expect(await countUsers()).toBe(before);
});

test("a workspace named twice is refused in words, not by the database", async () => {
  const work = invite(installation.database, operator, {
    ...asUser("double@corp.example"),
    workspaces: [
      { workspace: "Workspace 1", role: "Editor" },
      { workspace: "Workspace 1", role: "Viewer" },
    ],
  });
  expect((await failureOf(work)).code).toBe("USAGE");
});

test("two consoles that invite the same email at once: one creates, the other is told, one user is there", async () => {
  const { database, db } = installation;
  const other = await open(db.url);
  for (let round = 0; round < 5; round += 1) {
    const request = asUser(`race${round}@corp.example`);
    const both = await Promise.all([invite(database, operator, request), invite(other, operator, request)]);
    expect(both.map(([outcome]) => outcome?.status).sort()).toEqual(["created", "exists"]);
  }
  await other.close();
});

describe("who may invite whom", () => {
  test("an admin invites anybody; an operator users and viewers; users and viewers nobody", async () => {
    const { database } = installation;
    const admin = await adminActor(database);
    for (const role of ["admin", "operator", "user", "viewer"]) {
      const [outcome] = await invite(database, admin, { ...asUser(`${role}@roles.example`), role });
      expect(outcome?.status).toBe("created");
      const actor = await actorOf(database, `${role}@roles.example`, outcome?.initialPassword ?? jwtSecret);
      for (const wanted of ["admin", "operator", "user", "viewer"]) {
        const allowed = role === "admin" || (role === "operator" && (wanted === "user" || wanted === "viewer"));
        const work = invite(database, actor, { ...asUser(`${wanted}.by.${role}@roles.example`), role: wanted });
        if (allowed) expect((await work)[0]?.status).toBe("created");
        else expect((await failureOf(work)).code).toBe("ROLE_INSUFFICIENT");
      }
    }
  });
});

describe("handing over in a file", () => {
  const handOver = (file: string, ...emails: readonly string[]) =>
    handOverInFile(file, (deliver) => invite(installation.database, operator, asUser(...emails), deliver));

  test("the file is this user's alone and holds the password that signs in", async () => {
    const file = newPath();
    const outcomes = await handOver(file, "file@corp.example", adminEmail);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["created", "exists"]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { users } = JSON.parse(readFileSync(file, "utf8")) as { users: { email: string; initialPassword: string }[] };
    expect(users.map((user) => user.email)).toEqual(["file@corp.example"]);
    await tokenOf(installation.database, "file@corp.example", users[0]?.initialPassword ?? "");
  });

  test("no file is made where nobody gets a password", async () => {
    const file = newPath();
    expect((await handOver(file, adminEmail)).map((outcome) => outcome.status)).toEqual(["exists"]);
    expect(existsSync(file)).toBe(false);
  });

  test("when the passwords cannot be delivered nobody is invited", async () => {
    const before = await dump(installation.db, { versions: true });
    const taken = newPath();
    writeFileSync(taken, "precious");
    expect((await failureOf(handOver(taken, "nobody@corp.example"))).code).toBe("FILE_EXISTS");
    expect((await failureOf(handOver("/nowhere/x.json", "nobody@corp.example"))).code).toBe("FILE_NOT_WRITABLE");
    expect(readFileSync(taken, "utf8")).toBe("precious");
    expect(await dump(installation.db, { versions: true })).toEqual(before);
  });

  test("when the commit fails the file is taken away: nobody has the passwords it held", async () => {
    const { db } = installation;
    await db.run("create function veto() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$");
    await db.run(
      "create constraint trigger veto after insert on users deferrable initially deferred for each row execute function veto()",
    );
    const file = newPath();
    expect((await failureOf(handOver(file, "veto@corp.example"))).code).toBe("DATABASE_FAILED");
    expect(existsSync(file)).toBe(false);
    await db.run("drop function veto cascade");
  });
});
