/** Changing many by a table: the table, the preview of its rows, and the run. */
import { expect, type Locator, type Page } from "playwright/test";

export class BulkChangeScreen {
  readonly preview: Locator;
  readonly rows: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.preview = page.getByRole("region", { name: "Preview" });
    this.rows = page.getByRole("table", { name: "Rows" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("link", { name: "Change many…" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Change many" })).toBeVisible();
  }

  async look(what: "Full names" | "Emails", text: string): Promise<void> {
    await this.page.getByRole("radio", { name: what }).check();
    await this.page.getByRole("textbox", { name: "Or paste lines" }).fill(text);
    await this.page.getByRole("button", { name: "Preview" }).click();
  }

  /** Changes whom the preview would; returns when it has ended. */
  async change(): Promise<void> {
    await this.preview.getByRole("button", { name: /^Change \d+ members?$/ }).click();
    await expect(this.page.getByRole("region", { name: "Changed" })).toBeVisible();
  }
}
