/**
 * Hands initial passwords over in a file. It is on disk before the invite is committed, and deleted if the invite
 * fails.
 */
import { rm } from "node:fs/promises";
import { GatehouseError } from "../../shared/errors.js";
import { writeSecretFile } from "../files/secret-file.js";
import type { Deliver, InvitationOutcome } from "./invite.js";

/**
 * Runs `work` with a function that writes the initial passwords into the new file `file` (mode 0600). No file is made
 * if nobody gets a password. Errors: FILE_EXISTS, FILE_NOT_WRITABLE, and those of `work`.
 */
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
    // If the connection was lost, the commit may have happened and the passwords may be in use, so the file stays.
    const unsure = error instanceof GatehouseError && error.code === "CONNECTION_LOST";
    if (written && !unsure) await rm(file, { force: true });
    throw error;
  }
}
