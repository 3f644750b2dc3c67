/** What an audit row is about is told in a word, whatever kind of thing it is. */
import { expect, it } from "vitest";
import { showSubject } from "../../../shared/audit-subject.js";

const row = { subject: null, before: null, after: null, details: {} };

it.each([
  ["a member", { subject: { id: "7", email: "ada@corp.example" } }, "ada@corp.example"],
  ["a member without an email", { subject: { id: "7", email: null } }, "7"],
  ["a workspace by its new name", { before: { name: "Lab" }, after: { name: "Research" } }, "Research"],
  ["a workspace that is only archived", { before: { name: "Lab", archived: false }, after: { archived: true } }, "Lab"],
  ["a role", { after: { shown: "Auditors" } }, "Auditors"],
  ["a role that only its id tells", { details: { role_id: "9" } }, "role 9"],
  ["nothing that the row says", {}, ""],
])("%s", (_what, given, said) => {
  expect(showSubject({ ...row, ...given })).toBe(said);
});
