/** The configuration in the editor: mistakes at their lines, fixed, saved, and no secret in sight. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./door.js";
import { admin, basicValues, writeConfiguration } from "./world.js";

const wrongType = basicValues.replace("authType: mixed", "authType: oauth # as before");
/** Every secret of `basicValues`. */
const secrets = [
  admin.password,
  "ndT3Xo5wE0Wq8kJ1Zb6vYc2Ls9Rf4Hg7Pm0Aa1Bb2Cc=",
  "Zx81-salt-Qw72-for-Er63-tests-Ty54",
  "license-for-tests",
];

test("see a mistake at its line, mend it, save it, and have the original kept", async ({
  gatehouse,
  complaints,
  folder,
}) => {
  const { configuration, page } = gatehouse;
  const path = await writeConfiguration(folder, "values.yaml", wrongType);
  await gatehouse.goTo("Configuration");
  await configuration.open(path);

  await test.step("the finding is at its line and in the list, and the list leads to it", async () => {
    await expect(configuration.line("authType").locator(".cm-lintRange-error")).toHaveText("oauth");
    await expect(configuration.verdict).toContainText(/Chart \d+\.\d+\.\d+ rejects it/);
    const problem = configuration.problem("config.authType is oauth");
    await expect(problem).toContainText("values.yaml:2");
    await problem.getByRole("button").first().click();
    await expect(configuration.text).toBeFocused();
    await expect(configuration.line("authType")).toHaveClass(/cm-activeLine/);
  });

  await test.step("no secret is in the page", async () => {
    const everything = await configuration.everything();
    for (const secret of secrets) expect(everything).not.toContain(secret);
    await expect(configuration.line("jwtSecret")).toContainText("••••");
  });

  await test.step("typing answers at once", async () => {
    await configuration.goToEndOf("authType");
    for (let key = 0; key < "oauth # as before".length; key += 1) await page.keyboard.press("Backspace");
    await page.keyboard.type("mixed # mended");
    await expect(configuration.problem("config.authType is")).toHaveCount(0);
    await expect(configuration.verdict).toContainText(/Chart \d+\.\d+\.\d+ accepts it/);
  });

  await test.step("the difference is shown, without secrets, before it is saved", async () => {
    const dialog = await configuration.review();
    await expect(dialog.getByRole("listitem").filter({ hasText: "removed:" })).toContainText("authType: oauth");
    await expect(dialog.getByRole("listitem").filter({ hasText: "added:" })).toContainText("authType: mixed # mended");
    const everything = await configuration.everything();
    for (const secret of secrets) expect(everything).not.toContain(secret);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(configuration.save()).resolves.toBeTruthy();
    expect(await readFile(path, "utf8")).toBe(basicValues.replace("mixed", "mixed # mended"));
    expect(await readFile(`${path}.orig`, "utf8")).toBe(wrongType);
    await expect(page.getByText(`${path}.orig`)).toBeVisible();
  });

  await test.step("it becomes the console's configuration", async () => {
    await page.getByRole("button", { name: "Use as this console's configuration" }).click();
    await expect(page.getByText("This console works with this file.")).toBeVisible();
    await gatehouse.goTo("Connect");
    await expect(gatehouse.connect.configuration.getByText("Valid", { exact: true })).toBeVisible();
  });
  expect(complaints).toEqual([]);
});

test("a secret is shown only where it is asked for, and copies as dots", async ({ gatehouse, opened, folder }) => {
  const { configuration, page } = gatehouse;
  await gatehouse.goTo("Configuration");
  await configuration.open(await writeConfiguration(folder, "values.yaml", basicValues));
  await expect(configuration.line("initialOrgAdminPassword")).toContainText("••••");

  await configuration.text.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  const copied = await opened.readClipboard();
  expect(copied).toContain("authType: mixed");
  for (const secret of secrets) expect(copied).not.toContain(secret);

  await configuration.line("initialOrgAdminPassword").locator(".cm-secret").click();
  await expect(configuration.line("initialOrgAdminPassword")).toContainText(admin.password);
  await expect(configuration.line("jwtSecret")).toContainText("••••");
  await configuration.line("authType").click();
  await expect(configuration.line("initialOrgAdminPassword")).toContainText("••••");

  await configuration.showSecrets(true);
  await expect(configuration.line("initialOrgAdminPassword")).toContainText(admin.password);
  await configuration.showSecrets(false);
  await expect(configuration.line("initialOrgAdminPassword")).toContainText("••••");

  // Cut and pasted in the editor, a masked secret stays what it is.
  await configuration.goToEndOf("initialOrgAdminPassword");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("ControlOrMeta+x");
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page.getByRole("button", { name: "Save…" })).toBeDisabled();
});

