/** gatehouse plan --out and gatehouse apply FILE: a saved plan is applied as it was reviewed, or not at all. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { readConfiguration } from "../../../electron/config/configuration.js";
import { auditTables } from "../../../electron/database/tables.js";
import { checkSavedPlan, readSavedPlan } from "../../../electron/installation/saved-plan.js";
import { version } from "../../../package.json";
import { GatehouseError } from "../../../shared/errors.js";
import {
  everythingSaid,
  failureShape,
  gatehouse,
  prepareProgram,
  type Run,
  shaped,
} from "../doors/command-line/program.js";
import {
  adminEmail,
  adminPassword,
  dump,
  jwtSecret,
  newPath,
  noLogin,
  values,
  worldForAll,
  worldForEach,
} from "../world.js";

const savedShape = z.looseObject({ action: z.string(), fingerprint: z.string(), file: z.string().nullable() });
const appliedShape = z.looseObject({ action: z.string(), done: z.literal(true) });
const wholeFile = z.looseObject({
  gatehouse: z.string(),
  sha256: z.string(),
  plan: z.looseObject({ action: z.string() }),
});

beforeAll(prepareProgram);
const world = worldForEach({ installed: "nothing" });
const other = worldForAll({ installed: "nothing" });

let config: string;
beforeEach(() => {
  config = newPath("yaml");
  writeFileSync(config, values);
});

const run = (args: readonly string[], url = world.db.url) => gatehouse([...args, "--json"], { url });
const apply = (file: string, ...more: readonly string[]) => run(["apply", file, "--yes", ...more]);
const refusalOf = (done: Run) => ({ exit: done.code, ...shaped(failureShape, done).error });

/** Plans what the configuration asks for, and saves it to a new file. */
async function save(): Promise<string> {
  const file = newPath();
  const done = await run(["plan", "--config", config, "--out", file]);
  expect([done.code, shaped(savedShape, done).file]).toEqual([3, file]);
  return file;
}

/** Alters the file as somebody who also mends its checksum. */
function alter(file: string, alteration: (whole: Record<string, unknown>) => void): void {
  const whole: Record<string, unknown> = JSON.parse(readFileSync(file, "utf8"));
  alteration(whole);
  const { sha256: _, seal, ...rest } = whole;
  const sha256 = createHash("sha256").update(JSON.stringify(rest)).digest("hex");
  writeFileSync(file, JSON.stringify({ ...rest, seal, sha256 }));
}

/** The paths of everything in a JSON document that is no object or list: `configuration.files.0`. */
function leavesOf(value: unknown, path = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === "" ? key : `${path}.${key}`));
}

/** Changes what is at the path to something of the same type. */
function change(whole: Record<string, unknown>, [key = "", ...rest]: readonly string[]): void {
  const there = whole[key];
  if (rest.length > 0) change(there as Record<string, unknown>, rest);
  else if (typeof there === "number") whole[key] = there + 1;
  else if (typeof there === "boolean") whole[key] = !there;
  else whole[key] = there === null ? "x" : `${String(there).slice(1)}${String(there).startsWith("a") ? "b" : "a"}`;
}

const codeOf = (error: unknown): unknown => (error instanceof GatehouseError ? error.code : error);

