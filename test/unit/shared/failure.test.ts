/** What of an error is shown is the same through every door. */
import { ORPCError } from "@orpc/client";
import { expect, test } from "vitest";
import { toFailure as toPrinted } from "../../../electron/doors/command-line/terminal/output.js";
import { toFailure as toShown } from "../../../renderer/failure.js";
import { GatehouseError } from "../../../shared/errors.js";
import { readFailure } from "../../../shared/failure.js";

const issues = [{ message: "too big: hunter2", path: ["limit"] }];

test("the sentence of a refused input is the same in a window and in a terminal, and names its fields", () => {
  const refused = new ORPCError("BAD_REQUEST", { data: { issues } });
  expect(toShown(refused).message).toBe("The input is not valid (limit).");
  expect(toPrinted(refused)).toEqual({ ...toShown(refused), remedy: "See gatehouse --help." });
});

test("a sentence that the contract has for a fault is the message", () => {
  const message = "The email holds an invisible character, U+200B (ZERO WIDTH SPACE).";
  const custom = new ORPCError("BAD_REQUEST", { data: { issues: [{ code: "custom", message, path: ["email"] }] } });
  expect(readFailure(custom)?.message).toBe(message);
  const mixed = { issues: [{ code: "custom", message, path: ["email"] }, ...issues] };
  expect(readFailure(new ORPCError("BAD_REQUEST", { data: mixed }))?.message).toBe(
    "The input is not valid (email, limit).",
  );
});

test("a failure of the one map is shown whole, with both versions where there are two, and without its cause", () => {
  const versions = { yours: { role: "a" }, theirs: { role: "b" } };
  const thrown = new GatehouseError("CHANGED_MEANWHILE", "Changed.", { versions, cause: new Error("hunter2") });
  const remedy = "Nothing was changed. Look at the present version, then decide again.";
  expect(readFailure(thrown)).toEqual({ code: "CHANGED_MEANWHILE", message: "Changed.", remedy, versions });
});

test("nothing is shown of any other error", () => {
  for (const thrown of [new Error("hunter2"), "hunter2", { code: "USAGE" }, new ORPCError("TEAPOT"), null]) {
    expect(readFailure(thrown)).toBeNull();
  }
});
