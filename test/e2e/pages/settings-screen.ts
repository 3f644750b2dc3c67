/** The organization's settings. */
import { expect, type Locator, type Page } from "playwright/test";

export class SettingsScreen {
  readonly policy: Locator;
  readonly holders: Locator;

  constructor(page: Page) {
    this.policy = page.getByRole("region", { name: "Initial passwords" }).first();
    this.holders = page.getByRole("table", { name: "Initial passwords" });
  }

  async requireChange(days: number): Promise<void> {
    await this.policy.getByRole("radio", { name: "For a time" }).check();
    await this.policy.getByRole("textbox", { name: "Days" }).fill(String(days));
    await this.policy.getByRole("checkbox", { name: "It must be changed at the first sign-in" }).check();
    await this.policy.getByRole("button", { name: "Save" }).click();
    await expect(this.policy.getByText("Saved.")).toBeVisible();
  }
}
