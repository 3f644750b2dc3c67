/** Bulk invites: every row has a verdict, every password is delivered, and a second run finishes the job. */
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { inviteMany } from "../../../electron/members/bulk/invite.js";
import { openJournal } from "../../../electron/members/bulk/journal.js";
import { readPeople } from "../../../electron/members/bulk/reading.js";
import { type BulkRequest, bulkRequest } from "../../../shared/contract/bulk-invites.js";
import { GatehouseError } from "../../../shared/errors.js";
import { failureOf } from "../../postgres/failure.js";
import { adminEmail, defaultWorkspace, newPath, operator, worldForAll } from "../world.js";
import { actorOf, invited, tokenOf } from "./people.js";

const installation = worldForAll({ cheapHashing: true });
beforeAll(async () => {
  // As cheap as hashing may be made: what is tested here is everything around it.
  await installation.db.run(
    `update organizations set config = config || '{"password_hashing": {"memory_kib": 8192, "passes": 1, "lanes": 1}}'`,
  );
});

const table = (text: string): BulkRequest => bulkRequest.parse({ source: { by: "text", text } });
const crowd = (name: string, size: number): string =>
  ["email", ...Array.from({ length: size }, (_, i) => `${name}-${i}@crowd.example`)].join("\n");

interface Options {
  readonly out?: string;
  readonly signal?: AbortSignal;
  readonly report?: (progress: { readonly done: number; readonly of: number }) => void;
  readonly requireAllowed?: () => Promise<unknown>;
}

const run = (request: BulkRequest, options: Options = {}) =>
  inviteMany(installation.database, operator, request, {
    out: newPath("json"),
    requireAllowed: () => Promise.resolve(),
    report: () => undefined,
    ...options,
  });

interface Written {
  readonly email: string;
  readonly status: string;
  readonly initialPassword?: string;
}
const readResults = (file: string): readonly Written[] => JSON.parse(readFileSync(file, "utf8")).users;
const countLike = async (pattern: string): Promise<number> =>
  (
    await installation.db.run<{ n: number }>(
      `select count(*)::int as n from users join provider_users using (ls_user_id) where users.email like '${pattern}'`,
    )
  )[0]?.n ?? 0;

describe("a table of people", () => {
  test("is invited with roles and workspaces, each person once, and everybody's password signs in", async () => {
    const out = newPath("json");
    const text = `email,langsmith_role,workspace_id,workspace_name
zoe@bulk.example,Organization Viewer,,
Zoe@bulk.example,Workspace User,${defaultWorkspace},Workspace 1
max@bulk.example,Organization Admin,,
nobody,Editor,,Workspace 1
${adminEmail},Organization Admin,,
`;
    const result = await run(table(text), { out });
    expect(result).toEqual({
      file: out,
      cancelled: false,
      counts: { created: 2, exists: 1, refused: 1, notReached: 0 },
      refusals: [{ line: 5, email: "nobody", reason: "This is not an email address." }],
    });
    if (process.platform !== "win32") expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(existsSync(`${out}.part`)).toBe(false);
    const users = readResults(out);
    expect(users.map(({ email, status }) => `${email} ${status}`)).toEqual([
      "zoe@bulk.example created",
      "max@bulk.example created",
      "nobody refused",
      `${adminEmail} exists`,
    ]);
    for (const { email, initialPassword } of users.slice(0, 2))
      await tokenOf(installation.database, email, initialPassword ?? "");
    const memberships = await installation.db.run(
      `select u.email, t.display_name as workspace, r.name as role from users u join identities i on i.user_id = u.id
        join roles r on r.id = i.role_id left join tenants t on t.id = i.tenant_id where u.email like '%@bulk.example' order by 1, 2 nulls first`,
    );
    expect(memberships).toEqual([
      { email: "max@bulk.example", workspace: null, role: "ORGANIZATION_ADMIN" },
      { email: "max@bulk.example", workspace: "Workspace 1", role: "WORKSPACE_ADMIN" },
      { email: "zoe@bulk.example", workspace: null, role: "ORGANIZATION_VIEWER" },
      { email: "zoe@bulk.example", workspace: "Workspace 1", role: "WORKSPACE_USER" },
    ]);
    const trail = await installation.db.run<{ subject: string }>(
      "select enrichments ->> 'email' as subject from audit_logs where operation_name = 'add_basic_auth_users_to_org' and enrichments ? 'bulk' order by 1",
    );
    expect(trail.map(({ subject }) => subject)).toEqual(["max@bulk.example", "zoe@bulk.example"]);
  });

  test("again changes nothing and writes no file", async () => {
    const text = crowd("again", 3);
    await run(table(text));
    const result = await run(table(text));
    expect(result).toMatchObject({ file: null, counts: { created: 0, exists: 3 } });
  });

  test("is only judged by a dry run", async () => {
    const before = await countLike("%");
    const { people, rows } = await readPeople(installation.database, operator, table(`${crowd("dry", 2)}\nx`));
    expect(people).toHaveLength(2);
    expect(rows.map(({ verdict }) => verdict)).toEqual(["invite", "invite", "refused"]);
    expect(await countLike("%")).toBe(before);
  });

  test("with every kind of mistake in a thousand rows has a verdict for each line", async () => {
    const mistakes = [
      "nonsense",
      "a@x.example,Emperor,,",
      "b@x.example,Editor,,Moon",
      "c@x.example,,,Workspace 1",
      ",Editor,,",
      'd"x,,,',
      "e@x.example,Workspace User,,",
    ];
    const lines = Array.from({ length: 1000 }, (_, i) => mistakes[i % mistakes.length]?.replace("@", `${i}@`) ?? "");
    const text = ["email,role,workspace_id,workspace_name", ...lines].join("\n");
    const { rows, people } = await readPeople(installation.database, operator, table(text));
    expect(people).toEqual([]);
    expect(rows.map(({ line }) => line)).toEqual(lines.map((_, i) => i + 2));
    expect(rows.every(({ verdict, reason }) => verdict === "refused" && reason !== null)).toBe(true);
  });
});

