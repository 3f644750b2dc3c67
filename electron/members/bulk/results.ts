/** Writes the results of a bulk invite as CSV, as JSON or as cards to print. */
import type { ResultFormat } from "../../../shared/contract/bulk-invites.js";
import { showRole } from "../../../shared/roles.js";
import { csvLine } from "../../files/csv.js";
import type { JournalPerson } from "./journal.js";
import type { RowVerdict } from "./people.js";

export interface BulkOutcome {
  readonly status: "created" | "exists" | "refused" | "not-reached";
  readonly email: string;
  /** 1-based lines of the table. */
  readonly lines: readonly number[];
  readonly fullName: string | null;
  readonly role: string | null;
  readonly workspaces: readonly { readonly workspace: string; readonly role: string }[];
  readonly initialPassword: string | null;
  readonly reason: string | null;
}

/** Returns the outcomes in the order of the table: one for each person in the journal, and one for each other row. */
export function collectOutcomes(
  rows: readonly RowVerdict[],
  people: readonly JournalPerson[],
  notReached: ReadonlySet<number>,
): readonly BulkOutcome[] {
  const handled = new Set(people.flatMap(({ lines }) => lines));
  const created = people.map(({ email, lines, fullName, role, workspaces, initialPassword }): BulkOutcome => {
    return { status: "created", email, lines, fullName, role, workspaces, initialPassword, reason: null };
  });
  const others = rows.flatMap(({ line, email, verdict, reason }): readonly BulkOutcome[] => {
    if (handled.has(line)) return [];
    const bare = { email, lines: [line], fullName: null, role: null, workspaces: [], initialPassword: null };
    if (verdict !== "invite") return [{ ...bare, status: verdict, reason }];
    return notReached.has(line)
      ? [{ ...bare, status: "not-reached", reason: "Cancelled before this person's turn." }]
      : [{ ...bare, status: "exists", reason: "Somebody else invited this person meanwhile." }];
  });
  return [...created, ...others].sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
}

/** Returns the text of a results file, which holds every initial password. */
export function formatResults(outcomes: readonly BulkOutcome[], format: ResultFormat): string {
  if (format === "json") return `${JSON.stringify({ users: outcomes.map(withoutNulls) }, null, 2)}\n`;
  if (format === "html") return formatCards(outcomes);
  const heading = ["line", "email", "full_name", "status", "role", "workspaces", "initial_password", "reason"];
  return [heading, ...outcomes.map(cellsOf)].map(csvLine).join("");
}

const cellsOf = (outcome: BulkOutcome): readonly string[] => [
  outcome.lines.join(" "),
  outcome.email,
  outcome.fullName ?? "",
  outcome.status,
  outcome.role === null ? "" : showRole(outcome.role),
  outcome.workspaces.map(({ workspace, role }) => `${workspace}: ${role}`).join("; "),
  outcome.initialPassword ?? "",
  outcome.reason ?? "",
];

const withoutNulls = (outcome: BulkOutcome): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(outcome).filter(([, value]) => value !== null));

/** An HTML page without scripts that loads nothing. It has a card for each person, which no page break cuts. */
function formatCards(outcomes: readonly BulkOutcome[]): string {
  const cards = outcomes.flatMap(({ email, fullName, initialPassword }) =>
    initialPassword === null
      ? []
      : [
          `<section><h2>${escapeHtml(fullName ?? email)}</h2><p>Email<br><b>${escapeHtml(email)}</b></p>` +
            `<p>Initial password<br><code>${escapeHtml(initialPassword)}</code></p></section>`,
        ],
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Initial passwords</title>
<style>
body { font: 11pt system-ui, sans-serif; margin: 1cm; display: grid; grid-template-columns: 1fr 1fr; gap: 5mm; }
section { border: 1px dashed #888; padding: 5mm; break-inside: avoid; overflow-wrap: anywhere; }
h2 { font-size: 12pt; margin: 0 0 3mm; } p { margin: 0 0 2mm; } code { font-size: 13pt; }
</style>
${cards.join("\n")}
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
