/** The words for the reason why a session ended. */

const known: Readonly<Record<string, string>> = {
  "signed-out": "signed out",
  "ended-by-admin": "ended by an admin",
  change_own_password: "password changed",
  update_basic_auth_user: "password reset",
  recover_organization_admin: "password recovered",
  deactivated: "member deactivated",
  removed: "member removed",
  rotate_jwt_secret: "JWT secret rotated",
};

/** A reason without words of its own is shown as it is stored. */
export const reasonWords = (reason: string | null): string => (reason === null ? "ended" : (known[reason] ?? reason));
