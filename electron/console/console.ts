/**
 * One console: what a door's user is connected to, which configuration is open, and who is signed in. What connects,
 * reads configurations and checks tokens is loaded when it is first asked for: a new window waits for its console.
 */
import type { ConnectInput } from "../../shared/contract/connection.js";
import { GatehouseError } from "../../shared/errors.js";
import type { InstallationConfiguration } from "../config/configuration.js";
import type { ComposedBlocks } from "../config/yaml/blocks.js";
import type { Database } from "../database/connect.js";
import { type Actor, databaseOperator } from "../organization/actor.js";
import type { Secret } from "../security/secret.js";
import type { CheckedSession } from "../sessions/check-token.js";
import type { ConsoleStart } from "./environment.js";
import { resolveTarget } from "./target.js";

/** What a door can do for its user. */
export interface DoorCapabilities {
  readonly door: "desktop" | "browser" | "command-line";
  readonly version: string;
  readonly chooseFiles?: () => Promise<readonly string[]>;
  /** Asks where to save a new file; null when nothing was chosen. */
  readonly chooseNewFile?: (suggestedName: string) => Promise<string | null>;
  /** Seconds until the clipboard is cleared. */
  readonly copySecret?: (secret: string) => number;
}

/** A sign-in that the door keeps for its window; the secret is the one its token was signed with. */
interface KeptSession {
  readonly token: Secret;
  readonly jwtSecret: Secret;
}

/** Milliseconds: long enough for a commit, shorter than what service managers grant (10 seconds and more). */
const closingPatience = 4000;

class ConsoleState {
  readonly capabilities: DoorCapabilities;
  readonly start: ConsoleStart;
  #database: Database | null = null;
  #configuration: InstallationConfiguration | null = null;
  #session: KeptSession | null = null;
  #opening: Promise<void> | undefined;
  #blocks: ComposedBlocks | undefined;
  readonly #closing = new AbortController();

  constructor(capabilities: DoorCapabilities, start: ConsoleStart) {
    this.capabilities = capabilities;
    this.start = start;
  }

  /** Connects in place of what was connected; a failed attempt leaves that as it was. */
  async connect(input: ConnectInput): Promise<Database> {
    const [configuration, { connect }] = await Promise.all([this.configuration(), import("../database/connect.js")]);
    const { target, schema } = resolveTarget(input, this.start, configuration);
    const { signal } = this.#closing;
    const database = await connect(target, schema, signal);
    // Nobody is left to close what a console gets after its own end, and it would keep the program alive.
    if (signal.aborted) {
      await database.close(0);
      throw new GatehouseError("NOT_CONNECTED", "The console was closed.");
    }
    await this.disconnect();
    this.#database = database;
    return database;
  }

  /** What is under way is waited for, with `patience` at most so many milliseconds. */
  async disconnect(patience?: number): Promise<void> {
    const database = this.#database;
    this.#database = null;
    this.#session = null;
    await database?.close(patience);
  }

  /** The connection, or null. */
  get connection(): Database | null {
    return this.#database;
  }

  /** Errors: NOT_CONNECTED. */
  database(): Database {
    if (this.#database === null)
      throw new GatehouseError("NOT_CONNECTED", "The console is not connected to a database.");
    return this.#database;
  }

  /** Reads the files and keeps them as this console's configuration. */
  async openConfiguration(paths: readonly string[]): Promise<InstallationConfiguration> {
    const { readConfiguration } = await import("../config/configuration.js");
    const configuration = await readConfiguration(paths, this.start.configurationFormat);
    this.#opening = Promise.resolve();
    this.#configuration = configuration;
    return configuration;
  }

  /** Of the texts that are being edited. */
  async blocks(): Promise<ComposedBlocks> {
    const { ComposedBlocks } = await import("../config/yaml/blocks.js");
    this.#blocks ??= new ComposedBlocks();
    return this.#blocks;
  }

  closeConfiguration(): void {
    this.#opening = Promise.resolve();
    this.#configuration = null;
  }

  /** The open configuration; the one the console was started with is read when it is first asked for. */
  async configuration(): Promise<InstallationConfiguration | null> {
    const paths = this.start.configurationPaths ?? [];
    this.#opening ??= paths.length === 0 ? Promise.resolve() : this.openConfiguration(paths).then(() => undefined);
    await this.#opening;
    return this.#configuration;
  }

  /** Errors: CONFIGURATION_NOT_GIVEN. */
  async requireConfiguration(): Promise<InstallationConfiguration> {
    const configuration = await this.configuration();
    if (configuration === null) throw new GatehouseError("CONFIGURATION_NOT_GIVEN", "No configuration is open.");
    return configuration;
  }

  /** Errors: CONFIGURATION_NOT_GIVEN, JWT_SECRET_MISSING. */
  async requireJwtSecret(): Promise<Secret> {
    const { jwtSecret } = await this.requireConfiguration();
    if (jwtSecret === null) throw new GatehouseError("JWT_SECRET_MISSING", "The configuration holds no JWT secret.");
    return jwtSecret;
  }

  keepSession(session: KeptSession): void {
    this.#session = session;
  }

  /** The signed-in member, checked anew; null where nobody is, or the session has ended. */
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

  /** Ends the session here and in the database. */
  async signOut(): Promise<void> {
    const session = await this.currentSession();
    this.#session = null;
    if (session === null) return;
    const { signOut } = await import("../sessions/check-token.js");
    await signOut(this.database(), session.sessionId);
  }

  /** Who works with members: the signed-in member, or, on the command line, whoever holds the database credentials. */
  async actor(): Promise<Actor> {
    if (this.capabilities.door === "command-line") return databaseOperator(this.database().user);
    const { session } = await this.requireSession();
    if (session.mustChangePassword) {
      throw new GatehouseError("PASSWORD_CHANGE_REQUIRED", "You still have your initial password: change it first.");
    }
    return session.actor;
  }

  /** The session of whoever is signed in, also one that is good for a change of password alone, and the secret of its token. Errors: SIGN_IN_REQUIRED, SESSION_ENDED. */
  async requireSession(): Promise<{ readonly session: CheckedSession; readonly jwtSecret: Secret }> {
    const kept = this.#session;
    const session = await this.currentSession();
    if (kept !== null && session !== null) return { session, jwtSecret: kept.jwtSecret };
    throw kept === null
      ? new GatehouseError("SIGN_IN_REQUIRED", "Nobody is signed in.")
      : new GatehouseError("SESSION_ENDED", "Your session has ended.");
  }

  /** Who applies a configuration: nobody can sign in to an empty database, so the database credentials are enough. */
  async operator(): Promise<Actor> {
    return (await this.currentSession())?.actor ?? databaseOperator(this.database().user);
  }

  /** Ends within a few seconds whatever is under way: a statement that waits for a lock keeps no program alive. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.disconnect(closingPatience);
    this.#configuration = null;
  }
}

/** The console as its doors and the router see it: oRPC's context. */
export type Console = Pick<ConsoleState, keyof ConsoleState>;

/** One per door and user; nothing is read or connected before it is asked for. */
export const openConsole = (capabilities: DoorCapabilities, start: ConsoleStart): Console =>
  new ConsoleState(capabilities, start);
