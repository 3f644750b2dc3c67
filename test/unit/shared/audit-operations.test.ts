/** Operations of the audit trail as people read them. */
import { expect, test } from "vitest";
import type { AuditRow } from "../../../electron/database/queries/insert-audit.js";
import { auditOperations, showOperation } from "../../../shared/audit-operations.js";

test("the making of the search index is listed, and shown in words", () => {
  expect(auditOperations).toContain("make_search_index");
  expect(showOperation("make_search_index")).toBe("Making of the search index");
});

test("an operation of another program is shown as stored, without underscores", () => {
  expect(showOperation("rotate_api_key")).toBe("rotate api key");
  expect(showOperation("constructor")).toBe("constructor");
});

test("a row of an operation that is not listed does not compile", () => {
  const row: Pick<AuditRow, "operation" | "succeeded"> = {
    // @ts-expect-error: it stands in no list, so the window would show it raw and its filter would lack it
    operation: "not_listed",
    succeeded: true,
  };
  expect(auditOperations).not.toContain(row.operation);
});
