/** New names and emails for many: by a table whose rows are judged before anything happens, and by domain. */
import { expect, test } from "./door.js";
import { admin } from "./world.js";

test.beforeEach(async ({ gatehouse, complaints: _watched, folder, installed }) => {
  await gatehouse.beginAsAdmin(installed, folder);
});
test.afterEach(({ complaints }) => {
  expect(complaints).toEqual([]);
});

test("a pasted table of names and then of emails is judged row by row and made; refusals keep their line", async ({
  gatehouse,
  opened: { page },
}) => {
  const { bulkChange } = gatehouse;
  await bulkChange.open();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("Choose a file, or paste an email and a new full name per line.")).toBeVisible();
  await bulkChange.look("Full names", admin.email);
  await expect(page.getByRole("alert")).toContainText("TABLE_COLUMN_MISSING");

  await bulkChange.look("Full names", `email,called\n${admin.email},Ada L.\nnobody@example.com,No Body\n`);
  await expect(bulkChange.preview.getByRole("status")).toContainText("0 members would be changed");
  await bulkChange.preview.getByRole("combobox", { name: "New full name" }).selectOption({ label: "called" });
  await expect(bulkChange.preview.getByRole("status")).toHaveText(
    "1 member would be changed; 0 rows would change nothing, 1 refused. Read as UTF-8.",
  );
  await expect(bulkChange.rows.getByRole("row").nth(1)).toContainText("There is no member with this email.");
  await bulkChange.change();
  await expect(page.getByRole("status")).toContainText("1 changed, 0 already as asked, 1 refused.");
  await expect(page.getByRole("table", { name: "Refused" })).toContainText("3nobody@example.com");

  await page.getByRole("button", { name: "Change more" }).click();
  await bulkChange.look("Emails", `${admin.email},ada@old.example`);
  await bulkChange.change();
  await gatehouse.goTo("Users");
  const users = page.getByRole("table", { name: "Users" });
  await expect(users).toContainText("Ada L.");
  await expect(users).toContainText("ada@old.example");

  await users.getByRole("checkbox", { name: "Select ada@old.example" }).check();
  await page.getByRole("button", { name: "Change email domain…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Present domain" }).fill("old.example");
  await dialog.getByRole("textbox", { name: "New domain" }).fill("new.example");
  await expect(dialog.getByText("1 of them has an email at the present domain.")).toBeVisible();
  await dialog.getByRole("button", { name: "Change the domain of 1 member" }).click();
  await expect(dialog.getByRole("status")).toContainText("1 changed");
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(users).toContainText("ada@new.example");
});
