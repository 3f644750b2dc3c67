/** Examples of the rules in rules/placeholders/. */
import { basic, config, type Example } from "./example.js";

export const placeholdersExamples: readonly Example[] = [
  {
    rule: "placeholder",
    broken: basic("jwtSecret: YOUR_JWT_SECRET"),
    kept: basic("jwtSecret: yourselves-and-a-boat-in-the-harbour"),
    at: "3:16",
    path: "config.basicAuth.jwtSecret",
    blocks: true,
  },
  {
    rule: "placeholder",
    broken: config("apiKeySalt: <salt>"),
    kept: config("apiKeySalt: a<salt>b"),
    at: "2:15",
    path: "config.apiKeySalt",
  },
  {
    rule: "placeholder",
    format: "compose",
    broken: "INITIAL_ORG_ADMIN_PASSWORD=CHANGE_ME",
    kept: "INITIAL_ORG_ADMIN_PASSWORD=CHANGE_METHODs",
    at: "8:28",
    path: "INITIAL_ORG_ADMIN_PASSWORD",
    blocks: true,
  },
  {
    rule: "placeholder-email",
    broken: config("initialOrgAdminEmail: youremail@corp.dev"),
    kept: config("initialOrgAdminEmail: yourik@corp.dev"),
    at: "2:25",
    path: "config.initialOrgAdminEmail",
    blocks: true,
  },
  {
    rule: "placeholder-email",
    broken: config("initialOrgAdminEmail: <YOUR EMAIL ADDRESS>"),
    kept: config("initialOrgAdminEmail: admin@example.com"),
    at: "2:25",
    path: "config.initialOrgAdminEmail",
    blocks: true,
  },
  {
    rule: "placeholder-email",
    format: "compose",
    broken: "INITIAL_ORG_ADMIN_EMAIL=your-email",
    kept: "INITIAL_ORG_ADMIN_EMAIL=ada@example.org",
    at: "8:25",
    path: "INITIAL_ORG_ADMIN_EMAIL",
    blocks: true,
  },
  {
    rule: "published-secret",
    broken: basic("initialOrgAdminPassword: TestLangSmith123!"),
    kept: basic("initialOrgAdminPassword: TestLangSmith124!"),
    at: "3:30",
    path: "config.basicAuth.initialOrgAdminPassword",
    blocks: true,
  },
];
