/** Sessions, and the attempts to sign in from which the slow-down after failures is counted. */
import type { SchemaMigration } from "../migrate.js";

export const sessionTables: SchemaMigration = {
  number: 2,
  name: "sessions",
  sql: `
create table sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text
);
create index sessions_user_id_idx on sessions (user_id, created_at);

create table sign_in_attempts (
  id bigint generated always as identity primary key,
  account_digest text not null,
  attempted_at timestamptz not null default clock_timestamp(),
  succeeded boolean not null default false
);
create index sign_in_attempts_account_idx on sign_in_attempts (account_digest, attempted_at);
create index sign_in_attempts_attempted_at_idx on sign_in_attempts (attempted_at);
`,
};
