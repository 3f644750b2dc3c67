/** The functions that run as the schema's owner are its triggers' own: nobody else may hang them on a table of theirs. */
import type { SchemaMigration } from "../migrate.js";

// Postgres lets everybody execute a new function. For a trigger function that means: whoever may use the schema may make a
// temporary table, have its triggers call the function as the owner, and so write to the member list and the audit queue
// what they like, without a privilege on any table. The right is asked for when a trigger is made, not when it fires, so
// services that write the public tables need none.
export const triggerFunctions: SchemaMigration = {
  number: 7,
  name: "trigger-functions",
  sql: `
revoke execute on function queue_audit_row(), link_audit_rows(), gatehouse_members_of_identities(),
  gatehouse_members_of_users(), gatehouse_members_of_logins(), gatehouse_members_of_sessions() from public;
`,
};
