/** Inviting many: the table, the preview of its rows, and the run. */
import { expect, type Locator, type Page } from "playwright/test";

export class BulkInviteScreen {
  readonly preview: Locator;
  readonly rows: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.preview = page.getByRole("region", { name: "Preview" });
    this.rows = page.getByRole("table", { name: "Rows" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("link", { name: "Invite many…" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Invite many" })).toBeVisible();
  }

  async look(text: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Or paste lines" }).fill(text);
    await this.page.getByRole("button", { name: "Preview" }).click();
    await expect(this.preview).toBeVisible();
  }

  /** Invites whoever the preview would, into a results file of that form; returns its path when it has ended. */
  async invite(format: "csv" | "json" | "html"): Promise<string> {
    await this.preview.getByRole("combobox", { name: "Results file" }).selectOption(format);
    await this.preview.getByRole("button", { name: /^Invite \d+ (person|people)$/ }).click();
    const invited = this.page.getByRole("region", { name: "Invited" });
    await expect(invited).toBeVisible();
    return (await invited.locator(".mono").first().textContent()) ?? "";
  }
}
