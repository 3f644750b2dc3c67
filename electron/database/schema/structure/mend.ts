/** The statements that make a part of an installation's own structure what it has to be. */
import { qualify } from "../qualify.js";
import type { Difference } from "./compare.js";
import { functionsMigration } from "./expected.js";

/** An identifier of Gatehouse's own, or that of a rule which somebody added. */
const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;

/**
 * The statements for one difference, to be run with the installation's schema as search_path; null where there are
 * none, because rows would be lost or nobody knows what belongs there.
 */
export function mend({ part, wanted, found }: Difference): readonly string[] | null {
  const table = quote(part.table);
  const name = quote(part.name);
  switch (part.kind) {
    case "function":
      return found?.includes(" of another owner") ? null : [qualify(functionsMigration.sql)];
    case "trigger": {
      const [made = "", always] = (wanted ?? "").split(/( always)$/);
      const enable = always === undefined ? [] : [`alter table ${table} enable always trigger ${name}`];
      return [`drop trigger if exists ${name} on ${table}`, qualify(made), ...enable];
    }
    case "constraint":
      return [
        ...(found === null ? [] : [`alter table ${table} drop constraint ${name}`]),
        `alter table ${table} add constraint ${name} ${qualify(wanted ?? "")}`,
      ];
    case "index":
      return [...(found === null ? [] : [`drop index ${name}`]), qualify(wanted ?? "")];
    case "rule":
      return wanted === null && found !== null && !/^CREATE RULE "_RETURN"/.test(found)
        ? [`drop rule ${name} on ${table}`]
        : null;
    case "table":
      return found === "table with row security" ? [`alter table ${table} disable row level security`] : null;
    case "column":
      return mendColumn(table, name, split(wanted ?? ""), found === null ? null : split(found));
  }
}

interface Column {
  readonly type: string;
  readonly isRequired: boolean;
  readonly default: string | null;
  /** Identity or a generated expression. */
  readonly made: string | null;
}

function split(definition: string): Column {
  const [, type = "", required, made, , preset] =
    /^(.*?)( not null)?( identity .|( generated) .*)?(?: default (.*))?$/s.exec(definition) ?? [];
  return { type, isRequired: required !== undefined, made: made ?? null, default: preset ?? null };
}

function mendColumn(table: string, name: string, wanted: Column, found: Column | null): readonly string[] | null {
  if (found === null || found.type !== wanted.type || found.made !== wanted.made) return null;
  const alter = `alter table ${table} alter column ${name}`;
  return [
    ...(found.default === wanted.default
      ? []
      : [wanted.default === null ? `${alter} drop default` : `${alter} set default ${qualify(wanted.default)}`]),
    ...(found.isRequired === wanted.isRequired ? [] : [`${alter} ${wanted.isRequired ? "set" : "drop"} not null`]),
  ];
}
