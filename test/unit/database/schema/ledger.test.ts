/** Whether an applied ledger is one this console knows. */
import { describe, expect, test } from "vitest";
import { checksum, compareLedger, type SchemaMigration } from "../../../../electron/database/schema/ledger.js";
import { checkSchemaName } from "../../../../electron/database/schema/name.js";

const step = (number: number, sql = `select ${number}`): SchemaMigration => ({ number, name: `step ${number}`, sql });
const row = (migration: SchemaMigration) => ({ ...migration, checksum: checksum(migration) });
const known = [step(1), step(2), step(3)];

describe("the ledger", () => {
  test("with all steps is current", () => {
    expect(compareLedger(known.map(row), known)).toEqual({ kind: "current", version: 3 });
  });

  test("with the first steps is behind", () => {
    expect(compareLedger([row(step(1))], known)).toEqual({ kind: "behind", version: 1 });
    expect(compareLedger([], known)).toEqual({ kind: "behind", version: 0 });
  });

  test("with a later step than known is newer, whatever else", () => {
    expect(compareLedger([row(step(1, "other")), row(step(4))], known)).toEqual({ kind: "newer", version: 4 });
  });

  test("with another checksum is altered", () => {
    expect(compareLedger([row(step(1)), row(step(2, "other"))], known)).toEqual({
      kind: "altered",
      version: 2,
      number: 2,
      name: "step 2",
    });
  });

  test("with a gap, or a step that was never ours, is altered", () => {
    expect(compareLedger([row(step(1)), row(step(3))], known)).toMatchObject({ kind: "altered", name: "step 2" });
    expect(compareLedger([row(step(1)), row(step(2))], [step(1), step(3)])).toMatchObject({ kind: "altered" });
  });
});

test("line ends do not change a checksum, anything else does", () => {
  expect(checksum(step(1, "a;\r\nb;\r\n"))).toBe(checksum(step(1, "a;\nb;\n")));
  expect(checksum(step(1, "a; b"))).not.toBe(checksum(step(1, "a;  b")));
});

describe("a schema's name", () => {
  test.each(["public", "My App", 'with "quotes"', "ä".repeat(31), "a".repeat(63), "pga"])("%j is fine", (name) => {
    expect(() => checkSchemaName(name)).not.toThrow();
  });

  test.each(["", "pg_catalog", "pg_x", "information_schema", "$user", "a\0b", "a".repeat(64), "ä".repeat(32)])(
    "%j is refused",
    (name) => {
      expect(() => checkSchemaName(name)).toThrow(expect.objectContaining({ code: "SCHEMA_NAME_INVALID" }));
    },
  );
});
