/** The configuration screen: files in an editor, their problems, fixing and saving. */
import { expect, type Locator, type Page } from "playwright/test";

export class ConfigurationScreen {
  readonly page: Page;
  /** The text of the file in front, as the page holds it. */
  readonly text: Locator;
  readonly problems: Locator;
  readonly verdict: Locator;
  readonly plan: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.locator(".cm-content");
    this.problems = page.getByRole("region", { name: "Problems" });
    this.verdict = page.getByRole("group", { name: "Verdict" });
    this.plan = page.getByRole("region", { name: "Plan" });
  }

  /** Opens files by their paths, on the empty screen or beside those that are open. */
  async open(...paths: readonly string[]): Promise<void> {
    const more = this.page.getByRole("button", { name: "Open files…" });
    const beside = (await more.count()) > 0;
    if (beside) await more.click();
    const form = beside
      ? this.page.getByRole("dialog")
      : this.page.getByRole("region", { name: "Open a configuration" });
    await form.getByRole("textbox", { name: "Files" }).fill(paths.join("\n"));
    await form.getByRole("button", { name: "Open", exact: true }).click();
    await expect(form).toHaveCount(0);
    await expect(this.text).toBeVisible();
  }

  line(text: string): Locator {
    return this.text.locator(".cm-line", { hasText: text });
  }

  /** A finding in the list, by what it says. */
  problem(text: string | RegExp): Locator {
    return this.problems.getByRole("listitem").filter({ hasText: text });
  }

  tab(name: string): Locator {
    return this.page.getByRole("tab", { name });
  }

  /** Puts the cursor at the end of the line that holds `text`. */
  async goToEndOf(text: string): Promise<void> {
    await this.line(text).click();
    await this.page.keyboard.press("End");
  }

  async showSecrets(shown: boolean): Promise<void> {
    await this.page.getByRole("switch", { name: "Show secrets" }).setChecked(shown, { force: true });
  }

  /** Opens the last look before saving. */
  async review(): Promise<Locator> {
    await this.page.getByRole("button", { name: "Save…" }).click();
    const dialog = this.page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Saves the file in front, and waits until it is said. */
  async save(): Promise<Locator> {
    const dialog = await this.review();
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    const saved = this.page.getByRole("status").filter({ hasText: "Saved" });
    await expect(saved).toBeVisible();
    return saved;
  }

  /** Closes the file in front and what was changed in it, so that the window can end without being asked. */
  async abandon(): Promise<void> {
    await this.page.getByRole("button", { name: "Close file" }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: "Close without saving" }).click();
    await expect(this.page.getByRole("dialog")).toHaveCount(0);
  }

  /** Everything of the page that a person, a screen reader or a script could read. */
  async everything(): Promise<string> {
    return this.page.evaluate(() => `${document.documentElement.outerHTML}\n${document.body.innerText}`);
  }
}