describe("a saved plan", () => {
  test("is applied from its file alone, once", async () => {
    const file = await save();
    const done = await apply(file);
    expect([done.code, shaped(appliedShape, done)]).toMatchObject([
      0,
      { action: "bootstrap", admin: { email: adminEmail } },
    ]);
    const before = await dump(world.db, { except: auditTables });
    const again = refusalOf(await apply(file));
    expect(again).toMatchObject({ exit: 1, code: "PLAN_STALE" });
    expect(again.message).toContain("now it is nothing");
    expect(await dump(world.db, { except: auditTables })).toEqual(before);
  });

  test("with a warning is applied only where the warning is confirmed too", async () => {
    writeFileSync(config, values.replace(jwtSecret.reveal(), "short-and-weak"));
    const file = await save();
    expect(wholeFile.parse(JSON.parse(readFileSync(file, "utf8"))).plan.warnings).toHaveLength(1);
    expect(refusalOf(await apply(file))).toMatchObject({ exit: 1, code: "NOT_CONFIRMED" });
    expect((await apply(file, "--accept-weak-jwt-secret")).code).toBe(0);
    expect(everythingSaid()).not.toContain("short-and-weak");
  });

  test("is a new file of mode 0600 that says what it is and holds no secret", async () => {
    const file = await save();
    const text = readFileSync(file, "utf8");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(wholeFile.parse(JSON.parse(text))).toMatchObject({
      ...{ format: "gatehouse-plan", version: 1, gatehouse: version, release: null },
      configuration: { files: [config] },
      plan: { action: "bootstrap" },
    });
    const url = new URL(world.db.url);
    for (const secret of [adminPassword.reveal(), jwtSecret.reveal(), "lic_3f0b9c1de7", "yW0k2v1S8n4", url.href])
      expect(text + everythingSaid()).not.toContain(secret);
    const twice = refusalOf(await run(["plan", "--config", config, "--out", file]));
    expect([twice.exit, twice.code, readFileSync(file, "utf8")]).toEqual([2, "FILE_EXISTS", text]);
  });

  test("is not made of a refusal", async () => {
    writeFileSync(config, values.replace(adminPassword.reveal(), "short"));
    const file = newPath();
    const done = await run(["plan", "--config", config, "--out", file]);
    expect([done.code, shaped(savedShape, done), existsSync(file)]).toMatchObject([
      1,
      { action: "refuse", file: null },
      false,
    ]);
  });

  test("takes its files where --config says they are now", async () => {
    const file = await save();
    const moved = newPath("yaml");
    renameSync(config, moved);
    expect(refusalOf(await apply(file))).toMatchObject({ exit: 2, code: "FILE_MISSING" });
    expect((await apply(file, "--config", moved)).code).toBe(0);
  });

  test("keeps the release that was stated, and no other can be given", async () => {
    writeFileSync(config, noLogin.replace(/_LANGSMITH.*\n/, ""));
    renameSync(config, `${config}.env`);
    config = `${config}.env`;
    expect((await run(["apply", "--config", config, "--yes"])).code).toBe(0);
    const basic = newPath("yaml");
    writeFileSync(basic, values.slice(0, values.indexOf("images:")));
    const file = newPath();
    expect((await run(["plan", "--config", basic, "--release", "0.10.3", "--out", file])).code).toBe(3);
    expect(refusalOf(await apply(file, "--release", "0.11.0"))).toMatchObject({ exit: 2, code: "USAGE" });
    const done = await apply(file, "--backup", newPath());
    expect([done.code, shaped(appliedShape, done).action]).toEqual([0, "migrate"]);
  });

  test("comes from standard input and is applied with the same again", async () => {
    const file = newPath();
    const given = () => ({ url: world.db.url, input: values });
    expect((await gatehouse(["plan", "--config", "-", "--out", file], given())).code).toBe(3);
    const changed = { url: world.db.url, input: values.replace(jwtSecret.reveal(), `${jwtSecret.reveal()}x`) };
    expect(refusalOf(await gatehouse(["apply", file, "--yes", "--json"], changed)).code).toBe("PLAN_STALE");
    expect((await gatehouse(["apply", file, "--yes", "--json"], given())).code).toBe(0);
  });
});

