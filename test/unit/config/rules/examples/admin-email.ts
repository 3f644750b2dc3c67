/** Examples of the rules in rules/admin-email/. */
import { config, type Example } from "./example.js";

export const adminEmailExamples: readonly Example[] = [
  {
    rule: "chart-admin-email-missing",
    broken: config('initialOrgAdminEmail: ""'),
    kept: config("initialOrgAdminEmail: null", "basicAuth: {initialOrgAdminEmail: a@b.example}"),
    at: null,
    path: "config.initialOrgAdminEmail",
    blocks: true,
  },
  {
    rule: "admin-email-missing",
    format: "compose",
    broken: "INITIAL_ORG_ADMIN_EMAIL=",
    kept: "INITIAL_ORG_ADMIN_EMAIL=a@b.example",
    at: null,
    path: "INITIAL_ORG_ADMIN_EMAIL",
    blocks: true,
  },
  {
    rule: "admin-email-invalid",
    broken: config("initialOrgAdminEmail: ada"),
    kept: config("initialOrgAdminEmail: admin@example.com"),
    at: "2:25",
    path: "config.initialOrgAdminEmail",
    blocks: true,
  },
  {
    rule: "admin-email-older-place",
    broken: config("initialOrgAdminEmail: null", "basicAuth: {initialOrgAdminEmail: a@b.example}"),
    kept: config("basicAuth: {initialOrgAdminEmail: ada@harbour.example}"),
    at: "3:37",
    path: "config.basicAuth.initialOrgAdminEmail",
  },
  {
    rule: "admin-emails-differ",
    broken: config("basicAuth: {initialOrgAdminEmail: bob@harbour.example}"),
    kept: config("basicAuth: {initialOrgAdminEmail: ADA@harbour.example}"),
    at: "2:37",
    path: "config.basicAuth.initialOrgAdminEmail",
  },
  {
    rule: "admin-email-missing",
    format: "compose",
    broken: "INITIAL_ORG_ADMIN_EMAIL=",
    kept: "INITIAL_ORG_ADMIN_EMAIL=\nAUTH_TYPE=none\nBASIC_AUTH_ENABLED=false",
    at: null,
    path: "INITIAL_ORG_ADMIN_EMAIL",
    blocks: true,
  },
];
