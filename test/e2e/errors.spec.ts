/** What goes wrong is said in a sentence with a remedy: no stack, no SQL, no secret. */
import type { Locator } from "playwright/test";
import { errorKinds } from "../../shared/errors.js";
import { expect, test } from "./door.js";
import { basicValues, runSql, writeConfiguration } from "./world.js";

const secret = "Hunter2-is-not-it";

async function expectPlain(notice: Locator, code: keyof typeof errorKinds): Promise<void> {
  await expect(notice).toContainText(code);
  const text = (await notice.textContent()) ?? "";
  expect(text).toContain(errorKinds[code].remedy);
  expect(text).not.toMatch(/ at .+:\d+|node:|\.js:\d|\bselect\b.*\bfrom\b/im);
  expect(text).not.toContain(secret);
}

const withPassword = (url: string, password: string): string => {
  const changed = new URL(url);
  changed.password = password;
  return changed.href;
};

test("a wrong password, a dead server, a database that is not there", async ({ gatehouse, database }) => {
  const { connect } = gatehouse;
  await connect.tryToConnect(withPassword(database, secret));
  await expectPlain(connect.database.getByRole("alert"), "PASSWORD_REJECTED");
  await connect.tryToConnect(`postgres://ada:${secret}@127.0.0.1:1/none`);
  await expectPlain(connect.database.getByRole("alert"), "CONNECTION_REFUSED");
  await connect.tryToConnect(`${database}_missing`);
  await expectPlain(connect.database.getByRole("alert"), "DATABASE_MISSING");
  await connect.connect(database);
});

test("a configuration that is not there, or is none", async ({ gatehouse, folder }) => {
  const { connect } = gatehouse;
  await connect.tryToOpen(`${folder}/missing.yaml`);
  await expectPlain(connect.configuration.getByRole("alert"), "FILE_MISSING");
  await connect.tryToOpen(folder);
  await expectPlain(connect.configuration.getByRole("alert"), "FILE_IS_DIRECTORY");
});

test("a schema that is not ours is refused with a reason and a way out, and stays as it is", async ({
  gatehouse,
  folder,
  database,
}) => {
  await runSql(database, "create table somebody_elses (id int)");
  await gatehouse.begin(database, await writeConfiguration(folder, "values.yaml", basicValues));
  const { plan, found } = gatehouse.installation;
  await expect(found.getByText("Not an installation", { exact: true })).toBeVisible();
  await expect(plan.getByText("This cannot be applied")).toBeVisible();
  await expect(plan.getByText("What to do instead:")).toBeVisible();
  await expect(plan.getByRole("button", { name: "Apply…" })).toHaveCount(0);
  const tables = await runSql(database, "select tablename from pg_tables where schemaname = 'public'");
  expect(tables).toEqual([{ tablename: "somebody_elses" }]);
});