describe("nobody without a delivered password", () => {
  test("passwords are on disk before their batch is committed", async () => {
    const out = newPath("json");
    const seen: number[] = [];
    await run(table(crowd("order", 120)), {
      out,
      report: ({ done }) => {
        if (done === 0) return;
        const delivered = readFileSync(`${out}.part`, "utf8").match(/"initialPassword"/g)?.length ?? 0;
        seen.push(delivered - done);
      },
    });
    expect(seen).toEqual([0, 0, 0]);
  });

  test("where the journal cannot be written nobody of the batch is invited", async () => {
    const folderThatIsNone = `${newPath("json")}/out.json`;
    const failure = await failureOf(run(table(crowd("nowhere", 2)), { out: folderThatIsNone }));
    expect(failure.code).toBe("FILE_NOT_WRITABLE");
    expect(await countLike("nowhere-%")).toBe(0);
  });

  test("after a crash the same invite finishes the job: committed batches kept, the others done anew", async () => {
    const out = newPath("json");
    const crash = new Error("crash");
    await expect(
      run(table(crowd("crash", 130)), {
        out,
        report: ({ done }) => {
          if (done === 100) throw crash;
        },
      }),
    ).rejects.toBe(crash);
    expect(await countLike("crash-%")).toBe(100);
    // What a crash between the fsync and the commit, and one in the middle of a write, would leave behind:
    const undone = {
      id: crypto.randomUUID(),
      email: "crash-120@crowd.example",
      fullName: null,
      role: "ORGANIZATION_USER",
    };
    const people = [{ ...undone, workspaces: [], initialPassword: "never-valid", lines: [122] }];
    appendFileSync(`${out}.part`, `${JSON.stringify({ batch: crypto.randomUUID(), people })}\n{"batch":"half`);
    const result = await run(table(crowd("crash", 130)), { out });
    expect(result.counts).toEqual({ created: 130, exists: 0, refused: 0, notReached: 0 });
    const users = readResults(out);
    expect(new Set(users.map(({ email }) => email)).size).toBe(130);
    expect(JSON.stringify(users)).not.toContain("never-valid");
    for (const place of [0, 99, 100, 120])
      await tokenOf(installation.database, users[place]?.email ?? "", users[place]?.initialPassword ?? "");
  });

  test("a batch that was committed although nobody heard of it counts as created", async () => {
    const out = newPath("json");
    await expect(
      run(table(crowd("unheard", 60)), {
        out,
        report: ({ done }) => {
          if (done === 50) throw new Error("crash");
        },
      }),
    ).rejects.toThrow();
    const lines = readFileSync(`${out}.part`, "utf8").split("\n");
    writeFileSync(`${out}.part`, lines.filter((line) => !line.startsWith('{"committed"')).join("\n"));
    expect((await run(table(crowd("unheard", 60)), { out })).counts.created).toBe(60);
  });

  test("a connection that is lost in the middle leaves the journal, says so, and the rerun completes", async () => {
    const { db } = installation;
    await db.run(`create function die() returns trigger language plpgsql as $$ begin
      perform pg_terminate_backend(pg_backend_pid()); return new; end $$`);
    await db.run(
      "create trigger die before insert on users for each row when (new.email like 'lost-77@%') execute function die()",
    );
    const out = newPath("json");
    const failure = await failureOf(run(table(crowd("lost", 130)), { out }));
    expect(failure.code).toBe("CONNECTION_LOST");
    expect(failure.remedy).toContain(`${out}.part`);
    expect(await countLike("lost-%")).toBe(50);
    await db.run("drop trigger die on users");
    expect((await run(table(crowd("lost", 130)), { out })).counts.created).toBe(130);
    expect(readResults(out)).toHaveLength(130);
  });
});

