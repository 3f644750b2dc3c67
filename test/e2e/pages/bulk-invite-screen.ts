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

  /** Invites whoever the preview would, into a results file; returns when it has ended. */
  async invite(out: string): Promise<void> {
    await this.preview.getByRole("textbox", { name: "Results file" }).fill(out);
    await this.preview.getByRole("button", { name: /^Invite \d+ (person|people)$/ }).click();
    await expect(this.page.getByRole("region", { name: "Invited" })).toBeVisible();
  }
}
