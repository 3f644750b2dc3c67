/** Members: finding them, changing one on its page, and many at once. */
import { expect, test } from "./door.js";
import { admin, runSql } from "./world.js";

const seed = `with person as (
    insert into users (email, full_name) select 'person-' || lpad(n::text, 4, '0') || '@example.com', 'Person ' || n from generate_series(1, 400) n
    returning id, ls_user_id, email
  ), login as (
    insert into provider_users (ls_user_id, email, hashed_password, password_is_initial, password_set_at) select ls_user_id, email, 'x', true, now() from person
  ) insert into identities (organization_id, user_id, role_id, access_scope)
  select o.id, p.id, r.id, 'organization' from person p, organizations o, roles r where r.name = 'ORGANIZATION_USER'`;

test("find members, change many that match, and one on its own page", async ({
  gatehouse,
  complaints,
  folder,
  installed,
}, info) => {
  const { users, page } = gatehouse;
  await runSql(installed, seed);
  await gatehouse.beginAsAdmin(installed, folder);
  await expect(users.table.getByRole("row", { name: admin.email })).toBeVisible();

  await test.step("only the rows in sight are in the page, and scrolling brings all", async () => {
    await expect(page.getByText("401 members", { exact: false })).toBeVisible();
    expect(await users.table.getByRole("row").count()).toBeLessThan(60);
    await page.getByRole("combobox", { name: "Order" }).selectOption({ label: "Email, Z to A" });
    await expect(users.table.getByRole("row", { name: "person-0400@example.com" })).toBeVisible();
    const frame = page.getByRole("region", { name: "Users" });
    await expect(async () => {
      await frame.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await expect(users.table.getByRole("row", { name: admin.email })).toBeVisible({ timeout: 500 });
    }).toPass();
  });

  await test.step("all that match are deactivated, not only those loaded", async () => {
    await page.getByRole("searchbox", { name: "Search" }).fill("person-0");
    await expect(page.getByText("400 members found", { exact: false })).toBeVisible();
    await page.getByRole("checkbox", { name: "Select all in the list" }).click();
    await page.getByRole("button", { name: /^Select all that match/ }).click();
    await info.attach("selected", { body: await page.screenshot(), contentType: "image/png" });
    await page.getByRole("button", { name: "Deactivate…" }).click();
    const dialog = page.getByRole("dialog", { name: "Deactivate" });
    await expect(dialog).toContainText("400 members");
    await info.attach("question", { body: await page.screenshot(), contentType: "image/png" });
    await dialog.getByRole("button", { name: "Deactivate 400 members" }).click();
    await expect(dialog).toContainText("400 changed, 0 already as asked, 0 refused");
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await expect(users.table.getByRole("row", { name: "person-0400@example.com" })).toContainText("Deactivated");
  });

  await test.step("one is changed on its page, and its history tells of it", async () => {
    await users.table.getByRole("link", { name: "Person 400", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Person 400" })).toBeVisible();
    await page.getByRole("button", { name: "Change role…" }).click();
    const role = page.getByRole("dialog", { name: /^Change role/ });
    await role.getByRole("combobox", { name: "Organization role" }).selectOption({ label: "Organization Viewer" });
    await role.getByRole("button", { name: "Change role" }).click();
    await expect(role).toHaveCount(0);
    await page.getByRole("button", { name: "Add to a workspace…" }).click();
    const place = page.getByRole("dialog", { name: /^Add to a workspace/ });
    await place.getByRole("combobox", { name: "Workspace", exact: true }).selectOption({ label: "Workspace 1" });
    await place.getByRole("combobox", { name: "Role in the workspace" }).selectOption({ label: "Editor" });
    await place.getByRole("button", { name: "Add" }).click();
    await expect(page.getByRole("table", { name: "Workspaces" })).toContainText("Editor");
    await expect(page.getByRole("table", { name: "History" })).toContainText("Member added to a workspace");
    await info.attach("member", { body: await page.screenshot({ fullPage: true }), contentType: "image/png" });
  });

  await test.step("who is made Organization Admin no more gets a role in the workspaces along with it", async () => {
    const turn = async (to: string, inWorkspaces?: string) => {
      await page.getByRole("button", { name: "Change role…" }).first().click();
      const dialog = page.getByRole("dialog", { name: /^Change role/ });
      await dialog.getByRole("combobox", { name: "Organization role" }).selectOption({ label: to });
      const places = dialog.getByRole("combobox", { name: "Role in the workspaces afterwards" });
      if (inWorkspaces === undefined) await expect(places).toHaveCount(0);
      else {
        await expect(places).toHaveValue("");
        await expect(dialog).toContainText("stays Admin of those workspaces");
        await places.selectOption({ label: inWorkspaces });
        await expect(dialog).toContainText("and being Admin of Workspace 1.");
        await info.attach("demotion", { body: await page.screenshot(), contentType: "image/png" });
      }
      await dialog.getByRole("button", { name: "Change role" }).click();
      await expect(dialog).toHaveCount(0);
    };
    await turn("Organization Admin");
    await expect(page.getByRole("table", { name: "Workspaces" })).toContainText("Admin");
    await turn("Organization User", "Viewer of each");
    await expect(page.getByRole("table", { name: "Workspaces" })).toContainText("Viewer");
  });

  await test.step("what somebody else changed meanwhile is shown beside it, and nothing is changed", async () => {
    await page.getByRole("button", { name: "Rename…" }).click();
    const dialog = page.getByRole("dialog", { name: /^Rename/ });
    await runSql(installed, "update users set full_name = 'Somebody Else' where email = 'person-0400@example.com'");
    await dialog.getByRole("textbox", { name: "Full name" }).fill("My Choice");
    await dialog.getByRole("button", { name: "Rename" }).click();
    await expect(dialog.getByRole("table", { name: "Both versions" })).toContainText("Somebody Else");
    await dialog.getByRole("button", { name: "Cancel" }).click();
  });

  await test.step("removed, the person is gone from the list", async () => {
    await page.getByRole("button", { name: "Remove…" }).click();
    await page
      .getByRole("dialog", { name: /^Remove/ })
      .getByRole("button", { name: "Remove" })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
    await expect(users.table.getByRole("row", { name: admin.email })).toBeVisible();
    const [left] = await runSql(installed, "select count(*)::int as n from gatehouse_members");
    expect(left).toEqual({ n: 400 });
  });
  expect(complaints).toEqual([]);
});
