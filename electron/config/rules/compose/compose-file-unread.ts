/** Paths that the compose files name are followed where they are local; a window has only what was opened in it. */
import { basename } from "node:path";
import { composeFilesNamed } from "../../compose/names.js";
import { onCompose, type Problem, type Rule } from "../rule.js";

export const composeFileUnread: Rule = {
  id: "compose-file-unread",
  severity: "info",
  source: "console",
  what: "A compose file that is taken in here was not read.",
  why: "Which names reach a service is not known then, and is not judged.",
  remedy: "Give that file too. What is remote, named by a variable or has a .env of its own is not followed.",
  check: onCompose(function* ({ composeFile, files, written }): Iterable<Problem> {
    for (const { path, position } of composeFile?.unread ?? []) yield { path: path ?? "include", position };
    const named = written.get("COMPOSE_FILE");
    const missing = composeFilesNamed(written).filter((one) => !files.some((file) => basename(file) === basename(one)));
    if (named !== undefined && missing.length > 0) yield { path: named.name, position: named.position };
  }),
};
