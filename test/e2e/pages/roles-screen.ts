/** The roles: the table, the matrix and the editor. */
import { expect, type Locator, type Page } from "playwright/test";

export class RolesScreen {
  readonly table: Locator;
  readonly matrix: Locator;
  /** The dialog that makes, copies or changes a role. */
  readonly editor: Locator;
  /** The dialog of people who have a role or a permission. */
  readonly holders: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("table", { name: "Roles" });
    this.matrix = page.getByRole("table", { name: "Permissions" });
    this.editor = page.getByRole("dialog", { name: /^(New|Copy|Edit) role$/ });
    this.holders = page.getByRole("dialog", { name: /^Who (holds|has)/ });
  }

  row(role: string): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByText(role, { exact: true }) });
  }

  async create(name: string, permissions: readonly string[]): Promise<void> {
    await this.page.getByRole("button", { name: "New role…" }).click();
    await this.editor.getByRole("textbox", { name: "Name" }).fill(name);
    for (const permission of permissions) await this.editor.getByRole("checkbox", { name: permission }).check();
    await this.editor.getByRole("button", { name: "Make role" }).click();
    await expect(this.editor).toHaveCount(0);
    await expect(this.row(name)).toBeVisible();
  }

  async beginEdit(role: string): Promise<void> {
    await this.page.getByRole("button", { name: `Edit ${role}` }).click();
    await expect(this.editor).toBeVisible();
  }

  async delete(role: string): Promise<void> {
    await this.page.getByRole("button", { name: `Delete ${role}` }).click();
    const dialog = this.page.getByRole("dialog", { name: "Delete role" });
    await dialog.getByRole("button", { name: "Delete role" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(this.row(role)).toHaveCount(0);
  }

  async whoHas(permission: string): Promise<Locator> {
    await this.matrix.getByRole("button", { name: `Who has ${permission}`, exact: true }).click();
    return this.holders;
  }
}
