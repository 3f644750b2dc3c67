/** The window as a person sees it: its frame, and a page object per screen. */
import { expect, type Locator, type Page } from "playwright/test";
import { admin, basicValues, writeConfiguration } from "../world.js";
import { Account } from "./account.js";
import { AuditScreen } from "./audit-screen.js";
import { BulkChangeScreen } from "./bulk-change-screen.js";
import { BulkInviteScreen } from "./bulk-invite-screen.js";
import { ConfigurationScreen } from "./configuration-screen.js";
import { ConnectScreen } from "./connect-screen.js";
import { InstallationScreen } from "./installation-screen.js";
import { ReadOnlyScreen } from "./read-only-screen.js";
import { RolesScreen } from "./roles-screen.js";
import { SessionsScreen } from "./sessions-screen.js";
import { SettingsScreen } from "./settings-screen.js";
import { SignInScreen } from "./sign-in-screen.js";
import { UsersScreen } from "./users-screen.js";
import { WorkspacesScreen } from "./workspaces-screen.js";

/** The screens as the navigation names them. */
type ScreenName =
  | "Connect"
  | "Configuration"
  | "Installation"
  | "Users"
  | "Roles"
  | "Workspaces"
  | "Sessions"
  | "Audit trail"
  | "Settings";

export class Gatehouse {
  readonly page: Page;
  readonly configuration: ConfigurationScreen;
  readonly connect: ConnectScreen;
  readonly installation: InstallationScreen;
  readonly signIn: SignInScreen;
  readonly users: UsersScreen;
  readonly bulkChange: BulkChangeScreen;
  readonly bulkInvite: BulkInviteScreen;
  readonly readOnly: ReadOnlyScreen;
  readonly roles: RolesScreen;
  readonly workspaces: WorkspacesScreen;
  readonly sessions: SessionsScreen;
  readonly audit: AuditScreen;
  readonly settings: SettingsScreen;
  readonly account: Account;
  /** The person signed in, in the frame. */
  readonly person: Locator;

  constructor(page: Page) {
    this.page = page;
    this.configuration = new ConfigurationScreen(page);
    this.connect = new ConnectScreen(page);
    this.installation = new InstallationScreen(page);
    this.signIn = new SignInScreen(page);
    this.users = new UsersScreen(page);
    this.bulkChange = new BulkChangeScreen(page);
    this.bulkInvite = new BulkInviteScreen(page);
    this.readOnly = new ReadOnlyScreen(page);
    this.roles = new RolesScreen(page);
    this.workspaces = new WorkspacesScreen(page);
    this.sessions = new SessionsScreen(page);
    this.audit = new AuditScreen(page);
    this.settings = new SettingsScreen(page);
    this.account = new Account(page);
    this.person = this.account.person;
  }

  /** Goes to a screen by the navigation, and waits for its heading. */
  async goTo(screen: ScreenName, heading: string = screen): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name: screen, exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  }

  /** Connects to `url` and opens the configuration at `path`, then looks at the installation. */
  async begin(url: string, path: string): Promise<void> {
    await this.connect.connect(url);
    await this.connect.open(path);
    await this.goTo("Installation");
  }

  /** Connects to the installation at `url`, and signs its admin in with the configuration that it was made from. */
  async beginAsAdmin(url: string, folder: string): Promise<void> {
    await this.connect.connect(url);
    await this.connect.open(await writeConfiguration(folder, "values.yaml", basicValues));
    await this.goTo("Users", "Sign in");
    await this.signIn.as(admin.email, admin.password);
  }

  async signOut(): Promise<void> {
    await this.account.choose("Sign out");
    await expect(this.person).toHaveCount(0);
  }
}
