/** What an installation's own structure has to be, at the schema's newest version. */
import type { Part, PartKind } from "../../queries/read-structure.js";
import { ownTables } from "../../tables.js";
import { checksumOf } from "../ledger.js";
import { anywhere } from "../migrations/0013-anywhere.js";
import { parts } from "./parts.js";

/** The migration that has all functions as they are to be. It can be run again at any time. */
export const functionsMigration = anywhere;

const tables: readonly Part[] = ownTables.map((table) => ({ kind: "table", table, name: table, definition: "table" }));

const lines: readonly Part[] = [...parts.matchAll(/^(\w+) (\w+)\.(\w+): (.*)$/gm)].map(
  ([, kind, table = "", name = "", definition = ""]) => ({ kind: kind as PartKind, table, name, definition }),
);

const madeFunction =
  /create or replace function (\w+)\(\) returns trigger\nlanguage (plpgsql(?: security definer)?)((?: set [^$]+?)*) as \$\$(.*?)\$\$/gs;

const functions: readonly Part[] = [...functionsMigration.sql.matchAll(madeFunction)].map(
  ([, name = "", kind = "", settings = "", body = ""]) => ({
    kind: "function",
    table: "",
    name,
    definition: `${kind}${settings.replaceAll(" = ", "=")} body ${checksumOf(body)}`,
  }),
);

export const functionNames: readonly string[] = functions.map(({ name }) => name);

/** Every part, tables first. */
export const expectedParts: readonly Part[] = [...tables, ...lines, ...functions];
