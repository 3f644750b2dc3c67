/**
 * The columns, constraints, indexes and triggers of the schema's newest version, as Postgres prints them. The test of
 * this folder compares them with a new installation, and shows the lines that a schema migration makes different.
 */
export const parts = `
column audit_chain.audit_id: uuid not null
column audit_chain.hash: bytea not null
column audit_chain.sequence: bigint not null
column audit_head.hash: bytea not null
column audit_head.is_only_row: boolean not null default true
column audit_head.sequence: bigint not null
column audit_logs.api_key_id: uuid
column audit_logs.enrichments: jsonb not null default '{}'::jsonb
column audit_logs.id: uuid not null default gen_random_uuid()
column audit_logs.ls_user_id: uuid
column audit_logs.operation_name: text not null
column audit_logs.operation_succeeded: boolean not null
column audit_logs.organization_id: uuid
column audit_logs.request_time: timestamp with time zone not null default clock_timestamp()
column audit_logs.user_id: uuid
column audit_logs.workspace_id: uuid
column audit_queue.audit_id: uuid not null
column gatehouse_members.created_at: timestamp with time zone not null
column gatehouse_members.email: text not null
column gatehouse_members.email_key: text collate "C" not null generated lower(email)
column gatehouse_members.full_name: text
column gatehouse_members.has_password: boolean not null default false
column gatehouse_members.id: uuid not null
column gatehouse_members.is_disabled: boolean not null default false
column gatehouse_members.is_nameless: boolean not null generated (full_name IS NULL)
column gatehouse_members.last_sign_in_at: timestamp with time zone
column gatehouse_members.name_key: text not null generated lower(COALESCE(full_name, ''::text))
column gatehouse_members.organization_id: uuid not null
column gatehouse_members.password_is_initial: boolean not null default false
column gatehouse_members.password_set_at: timestamp with time zone
column gatehouse_members.role: text not null
column gatehouse_members.role_rank: smallint not null generated CASE role WHEN 'ORGANIZATION_ADMIN'::text THEN 1 WHEN 'ORGANIZATION_OPERATOR'::text THEN 2 WHEN 'ORGANIZATION_USER'::text THEN 3 WHEN 'ORGANIZATION_VIEWER'::text THEN 4 ELSE 5 END
column gatehouse_members.search_key: text collate "C" not null generated ((lower(email) || ' '::text) || lower(COALESCE(full_name, ''::text)))
column gatehouse_members.seen_at: timestamp with time zone not null generated COALESCE(last_sign_in_at, '-infinity'::timestamp with time zone)
column gatehouse_members.traits: smallint not null generated ((((8 * CASE role WHEN 'ORGANIZATION_ADMIN'::text THEN 1 WHEN 'ORGANIZATION_OPERATOR'::text THEN 2 WHEN 'ORGANIZATION_USER'::text THEN 3 WHEN 'ORGANIZATION_VIEWER'::text THEN 4 ELSE 5 END) + CASE WHEN is_disabled THEN 4 ELSE 0 END) + CASE WHEN password_is_initial THEN 2 ELSE 0 END) + CASE WHEN (last_sign_in_at IS NULL) THEN 1 ELSE 0 END)
column gatehouse_members.user_id: uuid not null
column gatehouse_members.version: bigint not null default nextval('gatehouse_member_versions'::regclass)
column gatehouse_schema.applied_at: timestamp with time zone not null default now()
column gatehouse_schema.checksum: text not null
column gatehouse_schema.name: text not null
column gatehouse_schema.number: integer not null
column identities.access_scope: text not null
column identities.created_at: timestamp with time zone not null default now()
column identities.id: uuid not null default gen_random_uuid()
column identities.organization_id: uuid not null
column identities.parent_identity_id: uuid
column identities.read_only: boolean not null default false
column identities.role_id: uuid not null
column identities.tenant_id: uuid
column identities.user_id: uuid not null
column installation.auth_mode: text not null
column installation.created_at: timestamp with time zone not null default now()
column installation.id: uuid not null default gen_random_uuid()
column installation.is_only_row: boolean not null default true
column installation.jwt_secret_hash: text
column installation.organization_id: uuid
column installation.release: text
column installation.updated_at: timestamp with time zone not null default now()
column organizations.config: jsonb not null default '{}'::jsonb
column organizations.created_at: timestamp with time zone not null default now()
column organizations.created_by_user_id: uuid
column organizations.disabled: boolean not null default false
column organizations.display_name: text not null
column organizations.id: uuid not null default gen_random_uuid()
column organizations.is_personal: boolean not null default false
column organizations.modified_at: timestamp with time zone not null default now()
column provider_users.created_at: timestamp with time zone not null default now()
column provider_users.email: text not null
column provider_users.email_confirmed_at: timestamp with time zone
column provider_users.full_name: text
column provider_users.hashed_password: text
column provider_users.id: uuid not null default gen_random_uuid()
column provider_users.is_disabled: boolean not null default false
column provider_users.ls_user_id: uuid not null
column provider_users.password_is_initial: boolean not null default false
column provider_users.password_set_at: timestamp with time zone
column provider_users.provider: text not null default 'email'::text
column provider_users.provider_user_id: uuid not null default gen_random_uuid()
column provider_users.provisioning_method: text
column provider_users.updated_at: timestamp with time zone not null default now()
column roles.access_scope: text not null
column roles.description: text not null default ''::text
column roles.display_name: text not null
column roles.id: uuid not null default gen_random_uuid()
column roles.name: text not null
column roles.organization_id: uuid
column roles.permissions: text[] not null default '{}'::text[]
column roles.version: integer not null default 1
column sessions.created_at: timestamp with time zone not null default now()
column sessions.end_reason: text
column sessions.ended_at: timestamp with time zone
column sessions.expires_at: timestamp with time zone not null
column sessions.id: uuid not null default gen_random_uuid()
column sessions.password_change_only: boolean not null default false
column sessions.user_id: uuid not null
column sign_in_attempts.account_digest: text not null
column sign_in_attempts.attempted_at: timestamp with time zone not null default clock_timestamp()
column sign_in_attempts.id: bigint not null identity a
column sign_in_attempts.succeeded: boolean not null default false
column tenants.config: jsonb not null default '{}'::jsonb
column tenants.created_at: timestamp with time zone not null default now()
column tenants.display_name: text not null
column tenants.id: uuid not null default gen_random_uuid()
column tenants.is_deleted: boolean not null default false
column tenants.is_personal: boolean not null default false
column tenants.organization_id: uuid not null
column tenants.tenant_handle: text
column tenants.version: integer not null default 1
column users.avatar_url: text
column users.created_at: timestamp with time zone not null default now()
column users.email: text not null
column users.full_name: text
column users.id: uuid not null default gen_random_uuid()
column users.ls_user_id: uuid not null default gen_random_uuid()
column users.updated_at: timestamp with time zone not null default now()
constraint audit_chain.audit_chain_pkey: PRIMARY KEY (sequence)
constraint audit_head.audit_head_is_only_row_check: CHECK (is_only_row)
constraint audit_head.audit_head_pkey: PRIMARY KEY (is_only_row)
constraint audit_logs.audit_logs_pkey: PRIMARY KEY (id)
constraint gatehouse_members.gatehouse_members_id_fkey: FOREIGN KEY (id) REFERENCES identities(id) ON DELETE CASCADE
constraint gatehouse_members.gatehouse_members_pkey: PRIMARY KEY (id)
constraint gatehouse_schema.gatehouse_schema_pkey: PRIMARY KEY (number)
constraint identities.identities_access_scope_check: CHECK ((access_scope = ANY (ARRAY['organization'::text, 'workspace'::text])))
constraint identities.identities_check: CHECK (((tenant_id IS NULL) = (access_scope = 'organization'::text)))
constraint identities.identities_organization_id_fkey: FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE
constraint identities.identities_parent_identity_id_fkey: FOREIGN KEY (parent_identity_id) REFERENCES identities(id) ON DELETE CASCADE
constraint identities.identities_pkey: PRIMARY KEY (id)
constraint identities.identities_role_id_fkey: FOREIGN KEY (role_id) REFERENCES roles(id)
constraint identities.identities_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
constraint identities.identities_user_id_fkey: FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
constraint installation.installation_auth_mode_check: CHECK ((auth_mode = ANY (ARRAY['none'::text, 'basic'::text, 'oidc'::text])))
constraint installation.installation_is_only_row_check: CHECK (is_only_row)
constraint installation.installation_is_only_row_key: UNIQUE (is_only_row)
constraint installation.installation_organization_id_fkey: FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE SET NULL
constraint installation.installation_pkey: PRIMARY KEY (id)
constraint organizations.organizations_created_by_user_id_fkey: FOREIGN KEY (created_by_user_id) REFERENCES users(id) ON DELETE SET NULL
constraint organizations.organizations_pkey: PRIMARY KEY (id)
constraint provider_users.provider_users_ls_user_id_fkey: FOREIGN KEY (ls_user_id) REFERENCES users(ls_user_id) ON DELETE CASCADE
constraint provider_users.provider_users_pkey: PRIMARY KEY (id)
constraint roles.roles_access_scope_check: CHECK ((access_scope = ANY (ARRAY['organization'::text, 'workspace'::text])))
constraint roles.roles_custom_check: CHECK (((organization_id IS NULL) OR ((name = 'CUSTOM'::text) AND (access_scope = 'workspace'::text) AND (array_to_string(permissions, ' '::text) !~ '(^| )organization:'::text))))
constraint roles.roles_organization_id_fkey: FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE
constraint roles.roles_pkey: PRIMARY KEY (id)
constraint sessions.sessions_pkey: PRIMARY KEY (id)
constraint sessions.sessions_user_id_fkey: FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
constraint sign_in_attempts.sign_in_attempts_pkey: PRIMARY KEY (id)
constraint tenants.tenants_organization_id_fkey: FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE
constraint tenants.tenants_pkey: PRIMARY KEY (id)
constraint tenants.tenants_tenant_handle_key: UNIQUE (tenant_handle)
constraint users.users_ls_user_id_key: UNIQUE (ls_user_id)
constraint users.users_pkey: PRIMARY KEY (id)
index audit_chain.audit_chain_audit_id_key: CREATE UNIQUE INDEX audit_chain_audit_id_key ON audit_chain USING btree (audit_id)
index audit_logs.audit_logs_actor_idx: CREATE INDEX audit_logs_actor_idx ON audit_logs USING btree (COALESCE((user_id)::text, lower((enrichments #>> '{actor,databaseUser}'::text[]))), request_time, id) WHERE (COALESCE((user_id)::text, lower((enrichments #>> '{actor,databaseUser}'::text[]))) IS NOT NULL)
index audit_logs.audit_logs_failed_idx: CREATE INDEX audit_logs_failed_idx ON audit_logs USING btree (request_time, id) WHERE (NOT operation_succeeded)
index audit_logs.audit_logs_operation_idx: CREATE INDEX audit_logs_operation_idx ON audit_logs USING btree (operation_name, request_time, id)
index audit_logs.audit_logs_request_time_idx: CREATE INDEX audit_logs_request_time_idx ON audit_logs USING btree (request_time, id)
index audit_logs.audit_logs_subject_email_idx: CREATE INDEX audit_logs_subject_email_idx ON audit_logs USING btree (lower((enrichments ->> 'email'::text)), request_time, id) WHERE (lower((enrichments ->> 'email'::text)) IS NOT NULL)
index audit_logs.audit_logs_subject_idx: CREATE INDEX audit_logs_subject_idx ON audit_logs USING btree (((enrichments ->> 'member_id'::text)), request_time, id) WHERE ((enrichments ->> 'member_id'::text) IS NOT NULL)
index gatehouse_members.gatehouse_members_created_idx: CREATE INDEX gatehouse_members_created_idx ON gatehouse_members USING btree (created_at, user_id)
index gatehouse_members.gatehouse_members_email_idx: CREATE INDEX gatehouse_members_email_idx ON gatehouse_members USING btree (email_key, user_id)
index gatehouse_members.gatehouse_members_initial_since_idx: CREATE INDEX gatehouse_members_initial_since_idx ON gatehouse_members USING btree (password_set_at, user_id) WHERE password_is_initial
index gatehouse_members.gatehouse_members_name_idx: CREATE INDEX gatehouse_members_name_idx ON gatehouse_members USING btree (is_nameless, name_key, user_id)
index gatehouse_members.gatehouse_members_name_prefix_idx: CREATE INDEX gatehouse_members_name_prefix_idx ON gatehouse_members USING btree (name_key text_pattern_ops)
index gatehouse_members.gatehouse_members_role_idx: CREATE INDEX gatehouse_members_role_idx ON gatehouse_members USING btree (role_rank, email_key, user_id)
index gatehouse_members.gatehouse_members_seen_idx: CREATE INDEX gatehouse_members_seen_idx ON gatehouse_members USING btree (seen_at, created_at, user_id)
index gatehouse_members.gatehouse_members_traits_created_idx: CREATE INDEX gatehouse_members_traits_created_idx ON gatehouse_members USING btree (traits, created_at, user_id) INCLUDE (organization_id)
index gatehouse_members.gatehouse_members_traits_email_idx: CREATE INDEX gatehouse_members_traits_email_idx ON gatehouse_members USING btree (traits, email_key, user_id)
index gatehouse_members.gatehouse_members_traits_name_idx: CREATE INDEX gatehouse_members_traits_name_idx ON gatehouse_members USING btree (traits, is_nameless, name_key, user_id)
index gatehouse_members.gatehouse_members_traits_role_idx: CREATE INDEX gatehouse_members_traits_role_idx ON gatehouse_members USING btree (traits, role_rank, email_key, user_id)
index gatehouse_members.gatehouse_members_traits_seen_idx: CREATE INDEX gatehouse_members_traits_seen_idx ON gatehouse_members USING btree (traits, seen_at, created_at, user_id)
index gatehouse_members.gatehouse_members_user_id_key: CREATE UNIQUE INDEX gatehouse_members_user_id_key ON gatehouse_members USING btree (user_id, organization_id)
index identities.identities_organization_member_key: CREATE UNIQUE INDEX identities_organization_member_key ON identities USING btree (organization_id, user_id) WHERE (tenant_id IS NULL)
index identities.identities_parent_identity_id_idx: CREATE INDEX identities_parent_identity_id_idx ON identities USING btree (parent_identity_id)
index identities.identities_role_idx: CREATE INDEX identities_role_idx ON identities USING btree (role_id, id)
index identities.identities_user_id_idx: CREATE INDEX identities_user_id_idx ON identities USING btree (user_id)
index identities.identities_workspace_member_key: CREATE UNIQUE INDEX identities_workspace_member_key ON identities USING btree (tenant_id, user_id) WHERE (tenant_id IS NOT NULL)
index identities.identities_workspace_order_idx: CREATE INDEX identities_workspace_order_idx ON identities USING btree (tenant_id, created_at, id) WHERE (tenant_id IS NOT NULL)
index provider_users.provider_users_email_key: CREATE UNIQUE INDEX provider_users_email_key ON provider_users USING btree (provider, lower(email))
index provider_users.provider_users_ls_user_id_key: CREATE UNIQUE INDEX provider_users_ls_user_id_key ON provider_users USING btree (provider, ls_user_id)
index roles.roles_custom_name_key: CREATE UNIQUE INDEX roles_custom_name_key ON roles USING btree (organization_id, lower(display_name)) WHERE (organization_id IS NOT NULL)
index roles.roles_system_name_key: CREATE UNIQUE INDEX roles_system_name_key ON roles USING btree (name) WHERE (organization_id IS NULL)
index sessions.sessions_expires_at_idx: CREATE INDEX sessions_expires_at_idx ON sessions USING btree (expires_at, id)
index sessions.sessions_user_id_idx: CREATE INDEX sessions_user_id_idx ON sessions USING btree (user_id, created_at)
index sign_in_attempts.sign_in_attempts_account_idx: CREATE INDEX sign_in_attempts_account_idx ON sign_in_attempts USING btree (account_digest, attempted_at)
index sign_in_attempts.sign_in_attempts_attempted_at_idx: CREATE INDEX sign_in_attempts_attempted_at_idx ON sign_in_attempts USING btree (attempted_at)
index tenants.tenants_organization_id_idx: CREATE INDEX tenants_organization_id_idx ON tenants USING btree (organization_id)
index users.users_created_at_idx: CREATE INDEX users_created_at_idx ON users USING btree (created_at, id)
index users.users_email_key: CREATE UNIQUE INDEX users_email_key ON users USING btree (lower(email))
trigger audit_chain.audit_chain_append_only: CREATE TRIGGER audit_chain_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change() always
trigger audit_head.audit_head_goes_forward: CREATE TRIGGER audit_head_goes_forward BEFORE UPDATE ON audit_head FOR EACH ROW WHEN ((new.sequence <= old.sequence)) EXECUTE FUNCTION refuse_audit_change() always
trigger audit_head.audit_head_stays: CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change() always
trigger audit_logs.audit_logs_append_only: CREATE TRIGGER audit_logs_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_logs FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change() always
trigger audit_logs.audit_logs_queue: CREATE CONSTRAINT TRIGGER audit_logs_queue AFTER INSERT ON audit_logs DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION queue_audit_row()
trigger audit_queue.audit_queue_link: CREATE CONSTRAINT TRIGGER audit_queue_link AFTER INSERT ON audit_queue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION link_audit_rows()
trigger identities.identities_last_admin: CREATE CONSTRAINT TRIGGER identities_last_admin AFTER DELETE OR UPDATE ON identities DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.tenant_id IS NULL)) EXECUTE FUNCTION require_organization_admin()
trigger identities.identities_member_list_delete: CREATE TRIGGER identities_member_list_delete AFTER DELETE ON identities REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_members_of_identities()
trigger identities.identities_member_list_insert: CREATE TRIGGER identities_member_list_insert AFTER INSERT ON identities REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_members_of_identities()
trigger identities.identities_member_list_update: CREATE TRIGGER identities_member_list_update AFTER UPDATE ON identities REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_members_of_identities()
trigger provider_users.provider_users_last_admin_delete: CREATE CONSTRAINT TRIGGER provider_users_last_admin_delete AFTER DELETE ON provider_users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((NOT old.is_disabled) AND (old.hashed_password IS NOT NULL))) EXECUTE FUNCTION require_organization_admin()
trigger provider_users.provider_users_last_admin_update: CREATE CONSTRAINT TRIGGER provider_users_last_admin_update AFTER UPDATE OF ls_user_id, provider, is_disabled, hashed_password ON provider_users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((NOT old.is_disabled) AND (old.hashed_password IS NOT NULL) AND (new.is_disabled OR (new.hashed_password IS NULL) OR (new.ls_user_id <> old.ls_user_id) OR (new.provider <> old.provider)))) EXECUTE FUNCTION require_organization_admin()
trigger provider_users.provider_users_member_list_delete: CREATE TRIGGER provider_users_member_list_delete AFTER DELETE ON provider_users REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_members_of_logins()
trigger provider_users.provider_users_member_list_insert: CREATE TRIGGER provider_users_member_list_insert AFTER INSERT ON provider_users REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_members_of_logins()
trigger provider_users.provider_users_member_list_update: CREATE TRIGGER provider_users_member_list_update AFTER UPDATE ON provider_users FOR EACH ROW WHEN (((((((old.ls_user_id IS DISTINCT FROM new.ls_user_id) OR (old.provider IS DISTINCT FROM new.provider)) OR (old.is_disabled IS DISTINCT FROM new.is_disabled)) OR ((old.hashed_password IS NULL) IS DISTINCT FROM (new.hashed_password IS NULL))) OR (old.password_is_initial IS DISTINCT FROM new.password_is_initial)) OR (old.password_set_at IS DISTINCT FROM new.password_set_at))) EXECUTE FUNCTION gatehouse_members_of_changed_login()
trigger sessions.sessions_member_list_insert: CREATE TRIGGER sessions_member_list_insert AFTER INSERT ON sessions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_members_of_sessions()
trigger users.users_member_list_update: CREATE TRIGGER users_member_list_update AFTER UPDATE ON users REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_members_of_users()
`;
