/**
 * Changing members of a million beside changing as many of a few: one, and many together, who are spread over all the
 * pages there are, so that the disk is given more of them.
 */
import type { Database } from "../../electron/database/connect.js";
import { changeManyMembers, changeMember } from "../../electron/members/changes/change.js";
import type { MemberChange } from "../../shared/contract/member-changes.js";
import { operator } from "./installing.js";
import { median, takeTurns, time } from "./measure.js";
import { runSql } from "./server.js";
import { type Line, ratioLine } from "./table.js";

const together = 1000;
/** The smaller installation: hardly more than are changed together. */
export const few = 1200;

export interface Side {
  readonly database: Database;
  readonly url: string;
}

/** Each change is measured with the one that takes it back. */
const changes: readonly (readonly [string, MemberChange, MemberChange])[] = [
  ["deactivating", { kind: "deactivate" }, { kind: "reactivate" }],
  ["another role for", { kind: "setRole", role: "viewer" }, { kind: "setRole", role: "user" }],
];

/** `many` and `few` are seeded alike. */
export async function measureChanges(sides: { readonly many: Side; readonly few: Side }): Promise<readonly Line[]> {
  const ids = { many: await activeUsers(sides.many.url), few: await activeUsers(sides.few.url) };
  const lines: Line[] = [];
  for (const [what, change, back] of changes) {
    const ofOne = (side: keyof typeof sides) => () =>
      time(async () => {
        const [id = ""] = ids[side];
        for (const each of [change, back]) {
          await changeMember(sides[side].database, operator, { member: { id }, change: each });
        }
      });
    const one = await takeTurns({ rounds: 60, warmUps: 10 }, { many: ofOne("many"), few: ofOne("few") });
    lines.push(ratioLine(`${what} one, of all / of ${few}`, [median(one.many), median(one.few)], { limit: 1.5 }));
    const ofAll = (side: keyof typeof sides) => () =>
      time(async () => {
        for (const each of [change, back]) await changeAll(sides[side].database, ids[side], each);
      });
    const all = await takeTurns({ rounds: 3, warmUps: 1 }, { many: ofAll("many"), few: ofAll("few") });
    lines.push(ratioLine(`${what} ${together}, the same`, [median(all.many), median(all.few)], { limit: 3 }));
  }
  return lines;
}

async function activeUsers(url: string): Promise<readonly string[]> {
  const rows = await runSql(
    url,
    `select user_id::text as id from gatehouse_members where role = 'ORGANIZATION_USER' and not is_disabled
      order by user_id limit ${together}`,
  );
  return rows.map(({ id }) => String(id));
}

async function changeAll(database: Database, ids: readonly string[], change: MemberChange): Promise<void> {
  const counts = await changeManyMembers(database, async () => operator, {
    members: { ids: [...ids] },
    change,
    report: () => undefined,
  });
  if (counts.changed !== ids.length) throw new Error(`The bench's change ended as ${JSON.stringify(counts)}.`);
}
