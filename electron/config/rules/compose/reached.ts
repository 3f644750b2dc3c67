/** Finding the names of the `.env` that the compose file hands to no service. */
import type { ComposeProject } from "../../compose/merge.js";
import { isNamed } from "../../compose/received.js";
import type { EnvEntry } from "../../env/read.js";
import type { ComposeSubject } from "../../subject/subject.js";

/** Names that compose itself, or Docker, reads. */
const ownNames = /^(COMPOSE|DOCKER)_/;

/** The names without which email/password login cannot be installed. */
export const loginNames: ReadonlySet<string> = new Set([
  "AUTH_TYPE",
  "BASIC_AUTH_ENABLED",
  "BASIC_AUTH_JWT_SECRET",
  "INITIAL_ORG_ADMIN_EMAIL",
  "INITIAL_ORG_ADMIN_PASSWORD",
  "LANGSMITH_LICENSE_KEY",
  "API_KEY_SALT",
  "POSTGRES_DATABASE_URI",
]);

/** True if the entry has a value of its own: not an empty one, nor a comment that compose takes for one. */
export const isSet = ({ value, commentTaken }: EnvEntry): boolean => value !== "" && !commentTaken;

/** The entries that no service gets; none where some files were not read, or a service takes the whole `.env`. */
export function unreachedEntries(subject: ComposeSubject): readonly EnvEntry[] {
  const { composeFile, written } = subject;
  if (composeFile === null || composeFile.unread.length > 0 || takesWholeFile(composeFile, subject.files)) return [];
  const used = new Set([
    ...composeFile.references.map(({ name }) => name),
    ...composeFile.variables.map(({ name }) => name), // by name alone, or with a value of its own: see compose-value-overridden
  ]);
  return [...written.values()].filter((entry) => isSet(entry) && !used.has(entry.name) && !ownNames.test(entry.name));
}

const takesWholeFile = ({ envFiles }: ComposeProject, files: readonly string[]): boolean =>
  envFiles.some((envFile) => files.some((file) => isNamed(envFile, file)));
