/** The main job on the command line: exit codes, and the shape of everything it prints as JSON. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { chartVerdict } from "../../../../shared/contract/report.js";
import {
  adminEmail,
  adminPassword,
  defaultWorkspace,
  jwtSecret,
  newPath,
  noLogin,
  values,
  worldForAll,
} from "../../world.js";
import { everythingSaid, failureShape, gatehouse, gatehouseProcess, prepareProgram, shaped } from "./program.js";

const state = z.enum(["empty", "none", "basic", "oidc", "foreign", "newer"]);
const action = z.enum(
  "bootstrap install-without-auth migrate rotate-jwt-secret upgrade-schema nothing refuse".split(" "),
);
const planShape = z.strictObject({
  ...{
    state,
    action,
    wanted: z.enum(["none", "basic", "oidc"]).nullable(),
    reason: z.string(),
    remedy: z.string().nullable(),
    notes: z.array(z.string()),
  },
  steps: z.array(z.strictObject({ id: z.string(), title: z.string(), detail: z.string() })),
  effects: z.strictObject({
    ...{ resourcesKept: z.int(), sessionsEnded: z.int(), peopleSignedOut: z.int(), membersKept: z.int() },
    ...{ workspacesKept: z.int(), irreversible: z.array(z.string()), backup: z.boolean() },
  }),
  fingerprint: z.string(),
});
const applyShape = z.strictObject({
  ...{ action, done: z.literal(true), workspaceId: z.uuid().nullable(), organizationId: z.uuid().nullable() },
  admin: z.strictObject({ email: z.string(), role: z.string() }).nullable(),
  backup: z.string().nullable(),
});
const credentialsShape = z.strictObject({
  users: z.array(
    z.strictObject({
      ...{ email: z.string(), status: z.enum(["created", "exists", "refused", "reset"]), role: z.string() },
      ...{ initialPassword: z.string().optional(), reason: z.string().optional() },
    }),
  ),
});
const listShape = z.strictObject({
  users: z.array(
    z.strictObject({
      ...{ id: z.uuid(), email: z.string(), fullName: z.string().nullable(), role: z.string(), disabled: z.boolean() },
      ...{ hasPassword: z.boolean(), initialPassword: z.boolean(), passwordSetAt: z.iso.datetime().nullable() },
      ...{ createdAt: z.iso.datetime(), lastSignInAt: z.iso.datetime().nullable(), version: z.string() },
    }),
  ),
  ...{ total: z.int(), totalIs: z.enum(["exact", "estimate", "at-least"]) },
  ...{ nextCursor: z.string().nullable(), searchNote: z.string().nullable() },
});
const tokenShape = z.strictObject({
  accessToken: z.jwt(),
  expiresAt: z.iso.datetime(),
  email: z.string(),
  role: z.string(),
});
const reportShape = z.strictObject({
  mode: z.enum(["none", "basic", "oidc"]).nullable(),
  verdict: z.enum(["valid", "invalid"]),
  chart: chartVerdict,
  findings: z.array(
    z.strictObject({
      ...{
        severity: z.enum(["error", "warning", "info"]),
        source: z.enum(["chart", "doc", "console"]),
        rule: z.string(),
      },
      ...{ path: z.string(), file: z.string(), line: z.int().nullable(), column: z.int().nullable() },
      ...{ message: z.string(), remedy: z.string() },
    }),
  ),
});

const world = worldForAll({ installed: "nothing" });
const config = newPath("yaml");
const nobody = newPath("env");
beforeAll(async () => {
  await prepareProgram();
  writeFileSync(config, values);
  writeFileSync(nobody, noLogin);
});

const given = (input?: string) => ({ url: world.db.url, ...(input === undefined ? {} : { input }) });
const run = (args: readonly string[], input?: string) => gatehouse([...args, "--json"], given(input));
/** The same as a process of its own, for each way to end and for what comes by standard input. */
const runProcess = (args: readonly string[], input?: string) => gatehouseProcess([...args, "--json"], given(input));

