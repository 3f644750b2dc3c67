/**
 * Two admins demote, deactivate and remove each other at random at the same time, and one active admin always remains.
 * GATEHOUSE_ROUNDS=10000 makes as many rounds as the promise says, spread over several databases.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeMember } from "../../../electron/members/changes/change.js";
import type { Actor } from "../../../electron/organization/actor.js";
import type { MemberChange } from "../../../shared/contract/member-changes.js";
import { GatehouseError } from "../../../shared/errors.js";
import { makeWorld, type World } from "../world.js";

const rounds = Number(process.env.GATEHOUSE_ROUNDS ?? 400);
const lanes = 4;
const longest = Math.max(60_000, rounds * 100); // milliseconds

const installations: World[] = [];
beforeAll(async () => {
  for (let lane = 0; lane < lanes; lane += 1) installations.push(await makeWorld());
});
afterAll(() => Promise.all(installations.map((each) => each.close())));

interface Person {
  readonly id: string;
  readonly lsUserId: string;
  readonly email: string;
}

/** Two new admins, and nobody else who could be one. */
async function freshPair({ db }: World, round: number): Promise<readonly [Person, Person]> {
  const people = await db.run<Person>(
    `with person as (
      insert into users (email) select who || '-${round}@pair.example' from unnest(array['a', 'b']) who returning id, ls_user_id, email
    ), login as (
      insert into provider_users (ls_user_id, email, hashed_password) select ls_user_id, email, 'x' from person
    ), membership as (
      insert into identities (organization_id, user_id, role_id, access_scope)
      select o.id, p.id, r.id, 'organization' from person p, organizations o, roles r where r.name = 'ORGANIZATION_ADMIN'
    ) select id, ls_user_id as "lsUserId", email from person`,
  );
  await db.run(
    `delete from identities where tenant_id is null and user_id <> all(array[${people.map(({ id }) => `'${id}'::uuid`).join()}])`,
  );
  const [one, other] = people;
  if (one === undefined || other === undefined) throw new Error("There are not two.");
  return [one, other];
}

const actorFor = ({ id, lsUserId, email }: Person): Actor => ({
  ...{ kind: "member", userId: id, lsUserId, email, role: "ORGANIZATION_ADMIN" },
});

const ways: readonly MemberChange[] = [{ kind: "setRole", role: "user" }, { kind: "deactivate" }, { kind: "remove" }];
const randomWay = (): MemberChange => ways[Math.floor(Math.random() * ways.length)] ?? { kind: "remove" };

const attempt = (installation: World, by: Person, on: Person): Promise<string> =>
  changeMember(installation.database, actorFor(by), { member: { id: on.id }, change: randomWay() }).then(
    ({ status }) => status,
    (error: unknown) => (error instanceof GatehouseError ? error.code : "?"),
  );

const activeAdmins = `select count(*)::int as n from identities i join roles r on r.id = i.role_id join users u on u.id = i.user_id
  join provider_users p using (ls_user_id) where i.tenant_id is null and r.name = 'ORGANIZATION_ADMIN' and not p.is_disabled`;

test(`${rounds} rounds leave an active Organization Admin, and in each exactly one of the two gets their way`, {
  timeout: longest,
}, async () => {
  const ends = new Map<string, number>();
  const run = async (installation: World, lane: number): Promise<void> => {
    for (let round = lane; round < rounds; round += lanes) {
      const [one, other] = await freshPair(installation, round);
      // Each on the other, or now and then on themselves.
      const targets = Math.random() < 0.1 ? [one, other] : [other, one];
      const results = await Promise.all(
        [one, other].map((by, place) => attempt(installation, by, targets[place] ?? one)),
      );
      for (const result of results) ends.set(result, (ends.get(result) ?? 0) + 1);
      const [left] = await installation.db.run<{ n: number }>(activeAdmins);
      expect(left?.n).toBe(1);
      expect(results.filter((result) => result === "changed")).toHaveLength(1);
    }
  };
  await Promise.all(installations.map(run));
  expect([...ends.keys()].sort()).toEqual(expect.arrayContaining(["changed"]));
  for (const end of ends.keys()) {
    expect(["changed", "LAST_ADMIN", "ROLE_INSUFFICIENT", "SESSION_ENDED", "MEMBER_NOT_FOUND"]).toContain(end);
  }
});
