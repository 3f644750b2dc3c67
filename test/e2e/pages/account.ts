/** The account menu, and one's own password. */
import { expect, type Locator, type Page } from "playwright/test";

export class Account {
  /** The person signed in, in the frame. */
  readonly person: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.person = page.getByRole("group", { name: "Signed in" });
  }

  async choose(item: "Change password…" | "Sign out"): Promise<void> {
    await this.person.getByRole("button", { name: /^Account of/ }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  /** Fills and sends the form, wherever it stands; how it ends is for the caller to see. */
  async sendChange(oldPassword: string, newPassword: string): Promise<void> {
    await this.page.getByLabel("Old password", { exact: true }).fill(oldPassword);
    await this.page.getByLabel("New password", { exact: true }).fill(newPassword);
    await this.page.getByRole("button", { name: "Change password", exact: true }).click();
  }

  async changePassword(oldPassword: string, newPassword: string): Promise<void> {
    await this.choose("Change password…");
    await this.sendChange(oldPassword, newPassword);
    const dialog = this.page.getByRole("dialog", { name: "Change password" });
    await expect(dialog.getByText("Your password is changed")).toBeVisible();
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await expect(dialog).toHaveCount(0);
  }
}
