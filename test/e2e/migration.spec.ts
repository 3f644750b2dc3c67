/** An installation without login gets email/password login, and keeps what it has. */
import { expect, test } from "./door.js";
import { admin, basicEnvironment, noneEnvironment, runSql, writeConfiguration } from "./world.js";

const defaultWorkspace = "00000000-0000-0000-0000-000000000000";

test("none becomes basic: the default user is replaced in place, the workspace keeps its id", async ({
  gatehouse,
  complaints,
  folder,
  database,
}) => {
  const { installation, signIn, users } = gatehouse;

  await gatehouse.begin(database, await writeConfiguration(folder, "none.env", noneEnvironment));
  await installation.apply("Install without login");
  const before = await runSql(database, "select id from users");

  await gatehouse.goTo("Connect");
  await gatehouse.connect.closeConfiguration();
  await gatehouse.connect.open(await writeConfiguration(folder, "basic.env", basicEnvironment));
  await gatehouse.goTo("Installation");
  await expect(installation.found.getByText("Without login", { exact: true })).toBeVisible();

  const run = await installation.apply("Move to email/password login");
  await expect(run).toContainText(defaultWorkspace);
  await expect(run).toContainText("Backup file");
  expect(await runSql(database, "select id, email from users")).toEqual([{ id: before[0]?.id, email: admin.email }]);

  await run.getByRole("link", { name: "Sign in" }).click();
  await signIn.as(admin.email, admin.password);
  await expect(users.table.getByRole("row")).toHaveCount(2); // the heading and the admin
  expect(complaints).toEqual([]);
});
