/** The audit trail in the window: what was done is found, shown whole, checked and taken elsewhere. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./door.js";
import { admin, basicValues, runSql, writeConfiguration } from "./world.js";

test("find what was done, look at it, verify, export, and see a tampered row", async ({
  gatehouse,
  complaints,
  opened,
  folder,
  database,
}) => {
  const { installation, signIn, users, audit, page } = gatehouse;
  await gatehouse.begin(database, await writeConfiguration(folder, "values.yaml", basicValues));
  await installation.apply("Set up email/password login");
  await gatehouse.goTo("Users", "Sign in");
  await signIn.tryAs(admin.email, "not-the-password-1A!");
  await signIn.as(admin.email, admin.password);
  await users.invite("dana@example.com", "Organization User");
  await users.finishHandover();

  await test.step("every change and sign-in is there, newest first", async () => {
    await gatehouse.goTo("Audit trail");
    await expect(audit.rows).toHaveCount(4);
    await expect(audit.rows.first()).toContainText("Invitation");
    await expect(audit.rows.first()).toContainText("dana@example.com");
    await expect(audit.rows.last()).toContainText("Bootstrap");
    await expect(page.getByText("4 rows", { exact: true })).toBeVisible();
    await see("audit-light");
  });

  await test.step("filters narrow it down, and a row opens to what it tells", async () => {
    await audit.filter("Result", "Failed or refused");
    await expect(audit.rows).toHaveCount(1);
    await audit.open(audit.rows.first());
    await expect(audit.details).toContainText("wrong-password");
    await expect(audit.details).not.toContainText("not-the-password");
    await see("audit-details");
    await page.keyboard.press("Escape");
    await audit.clear();
    await audit.filter("Search", "dana");
    await expect(audit.rows).toHaveCount(1);
    await audit.filter("Search", "nobody-has-this");
    await expect(page.getByText("Nothing matches.")).toBeVisible();
    await audit.clear();
    await expect(audit.rows).toHaveCount(4);
  });

  await test.step("it is intact", async () => {
    await expect(await audit.verify()).toContainText("Intact: 4 rows");
    await see("audit-intact");
  });

  await test.step("export", async () => {
    const dialog = await audit.chooseExport("CSV");
    const text = opened.app === null ? await download() : await saved();
    expect(text.split("\r\n")).toHaveLength(6);
    expect(text).toContain("add_basic_auth_users_to_org");
    await see("audit-export");
    await dialog.getByRole("button", { name: "Close", exact: true }).last().click();

    async function download(): Promise<string> {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        dialog.getByRole("button", { name: "Export", exact: true }).click(),
      ]);
      return readFile(await file.path(), "utf8");
    }
    async function saved(): Promise<string> {
      const path = join(folder, "audit.csv");
      await opened.app?.evaluate(({ dialog: dialogs }, filePath) => {
        dialogs.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, path);
      await dialog.getByRole("button", { name: "Export", exact: true }).click();
      await expect(dialog.getByText("4 rows exported")).toBeVisible();
      return readFile(path, "utf8");
    }
  });

  await test.step("a row altered behind the database's back is found, in the dark as well", async () => {
    await runSql(
      database,
      "alter table audit_logs disable trigger all; update audit_logs set operation_succeeded = true; alter table audit_logs enable trigger all; alter table audit_logs enable always trigger audit_logs_append_only",
    );
    await page.emulateMedia({ colorScheme: "dark" });
    const verdict = await audit.verify();
    await expect(verdict).toContainText("Not intact: 1 fault found");
    await expect(verdict).toContainText("was altered");
    await see("audit-tampered-dark");
  });
  expect(complaints).toEqual([]);

  async function see(name: string): Promise<void> {
    const pictures = process.env.GATEHOUSE_PICTURES;
    if (pictures === undefined) return;
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
});

test("somebody who is no admin is told whose screen it is", async ({ gatehouse, folder, installed }) => {
  const { signIn, users, page } = gatehouse;
  await gatehouse.beginAsAdmin(installed, folder);
  const password = await users.invite("op@example.com", "Organization Operator");
  await users.finishHandover();
  await gatehouse.signOut();
  await signIn.as("op@example.com", password);
  await gatehouse.goTo("Audit trail");
  await expect(page.getByText("The audit trail is for Organization Admins")).toBeVisible();
  await expect(page.getByRole("button", { name: "Verify" })).toHaveCount(0);
});