describe("a saved plan is refused, and nothing is changed,", () => {
  const unchanged = async (): Promise<void> => {
    expect((await run(["plan", "--config", config])).stdout).toContain('"state": "empty"');
  };

  test.each([
    ["the admin's password", adminPassword.reveal(), "Other-Harbour-18"],
    ["the JWT secret", jwtSecret.reveal(), "qB8wXn4Ld0Sa2Yr6Zc9Oe3Mg7It5Ku1Hv"],
    ["a secret that apply does not use", "lic_3f0b9c1de7", "lic_9a9b9c9d9e"],
    ["the organization's name", "authType: mixed", "authType: mixed\n  initialOrgName: Elsewhere"],
  ])("after a change of %s", async (_what, from, to) => {
    const file = await save();
    writeFileSync(config, values.replace(from, to));
    const refused = refusalOf(await apply(file));
    expect(refused).toMatchObject({ exit: 1, code: "PLAN_STALE" });
    expect(refused.message).toContain("configuration");
    writeFileSync(config, values);
    await unchanged();
    expect((await apply(file)).code).toBe(0);
  });

  test("after a change in the database", async () => {
    const file = await save();
    await world.db.run("create table public.somebodys (id int)");
    const refused = refusalOf(await apply(file));
    expect(refused).toMatchObject({ exit: 1, code: "PLAN_STALE" });
    expect(refused.message).toContain("database");
    await world.db.run("drop table public.somebodys");
    expect((await apply(file)).code).toBe(0);
  });

  test("in another database, and in another schema of the same", async () => {
    const file = await save();
    const elsewhere = refusalOf(await run(["apply", file, "--yes"], other.db.url));
    expect(elsewhere).toMatchObject({ exit: 1, code: "PLAN_ELSEWHERE" });
    expect(refusalOf(await apply(file, "--schema", "second")).code).toBe("PLAN_ELSEWHERE");
    await unchanged();
  });

  test.each([
    ["another action", (whole: Record<string, unknown>) => Object.assign(Object(whole.plan), { action: "nothing" })],
    [
      "another fingerprint",
      (whole: Record<string, unknown>) => Object.assign(Object(whole.plan), { fingerprint: "0".repeat(32) }),
    ],
    ["another release", (whole: Record<string, unknown>) => Object.assign(whole, { release: "0.12.0" })],
    [
      "another file",
      (whole: Record<string, unknown>) => Object.assign(Object(whole.configuration), { files: ["/elsewhere.yaml"] }),
    ],
  ])("if it was altered to %s, with a mended checksum or without", async (_what, change) => {
    const file = await save();
    const text = readFileSync(file, "utf8");
    alter(file, change);
    const refused = refusalOf(await apply(file, "--config", config));
    expect(refused).toMatchObject({ exit: 2, code: "PLAN_FILE_INVALID" });
    writeFileSync(file, text.replace('"bootstrap"', '"migrate"'));
    expect(refusalOf(await apply(file)).message).toContain("altered");
    await unchanged();
  });

  test("whatever is altered in it, though its checksum is mended", async () => {
    const file = await save();
    const text = readFileSync(file, "utf8");
    const configuration = await readConfiguration([config]);
    for (const path of leavesOf(JSON.parse(text)).filter((leaf) => leaf !== "sha256")) {
      writeFileSync(file, text);
      alter(file, (whole) => change(whole, path.split(".")));
      const outcome = readSavedPlan(file, version).then((read) => checkSavedPlan(world.database, configuration, read));
      expect([path, await outcome.catch(codeOf)]).toEqual([path, expect.stringMatching(/^PLAN_/)]);
    }
  });

  test("if another version of Gatehouse made it", async () => {
    const file = await save();
    alter(file, (whole) => Object.assign(whole, { gatehouse: "0.0.9" }));
    const refused = refusalOf(await apply(file));
    expect(refused).toMatchObject({ exit: 1, code: "PLAN_VERSION_DIFFERS" });
    expect(refused.message).toContain("0.0.9");
    await expect(readSavedPlan(await save(), "0.2.0")).rejects.toMatchObject({ code: "PLAN_VERSION_DIFFERS" });
  });

  test.each([
    ["values.yaml", values],
    ["{}", "{}"],
    ["nothing", ""],
    ["a list", "[1]"],
  ])("if it is %s", async (_what, text) => {
    const file = newPath();
    writeFileSync(file, text);
    expect(refusalOf(await apply(file))).toMatchObject({ exit: 2, code: "PLAN_FILE_INVALID" });
  });

  test("if nobody confirms it", async () => {
    const file = await save();
    expect(refusalOf(await run(["apply", file])).code).toBe("NOT_CONFIRMED");
    await unchanged();
  });
});
