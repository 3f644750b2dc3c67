/** The settings that matter for login and database, in either format. */
import type { Position } from "../../files/position.js";

/** A value that is set and not empty, with the text as the administrator wrote it. */
export interface Setting {
  /** `config.basicAuth.jwtSecret`, or the name in `.env`. */
  readonly path: string;
  readonly text: string;
  readonly position: Position;
}

export interface Settings {
  readonly licenseKey: Setting | null;
  readonly apiKeySalt: Setting | null;
  readonly jwtSecret: Setting | null;
  readonly adminPassword: Setting | null;
  /** The email that counts where both places have one. */
  readonly adminEmail: Setting | null;
  readonly organizationName: Setting | null;
  readonly workspaceName: Setting | null;
  /** Client id, secret and issuer, those that are set. */
  readonly oauth: readonly Setting[];
  readonly postgresUrl: Setting | null;
}
