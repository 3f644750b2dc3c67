/** Rules about the admin, the JWT secret, the organization and the workspaces. */
import { count } from "../../../shared/count.js";
import { emailKey } from "../../../shared/email.js";
import { type Compared, type DatabaseRule, when } from "./rule.js";

const bothBasic = ({ configuration, inspection }: Compared): boolean =>
  configuration.mode === "basic" && inspection.state === "basic";

export const databaseAdminUnknown: DatabaseRule = {
  id: "database-admin-unknown",
  severity: "warning",
  what: "The configured admin is not among the installation's Organization Admins.",
  why: "The bootstrap is not repeated, so nobody can sign in with this email and its password.",
  remedy: "Configure the email of an Organization Admin, or invite this person as one.",
  check: (compared) => {
    const email = compared.configuration.adminEmail;
    const admins = compared.inspection.installation?.adminEmails ?? [];
    const known = admins.some((admin) => email !== null && emailKey(admin) === emailKey(email));
    return when(bothBasic(compared) && email !== null && !known, "adminEmail");
  },
};

export const databaseJwtSecretDiffers: DatabaseRule = {
  id: "database-jwt-secret-differs",
  severity: "warning",
  what: "The JWT secret is not the one the installation runs with.",
  why: "Applying it signs everybody out.",
  remedy: "If the change is a mistake, put the old secret back. If not, apply it and restart the services with it.",
  check: (compared) => {
    const { peopleSignedIn, liveSessions } = compared.inspection;
    const message = `The JWT secret is not the one the installation runs with: applying it signs out ${count(peopleSignedIn, "person", "people")} (${count(liveSessions, "session")}).`;
    return when(bothBasic(compared) && compared.jwtSecret === "differs", "jwtSecret", { message });
  },
};

export const databaseOrganizationDiffers: DatabaseRule = {
  id: "database-organization-differs",
  severity: "info",
  what: "The organization has another name in the installation.",
  why: "The name here counts only for a new installation.",
  remedy: "Nothing to do, unless this is the wrong database.",
  check: ({ configuration, inspection }) =>
    when(
      configuration.places.organizationName !== undefined &&
        inspection.organization !== null &&
        inspection.organization.name !== configuration.organizationName,
      "organizationName",
    ),
};

export const databaseWorkspaceDiffers: DatabaseRule = {
  id: "database-workspace-differs",
  severity: "info",
  what: "No workspace of the installation has this name.",
  why: "The name here counts only for a new installation.",
  remedy: "Nothing to do, unless this is the wrong database.",
  check: ({ configuration, inspection, workspaceNames }) =>
    when(
      configuration.places.workspaceName !== undefined &&
        inspection.organization !== null &&
        !workspaceNames.includes(configuration.workspaceName),
      "workspaceName",
    ),
};