test("from an empty database to a signed-in member and a reset, then nothing is left to do", async () => {
  const before = await runProcess(["plan", "--config", config]);
  expect([before.code, shaped(planShape, before).action, before.stderr]).toEqual([3, "bootstrap", ""]);

  const unconfirmed = await runProcess(["apply", "--config", config]);
  expect([unconfirmed.code, shaped(failureShape, unconfirmed).error.code]).toEqual([1, "NOT_CONFIRMED"]);
  const applied = await runProcess(["apply", "--config", config, "--yes"]);
  expect(applied.code).toBe(0);
  expect(shaped(applyShape, applied)).toMatchObject({
    action: "bootstrap",
    admin: { email: adminEmail },
    backup: null,
  });
  const again = await run(["apply", "--config", config, "--yes"]);
  expect([again.code, shaped(applyShape, again).action]).toEqual([0, "nothing"]);
  expect((await run(["plan", "--config", config])).code).toBe(0);

  const invited = await run(["users", "invite", "bob@corp.example", adminEmail, "--workspace", "Workspace 1=Editor"]);
  expect(invited.code).toBe(0);
  const [bob, ada] = shaped(credentialsShape, invited).users;
  expect([bob?.status, ada?.status, ada?.initialPassword]).toEqual(["created", "exists", undefined]);
  const refused = await run(["users", "invite", "nonsense", "x@corp.example"]);
  expect([refused.code, shaped(credentialsShape, refused).users.map((user) => user.status)]).toEqual([
    1,
    ["refused", "created"],
  ]);

  const page = shaped(listShape, await run(["users", "list", "--search", "CORP", "--limit", "1"]));
  expect(page).toMatchObject({ users: [{ email: "bob@corp.example", lastSignInAt: null }], total: 2 });
  expect(page.nextCursor).not.toBeNull();

  const signIn = ["sign-in", "bob@corp.example", "--config", config];
  const token = shaped(tokenShape, await runProcess(signIn, `${bob?.initialPassword}\n`));
  expect(token).toMatchObject({ email: "bob@corp.example", role: "ORGANIZATION_USER" });
  expect((await runProcess(["check-token", "--config", config], token.accessToken)).code).toBe(0);

  const reset = await run(["users", "reset-password", "BOB@corp.example"]);
  const [fresh] = shaped(credentialsShape, reset).users;
  expect([reset.code, fresh?.status]).toEqual([0, "reset"]);
  expect(shaped(failureShape, await run(signIn, bob?.initialPassword)).error.code).toBe("SIGN_IN_FAILED");
  expect((await run(["check-token", "--config", config], token.accessToken)).code).toBe(1);
  expect((await run(signIn, fresh?.initialPassword)).code).toBe(0);

  const typed = await run(["users", "reset-password", "bob@corp.example", "--stdin"], "Planted-Typed-Pass\n");
  expect([typed.code, typed.stdout.includes("Planted")]).toEqual([0, false]);
  const weak = await run(["users", "reset-password", "bob@corp.example", "--stdin"], "planted-weak\n");
  expect([weak.code, shaped(failureShape, weak).error.code]).toEqual([1, "PASSWORD_REFUSED"]);
  const recovered = shaped(credentialsShape, await run(["recover-admin", "bob@corp.example"]));
  expect(recovered.users).toMatchObject([{ status: "reset", role: "ORGANIZATION_ADMIN" }]);

  const everything = everythingSaid();
  const secrets = [
    adminPassword.reveal(),
    jwtSecret.reveal(),
    "lic_3f0b9c1de7",
    "yW0k2v1S8n4",
    "Planted-Typed-Pass",
    "planted-weak",
  ];
  for (const secret of [...secrets, new URL(world.db.url).href, "$argon2"]) expect(everything).not.toContain(secret);
  for (const shownOnce of [bob?.initialPassword, fresh?.initialPassword, token.accessToken]) {
    expect(everything.split(shownOnce ?? "?")).toHaveLength(2);
  }
});

