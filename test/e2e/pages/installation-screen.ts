/** The installation: what is there, the plan, and applying it. */
import { expect, type Locator, type Page } from "playwright/test";

export class InstallationScreen {
  readonly found: Locator;
  readonly plan: Locator;
  readonly differences: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.found = page.getByRole("region", { name: "What is there" });
    this.plan = page.getByRole("region", { name: "Plan" });
    this.differences = page.getByRole("region", { name: "What differs" });
  }

  /** Applies the plan called `headline` and waits until it is done; the section that shows the run. */
  async apply(headline: string): Promise<Locator> {
    await expect(this.plan.getByText(headline, { exact: true })).toBeVisible();
    await this.plan.getByRole("button", { name: "Apply…" }).click();
    await this.page
      .getByRole("dialog", { name: `${headline}?` })
      .getByRole("button", { name: "Apply now" })
      .click();
    const run = this.page.getByRole("region", { name: headline });
    await expect(run.getByRole("status").getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
    return run;
  }

  async showPlan(): Promise<void> {
    await this.page.getByRole("button", { name: "Show the plan" }).click();
    await expect(this.plan).toBeVisible();
  }
}
