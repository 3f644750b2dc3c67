/** The Audit trail screen. */
import { expect, type Locator, type Page } from "playwright/test";

export class AuditScreen {
  readonly page: Page;
  readonly table: Locator;
  readonly filters: Locator;
  readonly details: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("table", { name: "Audit trail" });
    this.filters = page.getByRole("search", { name: "Filters" });
    this.details = page.getByRole("dialog");
  }

  /** The rows without the heading. */
  get rows(): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("cell") });
  }

  async filter(label: string, value: string): Promise<void> {
    const field = this.filters.getByLabel(label, { exact: true });
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption({ label: value });
    else await field.fill(value);
  }

  clear = (): Promise<void> => this.filters.getByRole("button", { name: "Clear" }).click();

  /** Opens the details of a row. */
  async open(row: Locator): Promise<void> {
    await row.getByRole("button", { name: /^Details of/ }).click();
    await expect(this.details).toBeVisible();
  }

  async verify(): Promise<Locator> {
    await this.page.getByRole("button", { name: "Verify" }).click();
    return this.page.getByRole("status").filter({ hasText: /ntact:/ });
  }

  /** Opens the export's dialog and chooses the format by its label. */
  async chooseExport(format: string): Promise<Locator> {
    await this.page.getByRole("button", { name: "Export…" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Export the audit trail" });
    await dialog.getByRole("radio", { name: format }).check();
    return dialog;
  }
}