test("a fix is an edit that can be undone, and all safe ones are one click", async ({ gatehouse, folder }) => {
  const { configuration, page } = gatehouse;
  const placeholder = basicValues.replace(/jwtSecret: .*/, "jwtSecret: YOUR_JWT_SECRET # later");
  const path = await writeConfiguration(folder, "values.yaml", placeholder);
  await gatehouse.goTo("Configuration");
  await configuration.open(path);
  const problem = configuration.problem("placeholder").filter({ hasText: "jwtSecret" });
  await problem.getByRole("button", { name: /generated/ }).click();
  await expect(problem).toHaveCount(0);
  expect(await configuration.everything()).not.toContain("YOUR_JWT_SECRET");
  await configuration.text.focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(problem).toBeVisible();
  await configuration.problems.getByRole("button", { name: /safe fix/ }).click();
  await expect(problem).toHaveCount(0);
  await configuration.save();
  const saved = await readFile(path, "utf8");
  expect(saved).toMatch(/jwtSecret: "?[\w+/=-]{40,}"? # later\n/);
});

test("a text that cannot be read any more keeps its secrets masked", async ({ gatehouse, folder }) => {
  const { configuration, page } = gatehouse;
  const anchored = basicValues.replace(/jwtSecret: (.*)/, "jwtSecret: [$1]");
  await gatehouse.goTo("Configuration");
  await configuration.open(await writeConfiguration(folder, "values.yaml", anchored));
  await configuration.goToEndOf("authType");
  await page.keyboard.type(": {");
  await expect(configuration.problems).toContainText(/not valid YAML/i);
  const everything = await configuration.everything();
  for (const secret of secrets) expect(everything).not.toContain(secret);
  await configuration.abandon();
});

test("a file that somebody changed meanwhile is not overwritten unseen", async ({ gatehouse, folder }) => {
  const { configuration, page } = gatehouse;
  const path = await writeConfiguration(folder, "values.yaml", basicValues);
  await gatehouse.goTo("Configuration");
  await configuration.open(path);
  await configuration.goToEndOf("authType");
  await page.keyboard.type(" # ours");
  const theirs = `${basicValues}# theirs\n`;
  await writeFile(path, theirs);

  const dialog = await configuration.review();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog.getByText("FILE_CHANGED")).toBeVisible();
  expect(await readFile(path, "utf8")).toBe(theirs);
  await dialog.getByRole("button", { name: "Compare with the file as it is now" }).click();
  await expect(dialog.getByRole("listitem").filter({ hasText: "# theirs" })).toBeVisible();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  expect(await readFile(`${path}.orig`, "utf8")).toBe(theirs);
});

test("unsaved changes are not left behind unasked", async ({ gatehouse, folder }) => {
  const { configuration, page } = gatehouse;
  const path = await writeConfiguration(folder, "values.yaml", basicValues);
  await gatehouse.goTo("Configuration");
  await configuration.open(path);
  await configuration.goToEndOf("authType");
  await page.keyboard.type(" # unsaved");
  await page.getByRole("navigation").getByRole("link", { name: "Connect" }).click();
  const dialog = page.getByRole("dialog", { name: "A file is not saved" });
  await dialog.getByRole("button", { name: "Stay" }).click();
  await expect(configuration.line("# unsaved")).toBeVisible();
  await page.getByRole("navigation").getByRole("link", { name: "Connect" }).click();
  await dialog.getByRole("button", { name: "Leave for now" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Connect" })).toBeVisible();
  await gatehouse.goTo("Configuration");
  await expect(configuration.line("# unsaved")).toBeVisible();

  await configuration.abandon();
  await expect(
    page.getByRole("list", { name: "Opened last" }).getByRole("button", { name: "values.yaml" }),
  ).toBeVisible();
  expect(await readFile(path, "utf8")).toBe(basicValues);
});

test("files are layered in the order of their tabs, and a .env stands for itself", async ({ gatehouse, folder }) => {
  const { configuration, page } = gatehouse;
  const base = await writeConfiguration(folder, "values.yaml", wrongType);
  const over = await writeConfiguration(folder, "production.yaml", "config:\n  authType: mixed\n");
  await gatehouse.goTo("Configuration");
  await configuration.open(base, over);
  await expect(configuration.verdict).toContainText(/Chart \d+\.\d+\.\d+ accepts it/);
  await configuration.tab("production.yaml").click();
  await page.getByRole("button", { name: "Layer earlier" }).click();
  await expect(configuration.verdict).toContainText(/Chart \d+\.\d+\.\d+ rejects it/);
  await configuration.open(await writeConfiguration(folder, ".env", "AUTH_TYPE=none\n"));
  await expect(configuration.verdict).toContainText("Without login");
  await configuration.tab("values.yaml").click();
  await expect(configuration.verdict).toContainText(/Chart \d+\.\d+\.\d+ rejects it/);
});

test("a dropped file is opened, and saved only to a path that is given", async ({ gatehouse, folder }) => {
  const { configuration, page } = gatehouse;
  await gatehouse.goTo("Configuration");
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "values.yaml", { type: "text/yaml" }));
    return data;
  }, wrongType);
  await page.getByRole("region", { name: "Open a configuration" }).dispatchEvent("drop", { dataTransfer: transfer });
  await expect(configuration.line("authType").locator(".cm-lintRange-error")).toHaveText("oauth");
  const everything = await configuration.everything();
  for (const secret of secrets) expect(everything).not.toContain(secret);
  const dialog = await configuration.review();
  const path = join(folder, "dropped.yaml");
  await dialog.getByRole("textbox", { name: "Path" }).fill(path);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved dropped.yaml" })).toBeVisible();
  expect(await readFile(path, "utf8")).toBe(wrongType);
});

test("the plan for the connected database follows the text", async ({ gatehouse, folder, database }) => {
  const { configuration, page } = gatehouse;
  await gatehouse.connect.connect(database);
  await gatehouse.goTo("Configuration");
  await configuration.open(await writeConfiguration(folder, "values.yaml", basicValues));
  await expect(configuration.plan).toContainText("Set up email/password login");
  await expect(configuration.plan.getByRole("list", { name: "Differences" })).toContainText("Nothing is installed");
  await configuration.goToEndOf("enabled: true");
  for (let key = 0; key < 4; key += 1) await page.keyboard.press("Backspace");
  await page.keyboard.type("false");
  await expect(configuration.plan).toContainText("Install without login");
  await configuration.abandon();
});
