/** Which keys and names hold a secret, for whoever shows a configuration's text. */

/** Whatever it belongs to: `jwtSecret`, `BASIC_AUTH_JWT_SECRET`, `password`, `connectionUrl`. */
const secretName =
  /(password|passwd|secret|token|salt|license_?key|private_?key|access_?key|api_?key|connection_?url|database_uri|dsn)$/i;

/** Keys that end like a secret's and only say where one is kept. */
const secretReference = /(name|ref|secret_?key)$/i;

/** True for a key or name whose value is to be masked. */
export const isSecretName = (name: string): boolean => secretName.test(name) && !secretReference.test(name);
