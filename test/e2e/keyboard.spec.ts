/** Working by keyboard, and in the smallest window: the focus is never nowhere, and nothing is out of reach. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./door.js";
import { admin, basicValues, runSql, writeConfiguration } from "./world.js";

const longName = "Wolfeschlegelsteinhausenbergerdorff-von-und-zu-Hohenlohe-Ingelfingen";

test.afterEach(({ complaints }) => {
  expect(complaints).toEqual([]);
});

test("what had the focus and went away hands it on, to the heading or to the dialog", async ({
  gatehouse,
  folder,
  database,
  opened: { page },
}) => {
  const heading = page.locator("h1:focus");
  await gatehouse.connect.database.getByPlaceholder(/^postgres:/).fill(database);
  await page.keyboard.press("Enter");
  await expect(gatehouse.connect.database.getByText("Connected", { exact: true })).toBeVisible();
  await expect(heading).toHaveText("Connect");
  await gatehouse.connect.open(await writeConfiguration(folder, "values.yaml", basicValues));
  await page.getByRole("button", { name: "Close configuration" }).press("Enter");
  await expect(heading).toHaveText("Connect");
  await gatehouse.connect.open(join(folder, "values.yaml"));
  await gatehouse.goTo("Installation");
  await gatehouse.installation.apply("Set up email/password login");
  await expect(heading).toHaveText("Installation");

  await gatehouse.goTo("Users", "Sign in");
  await gatehouse.signIn.as(admin.email, admin.password);
  await gatehouse.goTo("Audit trail");
  const verify = page.getByRole("button", { name: "Verify" });
  await verify.press("Enter");
  await expect(page.getByText(/^Intact/)).toBeVisible();
  await expect(verify).toBeFocused();

  await gatehouse.goTo("Workspaces");
  await gatehouse.workspaces.create("Research");
  await gatehouse.workspaces.toggle("Research", "Archive");
  await expect(page.getByRole("region", { name: "Workspaces" })).toBeFocused();

  await gatehouse.goTo("Users");
  await page.getByRole("row", { name: admin.email }).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Reactivate…" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Reactivate 1 member" }).press("Enter");
  await expect(dialog.getByText(/^0 changed, 1/)).toBeVisible();
  await expect(dialog).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(heading).toHaveText("Users");

  await page.getByRole("link", { name: admin.email }).press("Enter");
  await expect(heading).toHaveText(admin.email);

  await page.getByRole("button", { name: "Change email…" }).press("Enter");
  const act = dialog.getByRole("button", { name: "Change email" });
  await dialog.getByRole("textbox", { name: "Email" }).fill("ada@");
  await expect(dialog).toContainText("Not a whole email yet.");
  await expect(act).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Email" }).fill("ada@example.org");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "ada@example.org" })).toBeVisible();
});

test("in the smallest window all screens can be chosen, and a long name is not cut off", async ({
  gatehouse,
  folder,
  installed,
  opened: { page },
}) => {
  await gatehouse.beginAsAdmin(installed, folder);
  await runSql(installed, `update users set full_name = '${longName}'`);
  await page.setViewportSize({ width: 900, height: 600 });
  const links = page.getByRole("navigation").getByRole("link");
  for (const link of await links.all()) await expect(link).toBeInViewport({ ratio: 1 });
  const last = await links.last().boundingBox();
  const below = await page.getByRole("radiogroup", { name: "Appearance" }).boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);

  await gatehouse.goTo("Audit trail");
  await gatehouse.goTo("Users");
  await page.getByRole("link", { name: longName }).click();
  const name = page.getByRole("heading", { level: 1, name: longName });
  await expect(name).toBeVisible();
  const { x = 0, width = 0 } = (await name.boundingBox()) ?? {};
  expect(x + width).toBeLessThanOrEqual(900);
});

test("a bulk invite that failed keeps its table and its results file", async ({
  gatehouse,
  folder,
  installed,
  opened: { page },
}) => {
  const { bulkInvite } = gatehouse;
  await gatehouse.beginAsAdmin(installed, folder);
  await bulkInvite.open();
  await bulkInvite.look("lin@example.com\n");
  const handOver = join(folder, "hand-over");
  await rm(handOver, { recursive: true, force: true });
  await writeFile(handOver, ""); // no folder can be made there
  await bulkInvite.preview.getByRole("button", { name: "Invite 1 person" }).click();
  await expect(page.getByRole("region", { name: "Not everybody was invited" })).toBeVisible();
  await rm(handOver);
  await page.getByRole("button", { name: "Back to the table" }).click();
  await page.getByRole("button", { name: "Preview" }).click();
  await bulkInvite.invite("csv");
  await expect(page.getByText("1 person invited.")).toBeVisible();
});
