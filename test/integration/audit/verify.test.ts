/** Whatever was altered, deleted or inserted behind the guarding triggers is found and named. */
import { beforeEach, expect, test } from "vitest";
import { verifyAudit } from "../../../electron/audit/verify.js";
import type { AuditFault, AuditProgress } from "../../../shared/contract/audit.js";
import { worldForEach } from "../world.js";

const installation = worldForEach();
beforeEach(async () => {
  await installation.db.run(
    `insert into audit_logs (operation_name, operation_succeeded, enrichments, request_time)
       select 'op' || g, true, jsonb_build_object('n', g), now() + g * interval '1 second' from generate_series(2, 20) g`,
  );
});

const verify = (anchor?: { readonly sequence: number; readonly hash: string }) =>
  verifyAudit(installation.database, { anchor });

/** As somebody who owns the tables: the guards off, a change, the guards on again. */
const tamper = (change: string) =>
  installation.db.run(
    `begin; set local session_replication_role = replica;
     alter table audit_logs disable trigger all; alter table audit_chain disable trigger all; alter table audit_head disable trigger all;
     ${change};
     alter table audit_logs enable trigger all; alter table audit_chain enable trigger all; alter table audit_head enable trigger all; commit`,
  );

const nth = (sequence: number) => `(select audit_id from audit_chain where sequence = ${sequence})`;
const kinds = (faults: readonly AuditFault[]) =>
  faults.map(({ kind, sequence, lastSequence }) => [kind, sequence, lastSequence] as const);

