/** Every row becomes an event whose class, activity, type, status and severity agree with each other. */
import { expect, test } from "vitest";
import { toEntry } from "../../../electron/audit/entry.js";
import { toOcsf } from "../../../electron/audit/ocsf.js";
import { auditOperations } from "../../../shared/audit-operations.js";

const member = { kind: "member", email: "ada@corp.example", role: "ORGANIZATION_ADMIN" };
const event = (operation: string, enrichments: Record<string, unknown> = {}, succeeded = true) =>
  toOcsf(
    toEntry({
      id: "0b9f",
      sequence: 4,
      hash: "ab",
      operation,
      succeeded,
      time: "2026-01-31T09:30:00.123456Z",
      userId: "11",
      userEmail: "now@corp.example",
      organizationId: "22",
      workspaceId: null,
      enrichments: { actor: member, ...enrichments },
    }),
  );

test.each([
  ["login", {}, 3002, 1],
  ["end_all_sessions", {}, 3002, 2],
  ["add_basic_auth_users_to_org", {}, 3001, 1],
  ["change_own_password", {}, 3001, 3],
  ["update_basic_auth_user", {}, 3001, 4],
  ["delete_org_member", {}, 3001, 6],
  ["update_org_member", { before: { role: "A" }, after: { role: "B" } }, 3005, 3],
  ["update_org_member", { after: { disabled: true } }, 3001, 5],
  ["update_org_member", { after: { disabled: false } }, 3001, 2],
  ["update_org_member", { after: { fullName: "x" } }, 3001, 99],
  ["delete_workspace_member", {}, 3005, 4],
  ["create_role", {}, 3004, 1],
  ["update_workspace", {}, 3004, 3],
  ["delete_workspace", {}, 3004, 4],
  ["read_audit_trail", {}, 3004, 2],
  ["bootstrap_installation", {}, 3004, 1],
  ["something_of_the_product", {}, 3004, 3],
] as const)("%s %j is class %i, activity %i", (operation, enrichments, classId, activity) => {
  expect(event(operation, enrichments)).toMatchObject({
    class_uid: classId,
    activity_id: activity,
    type_uid: classId * 100 + activity,
    category_uid: 3,
  });
});

test.each(auditOperations)("%s has what its class requires", (operation) => {
  const made = event(operation, { email: "bob@corp.example", member_id: "33" });
  expect(made).toMatchObject({
    time: 1769851800123,
    severity_id: expect.any(Number),
    status_id: 1,
    metadata: { version: "1.3.0", uid: "0b9f", sequence: 4, event_code: operation, product: { name: "Gatehouse" } },
    actor: { user: { uid: "11", email_addr: "ada@corp.example" } },
  });
  if (made.class_uid === 3004) expect(made.entity).toMatchObject({ type: expect.any(String) });
  else expect(made.user).toMatchObject({ uid: "33", email_addr: "bob@corp.example" });
  if (made.class_uid === 3002) expect(made.service).toEqual({ name: "Gatehouse" });
});

test("a refusal is worse than a failure, and a recovery worse than both", () => {
  expect(event("login", { reason: "wrong-password" }, false)).toMatchObject({
    severity_id: 2,
    status_id: 2,
    status_detail: "wrong-password",
  });
  expect(event("delete_org_member", { refused: "LAST_ADMIN" }, false)).toMatchObject({
    severity_id: 3,
    status_detail: "LAST_ADMIN",
  });
  expect(event("recover_organization_admin").severity_id).toBe(4);
});

test("what the product writes in another shape stays among what is unmapped", () => {
  expect(event("login", { before: "text", actor: 5, email: 7 }).unmapped).toMatchObject({ before: "text" });
});
