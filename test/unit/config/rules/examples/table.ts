/** Every example there is. */
import { adminEmailExamples } from "./admin-email.js";
import { chartExamples } from "./chart.js";
import { composeExamples } from "./compose.js";
import { envExamples } from "./env.js";
import type { Example } from "./example.js";
import { existingSecretExamples } from "./existing-secret.js";
import { keysExamples } from "./keys.js";
import { modesExamples } from "./modes.js";
import { namesExamples } from "./names.js";
import { passwordsExamples } from "./passwords.js";
import { placeholdersExamples } from "./placeholders.js";
import { postgresExamples } from "./postgres.js";
import { referencesExamples } from "./references.js";
import { releaseExamples } from "./release.js";
import { secretManifestExamples } from "./secret-manifest.js";
import { secretsExamples } from "./secrets.js";
import { typesExamples } from "./types.js";

export const examples: readonly Example[] = [
  ...modesExamples,
  ...adminEmailExamples,
  ...passwordsExamples,
  ...secretsExamples,
  ...placeholdersExamples,
  ...referencesExamples,
  ...existingSecretExamples,
  ...postgresExamples,
  ...secretManifestExamples,
  ...chartExamples,
  ...namesExamples,
  ...keysExamples,
  ...releaseExamples,
  ...typesExamples,
  ...envExamples,
  ...composeExamples,
];
