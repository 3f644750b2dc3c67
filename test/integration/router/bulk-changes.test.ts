/** Changes of many in a window whose Admin loses the session while they run. */
import { beforeAll, expect, test } from "vitest";
import { endSessionsOf } from "../../../electron/sessions/end.js";
import type { Client } from "../../../shared/contract.js";
import { follow } from "../../../shared/follow.js";
import { operator, worldForAll } from "../world.js";
import { endOf } from "./admin-window.js";

const people = 450; // two whole batches and some
const installation = worldForAll({ cheapHashing: true });
beforeAll(async () => {
  await installation.db.run(`
    with person as (insert into users (email) select 'p' || n || '@crowd.example' from generate_series(1, ${people}) n returning id, ls_user_id, email),
    login as (insert into provider_users (ls_user_id, email, hashed_password) select ls_user_id, email, 'x' from person)
    insert into identities (organization_id, user_id, role_id, access_scope)
    select o.id, p.id, r.id, 'organization' from person p, organizations o, roles r where r.name = 'ORGANIZATION_USER'`);
});

const count = async (condition: string): Promise<number> =>
  (await installation.db.run(`select 1 from gatehouse_members where email like 'p%@crowd.example' and ${condition}`))
    .length;

/** Ends the Admin's session as soon as the first batch is done, and follows the run to its end. */
const losing =
  (email: string, begin: (client: Client) => Promise<AsyncIterator<{ readonly changed: number }>>) =>
  async (client: Client) => {
    const events = await begin(client);
    let ended = false;
    await follow(events, async ({ changed }) => {
      if (ended || changed === 0) return;
      ended = true;
      await endSessionsOf(installation.database, operator, email);
    });
  };

test("a change of all that match stops at the next batch", async () => {
  const email = "lost@corp.example";
  const change = { kind: "setRole", role: "ORGANIZATION_VIEWER" } as const;
  const begin = (client: Client) =>
    client.memberChanges.changeMany({ members: { filter: { search: "@crowd" } }, change });
  expect(await endOf(installation, email, losing(email, begin))).toBe("SESSION_ENDED");
  const changed = await count("role = 'ORGANIZATION_VIEWER'");
  expect(changed).toBeGreaterThan(0);
  expect(changed).toBeLessThan(people);
});

test("so does a change by a table", async () => {
  const email = "gone@corp.example";
  const text = Array.from({ length: people }, (_, n) => `p${n + 1}@crowd.example,Person ${n + 1}`).join("\n");
  const begin = (client: Client) =>
    client.bulkChanges.run({ what: "rename", columns: {}, source: { by: "text", text: `email,full name\n${text}` } });
  expect(await endOf(installation, email, losing(email, begin))).toBe("SESSION_ENDED");
  const changed = await count("full_name like 'Person %'");
  expect(changed).toBeGreaterThan(0);
  expect(changed).toBeLessThan(people);
});
