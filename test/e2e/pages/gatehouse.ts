/** The window as a person sees it: its frame, and a page object per screen. */
import { expect, type Locator, type Page } from "playwright/test";
import { ConnectScreen } from "./connect-screen.js";
import { InstallationScreen } from "./installation-screen.js";
import { SignInScreen } from "./sign-in-screen.js";
import { UsersScreen } from "./users-screen.js";

export class Gatehouse {
  readonly page: Page;
  readonly connect: ConnectScreen;
  readonly installation: InstallationScreen;
  readonly signIn: SignInScreen;
  readonly users: UsersScreen;
  /** The person signed in, in the frame. */
  readonly person: Locator;

  constructor(page: Page) {
    this.page = page;
    this.connect = new ConnectScreen(page);
    this.installation = new InstallationScreen(page);
    this.signIn = new SignInScreen(page);
    this.users = new UsersScreen(page);
    this.person = page.getByRole("group", { name: "Signed in" });
  }

  /** Goes to a screen by the navigation, and waits for its heading. */
  async goTo(screen: "Connect" | "Installation" | "Users", heading: string = screen): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name: screen }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  }

  /** Connects to `url` and opens the configuration at `path`, then looks at the installation. */
  async begin(url: string, path: string): Promise<void> {
    await this.connect.connect(url);
    await this.connect.open(path);
    await this.goTo("Installation");
  }

  async signOut(): Promise<void> {
    await this.person.getByRole("button", { name: "Sign out" }).click();
    await expect(this.person).toHaveCount(0);
  }
}
