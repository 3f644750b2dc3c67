/** The settings that matter for login and database, in either format. */
import type { Position } from "../../files/position.js";

/** A value that is there and not empty. */
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
  /** The one that counts where there are two places. */
  readonly adminEmail: Setting | null;
  readonly organizationName: Setting | null;
  readonly workspaceName: Setting | null;
  /** Client id, secret and issuer. */
  readonly oauth: readonly Setting[];
  readonly postgresUrl: Setting | null;
}
