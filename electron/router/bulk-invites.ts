/** Implements the contract's calls about bulk invites. */
import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { BulkProgress, ResultFormat } from "../../shared/contract/bulk-invites.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Console } from "../console/console.js";
import { handOverDirectory } from "../files/data-folder.js";
import { inviteMany } from "../members/bulk/invite.js";
import { readPeople } from "../members/bulk/reading.js";
import type { Actor } from "../organization/actor.js";
import { requireMayInvite } from "../organization/authority.js";
import { os } from "./base.js";
import { requireCommandLine } from "./gate.js";
import { streamProgress } from "./progress.js";

/** The runs under way in a console, and the owner of each results file that it wrote. */
interface Runs {
  readonly going: Set<AbortController>;
  readonly files: Map<string, string>;
  /** The results file of each run that failed, by its owner and request: the same request finishes the job. */
  readonly failed: Map<string, string>;
}
const runs = new WeakMap<Console, Runs>();

/** The owner of a run, the only one who gets its results: another member may use the window after a sign-out. */
const ownerOf = (actor: Actor): string => (actor.kind === "member" ? actor.userId : actor.databaseUser);

function runsOf(adminConsole: Console): Runs {
  const known = runs.get(adminConsole) ?? { going: new Set(), files: new Map(), failed: new Map() };
  runs.set(adminConsole, known);
  return known;
}

/** A new name that nobody can guess: the file holds initial passwords. */
function defaultFile(format: ResultFormat): string {
  const time = new Date().toISOString().replace(/[:.]/g, "-");
  return join(handOverDirectory(), `invited-${time}-${randomBytes(16).toString("base64url")}.${format}`);
}

/** Tells a request for the same people from another one. */
const digestOf = (request: unknown): string => createHash("sha256").update(JSON.stringify(request)).digest("base64");

export const bulkInvites = {
  preview: os.bulkInvites.preview.handler(async ({ context, input }) => {
    if (input.source.by === "path") requireCommandLine(context.console);
    const { people, rows, encoding, delimiter, reading } = await readPeople(
      context.console.database(),
      context.actor(),
      input,
    );
    const of = (wanted: (typeof rows)[number]["verdict"]): number =>
      rows.filter(({ verdict }) => verdict === wanted).length;
    return {
      encoding,
      delimiter,
      header: reading.header === null ? null : [...reading.header],
      columns: reading.columns,
      counts: { invite: of("invite"), exists: of("exists"), refused: of("refused") },
      people: people.length,
      rows: [...rows],
    };
  }),

  run: os.bulkInvites.run.handler(async function* ({ context, input, signal }) {
    const { out, format = "csv", ...request } = input;
    if (out !== undefined || request.source.by === "path") requireCommandLine(context.console);
    const cancelled = new AbortController();
    const { going, files, failed } = runsOf(context.console);
    const asked = digestOf([ownerOf(context.actor()), context.console.connection?.target, format, request]);
    const file = out ?? failed.get(asked) ?? defaultFile(format);
    failed.delete(asked); // so that the same request made at the same time gets a file of its own
    going.add(cancelled);
    signal?.addEventListener("abort", () => cancelled.abort());
    try {
      const result = yield* streamProgress((report: (event: BulkProgress) => void) =>
        inviteMany(context.console.database(), context.actor(), request, {
          out: file,
          requireAllowed: async (roles) => {
            const now = await context.console.actor();
            for (const role of roles) requireMayInvite(now, role);
          },
          report,
          signal: cancelled.signal,
        }),
      );
      if (result.file !== null) files.set(result.file, ownerOf(context.actor()));
      return result;
    } catch (error) {
      failed.set(asked, file);
      throw error;
    } finally {
      cancelled.abort(); // a caller that leaves the stream has cancelled the run
      going.delete(cancelled);
    }
  }),

  cancel: os.bulkInvites.cancel.handler(({ context }) => {
    for (const run of runsOf(context.console).going) run.abort();
    return {};
  }),

  results: os.bulkInvites.results.handler(async ({ context, input }) => {
    const file = resolve(input.file);
    if (runsOf(context.console).files.get(file) !== ownerOf(context.actor()))
      throw new GatehouseError("FILE_MISSING", "You have no run in this console that wrote this results file.");
    return { name: basename(file), text: await readFile(file, "utf8") };
  }),
};
