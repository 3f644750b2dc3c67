/** Signing in. */
import { expect, type Locator, type Page } from "playwright/test";

export class SignInScreen {
  readonly account: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.account = page.getByRole("region", { name: "Your account" });
  }

  /** Sends email and password; how it ends is for the caller to see. */
  async tryAs(email: string, password: string): Promise<void> {
    await this.account.getByRole("textbox", { name: "Email" }).fill(email);
    await this.account.getByLabel("Password", { exact: true }).fill(password);
    await this.account.getByRole("button", { name: "Sign in" }).click();
  }

  async as(email: string, password: string): Promise<void> {
    await this.tryAs(email, password);
    await expect(this.page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
  }
}
