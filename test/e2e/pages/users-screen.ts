/** The users: inviting, resetting, and the one-time password. */
import { expect, type Locator, type Page } from "playwright/test";

export class UsersScreen {
  readonly table: Locator;
  /** The dialog that shows a password, once. */
  readonly handover: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("table", { name: "Users" });
    this.handover = page.getByRole("dialog", { name: /^Hand over/ });
  }

  /** Invites one person and reads the password shown; the dialog stays open. `workspaces`: name → role in it. */
  async invite(email: string, role: string, workspaces: Readonly<Record<string, string>> = {}): Promise<string> {
    await this.page.getByRole("button", { name: "Invite…" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Invite" });
    await dialog.getByRole("textbox", { name: "Emails" }).fill(email);
    await dialog.getByRole("combobox", { name: "Organization role" }).selectOption({ label: role });
    for (const [workspace, inIt] of Object.entries(workspaces)) {
      await dialog.getByRole("combobox", { name: `Role in ${workspace}` }).selectOption({ label: inIt });
    }
    await dialog.getByRole("button", { name: "Invite", exact: true }).click();
    return this.readPassword();
  }

  /** Has a new password generated and reads it; the dialog stays open. */
  async resetPassword(email: string): Promise<string> {
    await this.page.getByRole("button", { name: `Reset password of ${email}` }).click();
    const dialog = this.page.getByRole("dialog", { name: "Reset password" });
    await dialog.getByRole("button", { name: "Reset password" }).click();
    return this.readPassword();
  }

  async copyPassword(): Promise<void> {
    await this.handover.getByRole("button", { name: /^Copy the password of/ }).click();
    await expect(this.handover.getByText(/^Copied\./)).toBeVisible();
  }

  async finishHandover(): Promise<void> {
    await this.handover.getByRole("button", { name: "I have handed it over" }).click();
    await expect(this.handover).toHaveCount(0);
  }

  private async readPassword(): Promise<string> {
    const field = this.handover.getByRole("textbox", { name: "One-time password" });
    await expect(field).not.toHaveValue("");
    return field.inputValue();
  }
}