test("an untouched trail is intact", async () => {
  const seen: AuditProgress[] = [];
  const verdict = await verifyAudit(installation.database, { onProgress: (progress) => void seen.push(progress) });
  expect(verdict).toMatchObject({ intact: true, checked: 20, faults: [], faultCount: 0, anchorHolds: null });
  expect(verdict.head).toMatchObject({ sequence: 20, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(seen.at(-1)).toEqual({ checked: 20, total: 20 });
});

const tamperings: readonly (readonly [string, string, readonly (readonly [string, number | null, number | null])[]])[] =
  [
    [
      "an altered operation",
      `update audit_logs set operation_name = 'x' where id = ${nth(7)}`,
      [["row-altered", 7, null]],
    ],
    [
      "an altered time",
      `update audit_logs set request_time = request_time + interval '1 microsecond' where id = ${nth(7)}`,
      [["row-altered", 7, null]],
    ],
    [
      "an altered detail",
      `update audit_logs set enrichments = '{"n": 8.0}' where id = ${nth(8)}`,
      [["row-altered", 8, null]],
    ],
    [
      "a number written otherwise",
      `update audit_logs set enrichments = '{"n": 8.00}' where id = ${nth(8)}`,
      [["row-altered", 8, null]],
    ],
    [
      "an altered result",
      `update audit_logs set operation_succeeded = false where id = ${nth(20)}`,
      [["row-altered", 20, null]],
    ],
    [
      "an altered actor",
      `update audit_logs set user_id = gen_random_uuid() where id = ${nth(3)}`,
      [["row-altered", 3, null]],
    ],
    ["a deleted row in the middle", `delete from audit_logs where id = ${nth(9)}`, [["row-deleted", 9, null]]],
    ["a deleted first row", `delete from audit_logs where id = ${nth(1)}`, [["row-deleted", 1, null]]],
    ["a deleted last row", `delete from audit_logs where id = ${nth(20)}`, [["row-deleted", 20, null]]],
    [
      "a row deleted with its link",
      `delete from audit_logs where id = ${nth(9)}; delete from audit_chain where sequence = 9`,
      [["links-deleted", 9, 9]],
    ],
    [
      "the last rows deleted with their links",
      `delete from audit_logs where id in (select audit_id from audit_chain where sequence > 17); delete from audit_chain where sequence > 17`,
      [["links-deleted", 18, 20]],
    ],
    ["the whole trail deleted", "truncate audit_logs, audit_chain", [["links-deleted", 1, 20]]],
    [
      "a deleted link",
      "delete from audit_chain where sequence = 5",
      [
        ["links-deleted", 5, 5],
        ["row-inserted", null, null],
      ],
    ],
    [
      "an altered link",
      "update audit_chain set hash = sha256('x') where sequence = 5",
      [
        ["row-altered", 5, null],
        ["row-altered", 6, null],
      ],
    ],
    [
      "an inserted row",
      "insert into audit_logs (operation_name, operation_succeeded) values ('x', true)",
      [["row-inserted", null, null]],
    ],
    [
      "two rows that changed places",
      `update audit_chain set audit_id = case sequence when 4 then ${nth(5)} else ${nth(4)} end where sequence in (4, 5)`,
      [
        ["row-altered", 4, null],
        ["row-altered", 5, null],
      ],
    ],
    ["a head set back", "update audit_head set sequence = 19", [["head-altered", 19, null]]],
    ["a head with another hash", "update audit_head set hash = sha256('x')", [["head-altered", 20, null]]],
    ["a head taken away", "delete from audit_head", [["head-altered", null, null]]],
  ];
test.each(tamperings)("%s is found", async (_what, change, faults) => {
  if (change.includes("changed places") || change.includes("case sequence"))
    await installation.db.run("drop index audit_chain_audit_id_key");
  await tamper(change);
  const verdict = await verify();
  expect(verdict.intact).toBe(false);
  expect(kinds(verdict.faults.filter(({ kind }) => kind !== "guard-missing"))).toEqual(faults);
});

test("the altered row is named by its id", async () => {
  const [seventh] = await installation.db.run<{ id: string }>(
    "select audit_id as id from audit_chain where sequence = 7",
  );
  await tamper(`delete from audit_logs where id = '${seventh?.id}'`);
  expect((await verify()).faults).toMatchObject([{ kind: "row-deleted", sequence: 7, auditId: seventh?.id }]);
});

test("guards that are dropped or turned off are named", async () => {
  await installation.db.run(
    "alter table audit_logs disable trigger audit_logs_append_only; drop trigger audit_queue_link on audit_queue",
  );
  expect((await verify()).faults.map(({ name }) => name)).toEqual(["audit_logs_append_only", "audit_queue_link"]);
});

test("a chain made anew by somebody with every right passes by itself; the anchor noted before tells", async () => {
  const { head } = await verify();
  const early = await installation.db.run<{ hash: string }>(
    "select encode(hash, 'hex') as hash from audit_chain where sequence = 3",
  );
  expect((await verify(head)).anchorHolds).toBe(true);
  await tamper(`update audit_logs set operation_name = 'x' where id = ${nth(7)};
    do $$ declare e record; link bytea := decode(repeat('00', 32), 'hex'); begin
      for e in select a.*, c.sequence from audit_chain c join audit_logs a on a.id = c.audit_id order by sequence loop
        link := sha256(link || convert_to(jsonb_build_object('id', e.id, 'operation_name', e.operation_name, 'operation_succeeded', e.operation_succeeded,
          'request_time', e.request_time at time zone 'UTC', 'user_id', e.user_id, 'ls_user_id', e.ls_user_id, 'organization_id', e.organization_id,
          'workspace_id', e.workspace_id, 'api_key_id', e.api_key_id, 'enrichments', e.enrichments)::text, 'UTF8'));
        update audit_chain set hash = link where sequence = e.sequence;
      end loop; update audit_head set hash = link; end $$`);
  expect((await verify()).intact).toBe(true);
  expect(await verify(head)).toMatchObject({
    intact: false,
    anchorHolds: false,
    faults: [{ kind: "anchor-broken", sequence: 20 }],
  });
  expect((await verify({ sequence: 3, hash: early[0]?.hash ?? "" })).anchorHolds).toBe(true);
});

test("many faults are counted, and the first hundred named", async () => {
  await tamper(
    "insert into audit_logs (operation_name, operation_succeeded) select 'x', true from generate_series(1, 250)",
  );
  const verdict = await verify();
  expect(verdict.faultCount).toBe(250);
  expect(verdict.faults).toHaveLength(100);
});