describe("a bulk invite", () => {
  test("that is cancelled stops after its batch and hands over what it did", async () => {
    const cancel = new AbortController();
    const out = newPath("csv");
    const result = await run(table(crowd("cancel", 200)), {
      out,
      signal: cancel.signal,
      report: ({ done }) => done === 50 && cancel.abort(),
    });
    expect(result).toMatchObject({ cancelled: true, counts: { created: 50, notReached: 150 } });
    expect(await countLike("cancel-%")).toBe(50);
    expect(readFileSync(out, "utf8").split("\r\n")).toHaveLength(202);
  });

  test("ends when whoever started it may no longer do it", async () => {
    let asked = 0;
    const refusal = new GatehouseError("SESSION_ENDED", "Your session has ended.");
    const failure = await failureOf(
      run(table(crowd("demoted", 120)), {
        requireAllowed: () => (asked++ < 1 ? Promise.resolve() : Promise.reject(refusal)),
      }),
    );
    expect(failure.code).toBe("SESSION_ENDED");
    expect(await countLike("demoted-%")).toBe(50);
  });

  test("by an Operator refuses rows above Users and Viewers", async () => {
    const password = await invited(installation.database, "operator@bulk.example", "operator");
    const actor = await actorOf(installation.database, "operator@bulk.example", password);
    const text = "email,role\nx@op.example,Organization Admin\ny@op.example,Organization User\n";
    const { rows } = await readPeople(installation.database, actor, table(text));
    expect(rows.map(({ verdict }) => verdict)).toEqual(["refused", "invite"]);
  });

  test("meets somebody invited meanwhile as already here", async () => {
    const result = await run(table(crowd("race", 2)), {
      requireAllowed: () => invited(installation.database, "race-1@crowd.example").catch(() => undefined),
    });
    expect(result.counts).toEqual({ created: 1, exists: 1, refused: 0, notReached: 0 });
  });

  test("makes cards to print that hold no script and escape what they show", async () => {
    const out = newPath("html");
    await run(table('email,name\ncard@bulk.example,"<b>&\'"\n'), { out });
    const page = readFileSync(out, "utf8");
    expect(page).toContain("&lt;b&gt;&amp;&#39;");
    expect(page).not.toMatch(/<script/i);
  });

  test("writes over no file, and takes no journal of something else", async () => {
    const out = newPath("json");
    writeFileSync(out, "mine");
    expect((await failureOf(run(table(crowd("over", 1)), { out }))).code).toBe("FILE_EXISTS");
    const other = newPath("json");
    await (await openJournal(`${other}.part`, "another installation")).close();
    expect((await failureOf(run(table(crowd("over", 1)), { out: other }))).code).toBe("JOURNAL_INVALID");
    const odd = newPath("json");
    writeFileSync(`${odd}.part`, "something else\n");
    expect((await failureOf(run(table(crowd("over", 1)), { out: odd }))).code).toBe("JOURNAL_INVALID");
    expect(readFileSync(`${odd}.part`, "utf8")).toBe("something else\n");
    expect((await failureOf(run(table(crowd("over", 1)), { out: newPath("txt") }))).code).toBe("USAGE");
    expect(await countLike("over-%")).toBe(0);
  });
});
