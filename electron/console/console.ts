/**
 * A console: the connection, the open configuration and the session of one door's user. The code that connects, reads
 * configurations and checks tokens is loaded when it is first needed, because a new window waits for its console.
 */
import type { ConnectInput } from "../../shared/contract/connection.js";
import type { NamedFile } from "../../shared/contract/files.js";
import { GatehouseError } from "../../shared/errors.js";
import type { InstallationConfiguration } from "../config/configuration.js";
import type { ComposedBlocks } from "../config/yaml/blocks.js";
import type { Database } from "../database/connect.js";
import { type Actor, databaseOperator } from "../organization/actor.js";
import type { Secret } from "../security/secret.js";
import type { CheckedSession } from "../sessions/check-token.js";
import type { ConsoleStart } from "./environment.js";
import { NamedFiles } from "./named-files.js";
import { resolveTarget } from "./target.js";

/** What a door can do. A capability that is left out is one that this door does not have. */
export interface DoorCapabilities {
  readonly door: "desktop" | "browser" | "command-line";
  readonly version: string;
  readonly chooseFiles?: () => Promise<readonly string[]>;
  /** Asks outside the page whether the person typed these paths. Without it, the page has to ask. */
  readonly confirmPaths?: (paths: readonly string[]) => Promise<boolean>;
  /** Asks where to save a new file. The answer is null when the dialog was closed. */
  readonly chooseNewFile?: (suggestedName: string) => Promise<string | null>;
  /** Copies to the clipboard, and returns the seconds until it is cleared. */
  readonly copySecret?: (secret: string) => number;
}

/** The session that a door keeps for its window, with the secret that its token was signed with. */
interface KeptSession {
  readonly token: Secret;
  readonly jwtSecret: Secret;
}

/** Milliseconds. Long enough for a commit, and shorter than the 10 seconds or more that service managers grant. */
const closingPatience = 4000;

class ConsoleState {
  readonly capabilities: DoorCapabilities;
  readonly start: ConsoleStart;
  readonly files: NamedFiles;
  #database: Database | null = null;
  #configuration: InstallationConfiguration | null = null;
  #session: KeptSession | null = null;
  #sawSession = false;
  #openedFiles: readonly NamedFile[] = [];
  #opening: Promise<void> | undefined;
  #blocks: ComposedBlocks | undefined;
  readonly #closing = new AbortController();

  constructor(capabilities: DoorCapabilities, start: ConsoleStart) {
    this.capabilities = capabilities;
    this.start = start;
    this.files = new NamedFiles(start.configurationPaths ?? []);
  }

  /** Connects, then closes the connection there was before. If it fails, the earlier connection stays. */
  async connect(input: ConnectInput): Promise<Database> {
    const [configuration, { connect }, { judgeStructure }] = await Promise.all([
      this.configuration(),
      import("../database/connect.js"),
      import("../database/schema/structure/judge.js"),
    ]);
    const { target, schema } = resolveTarget(input, this.start, configuration);
    const { signal } = this.#closing;
    const database = await connect(target, schema, signal);
    // The console was closed meanwhile, so nobody would close this connection, and it would keep the program alive.
    if (signal.aborted) {
      await database.close(0);
      throw new GatehouseError("NOT_CONNECTED", "The console was closed.");
    }
    // What cannot be read now is found out when it is needed. What differs is kept, and refuses writes.
    await judgeStructure(database).catch(async (error: unknown) => {
      if (!(error instanceof GatehouseError) || error.code !== "OWNER_UNTRUSTED") return;
      await database.close(0);
      throw error;
    });
    await this.disconnect();
    this.#database = database;
    return database;
  }

  /** Disconnects after the queries under way have ended, with `patience` after that many milliseconds at the latest. */
  async disconnect(patience?: number): Promise<void> {
    const database = this.#database;
    this.#database = null;
    this.#session = null;
    await database?.close(patience);
  }

  /** The connection, or null without one. */
  get connection(): Database | null {
    return this.#database;
  }

  /** The connection. Errors: NOT_CONNECTED. */
  database(): Database {
    if (this.#database === null)
      throw new GatehouseError("NOT_CONNECTED", "The console is not connected to a database.");
    return this.#database;
  }

  /** Reads the files and keeps them as this console's configuration. `handles` are those that the paths were named by. */
  async openConfiguration(paths: readonly string[], handles?: readonly string[]): Promise<InstallationConfiguration> {
    const [{ readConfiguration }, { isFoundByName }] = await Promise.all([
      import("../config/configuration.js"),
      import("../config/neighbours.js"),
    ]);
    const { configurationFormat, standardInput, chartVersion } = this.start;
    const configuration = await readConfiguration(paths, configurationFormat, standardInput, chartVersion);
    this.#opening = Promise.resolve();
    this.#configuration = configuration;
    const found = configuration.files.filter((file) => !paths.includes(file));
    const isNamed = found.every((file) => isFoundByName(file, paths));
    this.#openedFiles = this.#nameOpened(isNamed ? configuration.files : paths, handles);
    return configuration;
  }

  /**
   * The open configuration's files by their handles: those that were named, and those found beside them by name. Where a
   * text names others, as by `include:`, only the named ones are here, since script in a page could write such a text.
   */
  get openedFiles(): readonly NamedFile[] {
    return this.#openedFiles;
  }

  /** A file that was found beside the named ones, such as a compose file, counts as named by whoever named the first. */
  #nameOpened(files: readonly string[], handles: readonly string[] = []): readonly NamedFile[] {
    const named = handles.map((handle) => this.files.find(handle));
    const by = named[0]?.by ?? "start";
    return files.map((file) => {
      const known = named.find(({ path }) => path === file);
      return known === undefined ? this.files.name(file, by) : { handle: known.handle, path: known.path };
    });
  }

