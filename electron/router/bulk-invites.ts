/** Implements the contract's calls about bulk invites. */
import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { BulkProgress } from "../../shared/contract/bulk-invites.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Console } from "../console/console.js";
import { handOverDirectory } from "../files/data-folder.js";
import { inviteMany } from "../members/bulk/invite.js";
import { readPeople } from "../members/bulk/reading.js";
import type { Actor } from "../organization/actor.js";
import { requireMayInvite } from "../organization/authority.js";
import { os } from "./base.js";
import { streamProgress } from "./progress.js";

/** The runs under way in a console, and the owner of each results file that it wrote. */
interface Runs {
  readonly going: Set<AbortController>;
  readonly files: Map<string, string>;
}
const runs = new WeakMap<Console, Runs>();

/** The owner of a run, the only one who gets its results: another member may use the window after a sign-out. */
const ownerOf = (actor: Actor): string => (actor.kind === "member" ? actor.userId : actor.databaseUser);

function runsOf(adminConsole: Console): Runs {
  const known = runs.get(adminConsole) ?? { going: new Set(), files: new Map() };
  runs.set(adminConsole, known);
  return known;
}

const defaultFile = (): string =>
  join(handOverDirectory(), `invited-${new Date().toISOString().replace(/[:.]/g, "-")}.csv`);

export const bulkInvites = {
  preview: os.bulkInvites.preview.handler(async ({ context, input }) => {
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
    const { out, ...request } = input;
    const cancelled = new AbortController();
    const { going, files } = runsOf(context.console);
    going.add(cancelled);
    signal?.addEventListener("abort", () => cancelled.abort());
    try {
      const result = yield* streamProgress((report: (event: BulkProgress) => void) =>
        inviteMany(context.console.database(), context.actor(), request, {
          out: out ?? defaultFile(),
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
