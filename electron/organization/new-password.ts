/** Judging a password that a person chose: the documents' rule, the commonest passwords, and the words of its context. */
import { GatehouseError } from "../../shared/errors.js";
import { describeGuessable, findGuessable, guessableRemedy } from "../../shared/guessable-password.js";
import { describePasswordFaults, findPasswordFaults } from "../../shared/password.js";
import type { Secret } from "../security/secret.js";

/** Whose password it becomes. */
export interface Holder {
  readonly email: string;
  readonly fullName: string | null;
  readonly organization: string | null;
}

/** Refuses what breaks the documents' rule, before anything is read or hashed. Errors: PASSWORD_REFUSED. */
export function requireRule(password: Secret): void {
  const faults = findPasswordFaults(password.reveal());
  if (faults.length > 0)
    throw new GatehouseError("PASSWORD_REFUSED", describePasswordFaults(faults, password.reveal()));
}

/** Refuses what is easily guessed. Passwords that Gatehouse generates are not asked about. Errors: PASSWORD_REFUSED. */
export async function refuseGuessable(password: Secret, holder: Holder): Promise<void> {
  const { isCommonCore } = await import("../security/common-passwords.js");
  const found = findGuessable(password.reveal(), { ...holder, isCommonCore });
  if (found.length > 0) {
    throw new GatehouseError("PASSWORD_REFUSED", describeGuessable(found), { remedy: guessableRemedy });
  }
}
