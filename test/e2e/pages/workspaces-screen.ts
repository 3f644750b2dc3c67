/** The workspaces. */
import { expect, type Locator, type Page } from "playwright/test";

export class WorkspacesScreen {
  readonly table: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("table", { name: "Workspaces" });
  }

  row(name: string): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async create(name: string): Promise<void> {
    await this.page.getByRole("button", { name: "New workspace…" }).click();
    await this.name("New workspace", name, "Make workspace");
    await expect(this.row(name)).toBeVisible();
  }

  async rename(from: string, to: string): Promise<void> {
    await this.page.getByRole("button", { name: `Rename ${from}` }).click();
    await this.name("Rename workspace", to, "Rename");
    await expect(this.row(to)).toBeVisible();
  }

  /** Archives it, or brings an archived one back. */
  async toggle(name: string, action: "Archive" | "Unarchive"): Promise<void> {
    await this.page.getByRole("button", { name: `${action} ${name}`, exact: true }).click();
    const dialog = this.page.getByRole("dialog", { name: `${action} workspace` });
    await dialog.getByRole("button", { name: action, exact: true }).click();
    await expect(dialog).toHaveCount(0);
  }

  async whoSees(name: string): Promise<Locator> {
    await this.page.getByRole("button", { name: `Who sees ${name}` }).click();
    return this.page.getByRole("dialog", { name: `Who can see ${name}` });
  }

  private async name(title: string, name: string, action: string): Promise<void> {
    const dialog = this.page.getByRole("dialog", { name: title });
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("button", { name: action, exact: true }).click();
    await expect(dialog).toHaveCount(0);
  }
}
