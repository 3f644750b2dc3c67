/** libpq's six SSL modes with their meaning (PostgreSQL documentation, 34.19.3). */
import type { SslMode } from "../../shared/contract/connection.js";

const meanings: Readonly<Record<SslMode, string>> = {
  disable: "never encrypted",
  allow: "encrypted only if the server insists",
  prefer: "encrypted if the server can",
  require: "encrypted, nothing checked",
  "verify-ca": "encrypted, CA checked",
  "verify-full": "encrypted, CA and host checked",
};

const isSslMode = (value: string): value is SslMode => Object.hasOwn(meanings, value);

/** The options of a select: each mode with its meaning. */
export const sslModeChoices = Object.entries(meanings).map(([value, meaning]) => ({
  value,
  label: `${value}: ${meaning}`,
}));

/** The mode that a select's value names; `prefer` for any other text. */
export const toSslMode = (value: string): SslMode => (isSslMode(value) ? value : "prefer");