  /** The parts of the texts in the editor that were read already. */
  async blocks(): Promise<ComposedBlocks> {
    const { ComposedBlocks } = await import("../config/yaml/blocks.js");
    this.#blocks ??= new ComposedBlocks();
    return this.#blocks;
  }

  closeConfiguration(): void {
    this.#opening = Promise.resolve();
    this.#configuration = null;
  }

  /** The open configuration, or null. The one that the console was started with is read when it is first asked for. */
  async configuration(): Promise<InstallationConfiguration | null> {
    const paths = this.start.configurationPaths ?? [];
    this.#opening ??= paths.length === 0 ? Promise.resolve() : this.openConfiguration(paths).then(() => undefined);
    await this.#opening;
    return this.#configuration;
  }

  /** The open configuration. Errors: CONFIGURATION_NOT_GIVEN. */
  async requireConfiguration(): Promise<InstallationConfiguration> {
    const configuration = await this.configuration();
    if (configuration === null) throw new GatehouseError("CONFIGURATION_NOT_GIVEN", "No configuration is open.");
    return configuration;
  }

  /** The open configuration's JWT secret. Errors: CONFIGURATION_NOT_GIVEN, JWT_SECRET_MISSING. */
  async requireJwtSecret(): Promise<Secret> {
    const { jwtSecret } = await this.requireConfiguration();
    if (jwtSecret === null) throw new GatehouseError("JWT_SECRET_MISSING", "The configuration holds no JWT secret.");
    return jwtSecret;
  }

  keepSession(session: KeptSession): void {
    this.#session = session;
    this.#sawSession = true;
  }

  /** True once somebody has signed in, also after they have signed out. */
  get sawSession(): boolean {
    return this.#sawSession;
  }

  /** The session, checked again now. It is null when nobody is signed in or the session has ended. */
  async currentSession(): Promise<CheckedSession | null> {
    const kept = this.#session;
    const database = this.#database;
    if (kept === null || database === null) return null;
    const { checkToken } = await import("../sessions/check-token.js");
    try {
      return await checkToken(database, kept.jwtSecret, kept.token);
    } catch (error) {
      const ended = ["SESSION_ENDED", "JWT_SECRET_DIFFERS", "NOT_BASIC_AUTH", "NO_INSTALLATION"];
      if (!(error instanceof GatehouseError) || !ended.includes(error.code)) throw error;
      if (this.#session === kept) this.#session = null;
      return null;
    }
  }

  /** Ends the session, in this console and in the database. */
  async signOut(): Promise<void> {
    const session = await this.currentSession();
    this.#session = null;
    if (session === null) return;
    const { signOut } = await import("../sessions/check-token.js");
    await signOut(this.database(), session.sessionId);
  }

  /** The actor of calls about members: the signed-in member, or on the command line the database operator. */
  async actor(): Promise<Actor> {
    if (this.capabilities.door === "command-line") return databaseOperator(this.database().user);
    const { session } = await this.requireSession();
    if (session.mustChangePassword) {
      throw new GatehouseError("PASSWORD_CHANGE_REQUIRED", "You still have your initial password: change it first.");
    }
    return session.actor;
  }

  /**
   * The session, with the secret of its token. It may be one that is good for a change of password only.
   * Errors: SIGN_IN_REQUIRED, SESSION_ENDED.
   */
  async requireSession(): Promise<{ readonly session: CheckedSession; readonly jwtSecret: Secret }> {
    const kept = this.#session;
    const session = await this.currentSession();
    if (kept !== null && session !== null) return { session, jwtSecret: kept.jwtSecret };
    throw kept === null
      ? new GatehouseError("SIGN_IN_REQUIRED", "Nobody is signed in.")
      : new GatehouseError("SESSION_ENDED", "Your session has ended.");
  }

  /** The actor of an apply. Nobody can sign in to an empty database, so it may be the database operator in a window too. */
  async operator(): Promise<Actor> {
    return (await this.currentSession())?.actor ?? databaseOperator(this.database().user);
  }

  /** Closes the console within a few seconds, so that a statement that waits for a lock does not keep the program alive. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.disconnect(closingPatience);
    this.#configuration = null;
  }
}

/** A console as the doors and the router see it. Each call's context holds it. */
export type Console = Pick<ConsoleState, keyof ConsoleState>;

/** Opens a console for one user of a door. It reads and connects nothing until it is asked to. */
export const openConsole = (capabilities: DoorCapabilities, start: ConsoleStart): Console =>
  new ConsoleState(capabilities, start);