test("--out puts the passwords into a file of mode 0600 and nowhere else", async () => {
  const out = newPath();
  const invited = await run(["users", "invite", "file@corp.example", "--out", out]);
  expect(invited.code).toBe(0);
  expect(shaped(credentialsShape, invited).users[0]?.initialPassword).toBeUndefined();
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const [row] = credentialsLike.parse(JSON.parse(readFileSync(out, "utf8"))).users;
  expect(everythingSaid()).not.toContain(row?.initialPassword);
  expect(shaped(failureShape, await run(["users", "invite", "two@corp.example", "--out", out])).error.code).toBe(
    "FILE_EXISTS",
  );
});
const credentialsLike = z.object({ users: z.array(z.object({ email: z.string(), initialPassword: z.string() })) });

test("None → basic and back: plan 3, apply with a backup, restore, plan 3 again; a refusal is exit 1", async () => {
  const schema = ["--schema", "second"];
  expect((await run(["apply", "--config", nobody, "--yes", ...schema])).code).toBe(0);
  const plan = await run(["plan", "--config", config, ...schema]);
  expect([plan.code, shaped(planShape, plan).action]).toEqual([3, "migrate"]);
  const backup = newPath();
  const applied = shaped(applyShape, await run(["apply", "--config", config, "--yes", "--backup", backup, ...schema]));
  expect(applied).toMatchObject({ action: "migrate", backup, workspaceId: defaultWorkspace });
  const refused = await run(["plan", "--config", nobody, ...schema]);
  expect([refused.code, shaped(planShape, refused).action]).toEqual([1, "refuse"]);
  const apply = await run(["apply", "--config", nobody, "--yes", ...schema]);
  expect([apply.code, shaped(failureShape, apply).error.code]).toEqual([1, "PLAN_REFUSED"]);
  expect((await run(["restore", backup, "--yes", ...schema])).code).toBe(0);
  expect((await run(["plan", "--config", config, ...schema])).code).toBe(3);
});

test("validate has its final shape: exit 0 where valid, 1 where not, and quotes no secret", async () => {
  const good = await run(["validate", config]);
  expect([good.code, shaped(reportShape, good).verdict]).toEqual([0, "valid"]);
  const bad = newPath("yaml");
  writeFileSync(bad, values.replace(adminPassword.reveal(), "plantedweakling"));
  const report = await run(["validate", bad]);
  expect([report.code, shaped(reportShape, report).verdict, shaped(reportShape, report).chart.verdict]).toEqual([
    1,
    "invalid",
    "unknown",
  ]);
  expect(everythingSaid()).not.toContain("plantedweakling");
});

test("for people the result is on stdout and everything else on stderr", async () => {
  const plan = await gatehouseProcess(["plan", "--config", config], { url: world.db.url });
  expect([plan.code, plan.stdout.startsWith("nothing: "), plan.stderr]).toEqual([0, true, ""]);
  const list = await gatehouseProcess(["users", "list"], { url: world.db.url });
  expect(list.stdout).toContain(adminEmail);
  expect(list.stderr).toMatch(/^\d+ of \d+ members/);
});

test("a weak JWT secret is warned of, and --yes alone does not apply it", async () => {
  const weak = newPath("yaml");
  writeFileSync(weak, values.replace(jwtSecret.reveal(), "short-and-weak"));
  const plan = await run(["plan", "--config", weak]);
  expect(plan.stderr).toMatch(/^Warning: The JWT secret has 14 bytes, and 32 are the least\./);
  const applied = await run(["apply", "--config", weak, "--yes"]);
  expect([applied.code, shaped(failureShape, applied).error.code]).toEqual([1, "NOT_CONFIRMED"]);
  expect(shaped(failureShape, applied).error.remedy).toContain("--accept-weak-jwt-secret");
  expect(everythingSaid()).not.toContain("short-and-weak");
  const accepted = await run(["apply", "--config", weak, "--yes", "--accept-weak-jwt-secret"]);
  expect([accepted.code, shaped(applyShape, accepted).action]).toEqual([0, "rotate-jwt-secret"]);
});
