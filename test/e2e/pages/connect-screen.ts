/** The first screen: the database and the configuration. */
import { expect, type Locator, type Page } from "playwright/test";

export class ConnectScreen {
  readonly database: Locator;
  readonly configuration: Locator;

  constructor(page: Page) {
    this.database = page.getByRole("region", { name: "Database" });
    this.configuration = page.getByRole("region", { name: "Configuration" });
  }

  /** Asks for a connection; how it ends is for the caller to see. */
  async tryToConnect(url: string): Promise<void> {
    await this.database.getByPlaceholder(/^postgres:/).fill(url);
    await this.database.getByRole("button", { name: "Connect", exact: true }).click();
  }

  async connect(url: string): Promise<void> {
    await this.tryToConnect(url);
    await expect(this.database.getByText("Connected", { exact: true })).toBeVisible();
  }

  async tryToOpen(path: string): Promise<void> {
    await this.configuration.getByRole("textbox", { name: "Files" }).fill(path);
    await this.configuration.getByRole("button", { name: "Open", exact: true }).click();
  }

  async open(path: string): Promise<void> {
    await this.tryToOpen(path);
    await expect(this.configuration.getByText("Valid", { exact: true })).toBeVisible();
  }

  async closeConfiguration(): Promise<void> {
    await this.configuration.getByRole("button", { name: "Close configuration" }).click();
    await expect(this.configuration.getByRole("textbox", { name: "Files" })).toBeVisible();
  }
}
