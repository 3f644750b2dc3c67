/** An Organization Admin's work besides the users: roles, workspaces, sessions, the initial-password policy, one's own password. */
import { expect, test } from "./door.js";
import { admin, runSql } from "./world.js";

const own = "Fresh-Breeze-17-Alster";

test.beforeEach(async ({ gatehouse, complaints: _watched, folder, installed }) => {
  await gatehouse.beginAsAdmin(installed, folder);
});
test.afterEach(({ complaints }) => {
  expect(complaints).toEqual([]);
});

test("a custom role is made, seen in the matrix, refused when somebody else changed it, and deleted once nobody holds it", async ({
  gatehouse,
  installed,
  opened: { page },
}) => {
  const { roles, users } = gatehouse;
  await gatehouse.goTo("Roles");
  await expect(roles.table.getByRole("row")).toHaveCount(8);
  await roles.create("Auditors", ["runs:read", "datasets:read"]);
  await expect(roles.matrix.getByRole("columnheader", { name: "Auditors" })).toBeVisible();

  await roles.beginEdit("Auditors");
  await runSql(installed, "update roles set description = 'By Bob', version = version + 1 where name = 'CUSTOM'");
  await roles.editor.getByRole("checkbox", { name: "runs:share" }).check();
  await roles.editor.getByRole("button", { name: "Save" }).click();
  const notice = roles.editor.getByRole("alert");
  await expect(notice).toContainText("CHANGED_MEANWHILE");
  await expect(notice.getByRole("row", { name: /Description/ })).toContainText("By Bob");
  await roles.editor.getByRole("button", { name: "Close and look again" }).click();
  await expect(roles.row("Auditors")).toContainText("By Bob");

  await roles.beginEdit("Auditors");
  await roles.editor.getByRole("checkbox", { name: "runs:share" }).check();
  await roles.editor.getByRole("button", { name: "Save" }).click();
  await expect(roles.editor).toHaveCount(0);
  expect(await runSql(installed, "select permissions from roles where name = 'CUSTOM'")).toEqual([
    { permissions: ["datasets:read", "runs:read", "runs:share"] },
  ]);

  await gatehouse.goTo("Users");
  await users.invite("grace@example.com", "Organization User", { "Workspace 1": "Auditors" });
  await users.finishHandover();
  await gatehouse.goTo("Roles");
  await page.getByRole("button", { name: "Delete Auditors" }).click();
  const refusal = page.getByRole("dialog", { name: "Auditors cannot be deleted" });
  await expect(refusal.getByRole("row", { name: /grace@example.com/ })).toContainText("Workspace 1");
  await page.keyboard.press("Escape");
  const holders = await roles.whoHas("runs:share");
  await expect(holders.getByRole("row", { name: /grace@example.com/ })).toContainText("Auditors");
  await page.keyboard.press("Escape");

  await runSql(installed, "delete from identities where role_id = (select id from roles where name = 'CUSTOM')");
  await gatehouse.goTo("Workspaces");
  await gatehouse.goTo("Roles");
  await expect(roles.row("Auditors")).toContainText("nobody");
  await roles.delete("Auditors");
});

test("a workspace is made, renamed, archived and brought back", async ({ gatehouse, opened: { page } }) => {
  const { workspaces } = gatehouse;
  await gatehouse.goTo("Workspaces");
  await workspaces.create("Lab");
  await workspaces.rename("Lab", "Laboratory");
  const people = await workspaces.whoSees("Laboratory");
  await expect(people.getByRole("row", { name: admin.email })).toContainText("Organization Admin");
  await page.keyboard.press("Escape");
  await workspaces.toggle("Laboratory", "Archive");
  await expect(workspaces.row("Laboratory")).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Show archived ones (1)" }).check();
  await workspaces.toggle("Laboratory", "Unarchive");
  await expect(workspaces.row("Laboratory")).not.toContainText("Archived");

  await workspaces.toggle("Workspace 1", "Archive");
  await page.getByRole("button", { name: "Archive Laboratory" }).click();
  const dialog = page.getByRole("dialog", { name: "Archive workspace" });
  await dialog.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("LAST_WORKSPACE");
});

