/** Takes the passwords to hand over out of the answer to an invitation or a reset. */
import type { CredentialResult } from "../../shared/contract/members.js";

/** A member's email with the password to hand over. */
export interface Delivery {
  readonly email: string;
  readonly role: string;
  readonly password: string;
}

export const toDeliveries = (results: readonly CredentialResult[]): readonly Delivery[] =>
  results.flatMap(({ email, role, initialPassword }) =>
    initialPassword === undefined ? [] : [{ email, role, password: initialPassword }],
  );
