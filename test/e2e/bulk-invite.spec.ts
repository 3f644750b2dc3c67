/** Inviting many people: every row is judged before anything happens, and the passwords are in a file. */
import { readFile } from "node:fs/promises";
import { expect, test } from "./door.js";
import { admin } from "./world.js";

const table = `E-Mail,langsmith_role,workspace_name,Full Name
grace@example.com,Organization Viewer,,Grace Okafor
grace@example.com,Workspace User,Workspace 1,
lin@example.com,,,Lin Wei
aiko@example.com,Emperor,,
nonsense,,,
${admin.email},,,
`;

test.beforeEach(async ({ gatehouse, complaints: _watched, folder, installed }) => {
  await gatehouse.beginAsAdmin(installed, folder);
});
test.afterEach(({ complaints }) => {
  expect(complaints).toEqual([]);
});

test("a pasted table is judged row by row, invited, and its people sign in with what the file says", async ({
  gatehouse,
  opened: { page },
}) => {
  const { bulkInvite } = gatehouse;
  await bulkInvite.open();
  await bulkInvite.look(table);
  await expect(bulkInvite.preview.getByRole("status")).toHaveText(
    "2 people would be invited by 3 rows; 1 already here, 2 refused. Read as UTF-8.",
  );
  await expect(bulkInvite.rows.getByRole("row").nth(1)).toHaveText(
    '5aiko@example.comRefusedThere is no organization role "Emperor".',
  );
  await expect(bulkInvite.rows.getByRole("row").nth(3)).toContainText("Already here");

  const out = await bulkInvite.invite("json");
  await expect(page.getByText("2 people invited.")).toBeVisible();
  const { users } = JSON.parse(await readFile(out, "utf8"));
  expect(await page.locator("body").innerHTML()).not.toContain(users[0].initialPassword);

  await page.getByRole("button", { name: "Invite more" }).click();
  await gatehouse.goTo("Users");
  await expect(page.getByRole("table", { name: "Users" })).toContainText("Lin Wei");
  await gatehouse.signOut();
  await gatehouse.goTo("Users", "Sign in");
  await gatehouse.signIn.as("grace@example.com", users[0].initialPassword);
  await expect(gatehouse.person).toContainText("Grace Okafor");
});

test("a column that is not found can be pointed out, and a table without people says so", async ({
  gatehouse,
  opened: { page },
}) => {
  const { bulkInvite } = gatehouse;
  await bulkInvite.open();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("Choose a file, or paste one email per line.")).toBeVisible();
  await page.getByRole("textbox", { name: "Or paste lines" }).fill("contact,level\n");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("alert")).toContainText("TABLE_COLUMN_MISSING");

  await bulkInvite.look("email,level\nlin@example.com,Organization Operator\n");
  await bulkInvite.preview.getByRole("combobox", { name: "Role", exact: true }).selectOption({ label: "level" });
  await expect(bulkInvite.preview.getByRole("status")).toContainText("1 person would be invited");
});
