/** Who is signed in. */
import { expect, type Locator, type Page } from "playwright/test";

export class SessionsScreen {
  readonly table: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("table", { name: "Sessions" });
  }

  /** Ends all sessions but the one of this window. */
  async endEverybodyElses(): Promise<void> {
    await this.page.getByRole("button", { name: "End everybody's sessions…" }).click();
    const dialog = this.page.getByRole("dialog", { name: "End everybody's sessions" });
    await expect(dialog.getByRole("checkbox", { name: "Keep my own session in this window" })).toBeChecked();
    await dialog.getByRole("button", { name: "End sessions" }).click();
    await expect(dialog).toHaveCount(0);
  }

  async endOwn(email: string): Promise<void> {
    await this.page.getByRole("button", { name: `End this session of ${email}` }).click();
    const dialog = this.page.getByRole("dialog", { name: "End sessions" });
    await dialog.getByRole("button", { name: "End session" }).click();
    await expect(dialog).toHaveCount(0);
  }
}
