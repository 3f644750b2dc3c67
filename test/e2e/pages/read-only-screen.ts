/** An installation that Gatehouse did not make, to look at. */
import { expect, type Locator, type Page } from "playwright/test";

export class ReadOnlyScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async choose(list: "Members" | "Workspaces" | "Roles"): Promise<Locator> {
    await this.page.getByRole("tab", { name: list }).click();
    const table = this.page.getByRole("table", { name: list });
    await expect(table).toBeVisible();
    return table;
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole("searchbox", { name: "Search" }).fill(text);
  }
}
