/** Handing initial passwords over in a file: it is on disk before anybody is invited, and gone if nobody was. */
import { rm } from "node:fs/promises";
import { GatehouseError } from "../../shared/errors.js";
import { writeSecretFile } from "../files/secret-file.js";
import type { Deliver, InvitationOutcome } from "./invite.js";

/** Runs `work` with a delivery into the new file (mode 0600); no file where nobody gets a password. Errors: FILE_EXISTS, FILE_NOT_WRITABLE, and the work's. */
export async function handOverInFile(
  file: string,
  work: (deliver: Deliver) => Promise<readonly InvitationOutcome[]>,
): Promise<readonly InvitationOutcome[]> {
  let written = false;
  try {
    return await work(async (outcomes) => {
      const users = outcomes
        .filter((outcome) => outcome.initialPassword !== undefined)
        .map(({ email, role, initialPassword }) => ({ email, role, initialPassword: initialPassword?.reveal() }));
      if (users.length === 0) return;
      await writeSecretFile(file, `${JSON.stringify({ users }, null, 2)}\n`);
      written = true;
    });
  } catch (error) {
    // When the connection was lost, perhaps while committing, the passwords may be in use: the file stays.
    const unsure = error instanceof GatehouseError && error.code === "CONNECTION_LOST";
    if (written && !unsure) await rm(file, { force: true });
    throw error;
  }
}
