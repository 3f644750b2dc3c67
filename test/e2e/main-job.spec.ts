/** The main job, end to end: an empty database becomes an installation, and a person gets in. */
import type { Page } from "playwright/test";
import { findPasswordFaults } from "../../shared/password.js";
import { expect, test } from "./door.js";
import { admin, basicValues, runSql, writeConfiguration } from "./world.js";

const dana = "dana@example.com";

test("set up an installation, invite a person, hand over the password, reset it", async ({
  gatehouse,
  complaints,
  opened,
  folder,
  database,
}) => {
  const { installation, signIn, users, person, page } = gatehouse;
  let first = "";
  let second = "";

  await test.step("see what the database is and what would change", async () => {
    await gatehouse.begin(database, await writeConfiguration(folder, "values.yaml", basicValues));
    await expect(installation.found.getByText("Empty", { exact: true })).toBeVisible();
    await expect(installation.plan.getByText("Set up email/password login")).toBeVisible();
    await expect(installation.differences).toContainText("Nothing is installed in this schema yet.");
    await expect(page.locator("body")).not.toContainText(admin.password);
    expect(await runSql(database, "select 1 from pg_tables where schemaname = 'public'")).toEqual([]);
  });

  await test.step("apply it", async () => {
    const run = await installation.apply("Set up email/password login");
    await expect(run).toContainText(admin.email);
    await installation.showPlan();
    await expect(installation.plan.getByText("Nothing to do")).toBeVisible();
    await expect(installation.found.getByText("Email and password", { exact: true })).toBeVisible();
    await expect(installation.differences).toContainText("The configuration and the installation agree.");
  });

  await test.step("sign in as the configured admin", async () => {
    await gatehouse.goTo("Users", "Sign in");
    await signIn.as(admin.email, admin.password);
    await expect(users.table.getByRole("row", { name: admin.email })).toContainText("Organization Admin");
  });

  await test.step("invite a person; the password is shown once and can be copied", async () => {
    first = await users.invite(dana, "Organization Admin");
    expect(findPasswordFaults(first)).toEqual([]);
    await users.copyPassword();
    expect(await opened.readClipboard()).toBe(first);
    expect(await stateOf(page)).toContain(first); // so the search below would find it
    await page.keyboard.press("Escape");
    await expect(users.handover).toBeVisible();
    await users.finishHandover();
    await expect(users.table.getByRole("row", { name: dana })).toContainText("Never");
  });

  await test.step("once closed, the password is nowhere in the window", async () => {
    expect(await page.content()).not.toContain(first);
    expect(await stateOf(page)).not.toContain(first);
  });

  await test.step("the person signs in with it", async () => {
    await gatehouse.signOut();
    await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
    await signIn.as(dana, first);
    await expect(person).toContainText(dana);
    await gatehouse.signOut();
  });

  await test.step("after a reset the old password fails and the new one works", async () => {
    await signIn.as(admin.email, admin.password);
    second = await users.resetPassword(dana);
    expect(second).not.toBe(first);
    await users.finishHandover();
    await gatehouse.signOut();
    await signIn.tryAs(dana, first);
    await expect(signIn.account.getByRole("alert")).toContainText("SIGN_IN_FAILED");
    await signIn.as(dana, second);
    await expect(person).toContainText(dana);
  });

  expect(complaints).toEqual([]);
});

/** What a script in the page could find of the window's state: form fields, storage, history, query cache behind React. */
const stateOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const seen = new WeakSet<object>();
    const texts: string[] = [];
    const walk = (value: unknown, depth: number): void => {
      if (typeof value === "string") texts.push(value);
      if (typeof value !== "object" || value === null || depth > 60 || seen.has(value)) return;
      seen.add(value);
      if (value instanceof Map || value instanceof Set) for (const inner of value) walk(inner, depth + 1);
      for (const key of Object.keys(value)) {
        try {
          walk(Reflect.get(value, key), depth + 1);
        } catch {
          // A getter that does not like to be asked holds nothing of ours.
        }
      }
    };
    const root = document.getElementById("root");
    for (const key of Object.keys(root ?? {})) walk(Reflect.get(root ?? {}, key), 0);
    for (const field of document.querySelectorAll("input, textarea")) texts.push((field as HTMLInputElement).value);
    walk({ ...localStorage }, 0);
    walk({ ...sessionStorage }, 0);
    walk(history.state, 0);
    return texts.join("\n");
  });