test("sessions are seen and ended; ending one's own signs out", async ({ gatehouse, installed, opened: { page } }) => {
  const { sessions } = gatehouse;
  await runSql(
    installed,
    "insert into sessions (user_id, expires_at) select id, now() + interval '1 hour' from users, generate_series(1, 3)",
  );
  await gatehouse.goTo("Sessions");
  await expect(page.getByText("4 live sessions")).toBeVisible();
  await expect(sessions.table.getByText("This window")).toHaveCount(1);
  await sessions.endEverybodyElses();
  await expect(page.getByText("1 live session")).toBeVisible();
  await page.getByRole("searchbox", { name: "Email of a member" }).fill("ghost@example.com");
  await expect(page.getByText("No member has the email ghost@example.com.")).toBeVisible();
  await page.getByRole("searchbox", { name: "Email of a member" }).fill(admin.email);
  await page.getByRole("checkbox", { name: "Ended ones too" }).check();
  await expect(sessions.table.getByText(/^ended by an admin/)).toHaveCount(3);
  await sessions.endOwn(admin.email);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test("where the policy asks for it, an invited person chooses a password before anything else", async ({
  gatehouse,
  opened: { page },
}) => {
  const { settings, users, signIn, account, person } = gatehouse;
  await account.changePassword(admin.password, own); // the configured one is an initial one
  await gatehouse.goTo("Settings");
  await expect(page.getByText("All members have chosen a password of their own.")).toBeVisible();
  await settings.requireChange(7);
  await gatehouse.goTo("Users");
  const password = await users.invite("dana@example.com", "Organization Admin");
  await users.finishHandover();
  await gatehouse.goTo("Settings");
  await expect(settings.holders.getByRole("row", { name: /dana@example.com/ })).toBeVisible();
  await gatehouse.signOut();

  await signIn.tryAs("dana@example.com", password);
  await expect(page.getByRole("heading", { level: 1, name: "Choose your own password" })).toBeVisible();
  await page.goto(`${page.url().split("#")[0]}#/users`);
  await expect(page.getByRole("heading", { level: 1, name: "Choose your own password" })).toBeVisible();
  await account.sendChange("not-the-old-one", own);
  await expect(page.getByRole("alert")).toContainText("OLD_PASSWORD_WRONG");
  await account.sendChange(password, own);
  await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
  await expect(person).toContainText("dana@example.com");
  await gatehouse.signOut();
  await signIn.as("dana@example.com", own);
});

test("one's own password is changed from the account menu", async ({ gatehouse }) => {
  await gatehouse.account.changePassword(admin.password, own);
  await gatehouse.signOut();
  await gatehouse.signIn.tryAs(admin.email, admin.password);
  await expect(gatehouse.signIn.account.getByRole("alert")).toContainText("SIGN_IN_FAILED");
  await gatehouse.signIn.as(admin.email, own);
});

test("a viewer sees roles and workspaces and is offered nothing that only admins may do", async ({
  gatehouse,
  opened: { page },
}) => {
  const { users, signIn, roles, workspaces } = gatehouse;
  const password = await users.invite("vera@example.com", "Organization Viewer");
  await users.finishHandover();
  await gatehouse.signOut();
  await signIn.as("vera@example.com", password);
  await gatehouse.goTo("Roles");
  await expect(roles.table.getByRole("row")).toHaveCount(8);
  await expect(page.getByRole("button", { name: /New role|Copy |Edit |Delete / })).toHaveCount(0);
  await gatehouse.goTo("Workspaces");
  await expect(workspaces.row("Workspace 1")).toBeVisible();
  await expect(page.getByRole("button", { name: /New workspace|Rename |Archive / })).toHaveCount(0);
  await gatehouse.goTo("Sessions");
  await expect(page.getByText("Sessions are for Organization Admins")).toBeVisible();
  await gatehouse.goTo("Settings");
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
});

test("who may not invite or change anybody is not offered it", async ({ gatehouse, opened: { page } }) => {
  const { users } = gatehouse;
  const offered = page.getByRole("main").getByRole("button", { name: /^(Invite|Reset password of)/ });
  await gatehouse.goTo("Users");
  await expect(offered.first()).toBeVisible();
  const password = await users.invite("vera@example.com", "Organization Viewer");
  await users.finishHandover();
  await gatehouse.signOut();
  await expect(page.locator("h1:focus")).toHaveText("Sign in");
  await gatehouse.goTo("Users", "Sign in");
  await gatehouse.signIn.as("vera@example.com", password);
  await expect(users.table.getByRole("row", { name: "vera@example.com" })).toBeVisible();
  await expect(offered).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Invite many…" })).toHaveCount(0);
});
