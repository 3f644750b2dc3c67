/** Tables that may be long: few rows in the page, all of them reached by scrolling and by keyboard. */
import { expect, test } from "./door.js";
import { admin, runSql } from "./world.js";

test("the keyboard goes through a long list, loads what follows, and opens a row; in a dialog too", async ({
  gatehouse,
  complaints,
  folder,
  installed,
  opened: { page },
}, info) => {
  await runSql(
    installed,
    `insert into sessions (user_id, created_at, expires_at) select id, now() - n * interval '1 minute', now() + interval '11 hours' - n * interval '1 minute'
       from users, generate_series(1, 120) n`,
  );
  await gatehouse.beginAsAdmin(installed, folder);
  await gatehouse.goTo("Sessions");
  const table = page.getByRole("table", { name: "Sessions" });
  const focused = page.locator("tr:focus");
  await expect(page.getByText("121 live sessions")).toBeVisible();
  expect(await table.getByRole("row").count()).toBeLessThan(60);

  await page.getByRole("region", { name: "Sessions" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(focused).toHaveAttribute("aria-rowindex", "2");
  await expect(focused).toContainText("This window");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("PageDown");
  await expect(focused).toBeInViewport();
  await info.attach("rows", { body: await page.screenshot(), contentType: "image/png" });
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(focused).toHaveAttribute("aria-rowindex", "122", { timeout: 500 });
  }).toPass();
  await expect(focused).toBeInViewport();
  await page.keyboard.press("ArrowUp");
  await expect(focused).toHaveAttribute("aria-rowindex", "121");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "End sessions" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("121 live sessions")).toBeVisible();
  await page.getByRole("region", { name: "Sessions" }).focus();
  await page.keyboard.press("Home");
  await expect(focused).toHaveAttribute("aria-rowindex", "2");

  await gatehouse.goTo("Audit trail");
  await page.getByRole("region", { name: "Audit trail" }).focus();
  await page.keyboard.press("End");
  await expect(focused).toContainText("Bootstrap");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("Bootstrap");
  await page.keyboard.press("Escape");

  await gatehouse.goTo("Workspaces");
  const members = await gatehouse.workspaces.whoSees("Workspace 1");
  await members.getByRole("region", { name: "Members" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(focused).toContainText(admin.email);
  await info.attach("dialog", { body: await page.screenshot(), contentType: "image/png" });
  await page.keyboard.press("Escape");

  await gatehouse.goTo("Users");
  await page.getByRole("region", { name: "Users" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: admin.email })).toBeVisible();
  expect(complaints).toEqual([]);
});
