/** Only the schema's own triggers may call the trigger functions that run as the schema's owner. */
import type { SchemaMigration } from "../migrate.js";

// Postgres lets every database user execute a new function. With a trigger function, a user who may use the schema
// could make a temporary table whose triggers call it as the owner, and so write anything to the member list and the
// audit queue without a privilege on any table. Postgres checks the right when a trigger is made and not when it fires,
// so services that write the public tables need none.
export const triggerFunctions: SchemaMigration = {
  number: 7,
  name: "trigger-functions",
  sql: `
revoke execute on function queue_audit_row(), link_audit_rows(), gatehouse_members_of_identities(),
  gatehouse_members_of_users(), gatehouse_members_of_logins(), gatehouse_members_of_sessions() from public;
`,
};
