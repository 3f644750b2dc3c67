/** What the migrations call is Postgres's own, whatever else is in the schema. */
import { expect, test } from "vitest";
import { migrations } from "../../../../electron/database/schema/migrations.js";
import { qualify } from "../../../../electron/database/schema/qualify.js";

/** Words that stand before a bracket and call nothing. */
const notCalled =
  /^(?:as|and|check|coalesce|conflict|exists|from|in|include|join|key|lateral|match|not|on|operator|or|order|row|statement|values|when|with)$/;

const withoutComments = (sql: string): string => sql.replace(/--.*$/gm, "").replace(/'(?:[^']|'')*'/g, "''");

test.each(migrations.map((migration) => [migration.name, migration] as const))(
  "every function that %s calls is written with pg_catalog, or is its own",
  (_name, { sql }) => {
    const own = [
      ...migrations
        .map((each) => each.sql)
        .join("\n")
        .matchAll(/create (?:or replace )?function (\w+)/g),
    ];
    const tables = [
      ...migrations
        .map((each) => each.sql)
        .join("\n")
        .matchAll(/create table (\w+)/g),
    ];
    const known = new Set([...own, ...tables].map(([, name]) => name));
    const called = [...withoutComments(qualify(sql)).matchAll(/(?<![.\w])(\w+)\s*\(/g)].map(([, name = ""]) => name);
    const unknown = called.filter((name) => !known.has(name) && !notCalled.test(name));
    expect(unknown.filter((name) => !/^\d+$/.test(name))).toEqual([]);
    expect(withoutComments(qualify(sql))).not.toMatch(/ (->>|#>>|->|#>|@>) /);
  },
);

test("what is qualified already stays as it is, and names in texts of other kinds too", () => {
  expect(qualify("select pg_catalog.lower(a), my_lower(b), lower (c), now")).toBe(
    "select pg_catalog.lower(a), my_lower(b), pg_catalog.lower (c), now",
  );
});
