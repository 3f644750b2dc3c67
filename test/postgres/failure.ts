/** What a refused promise was refused with, after a look that it gives away no password. */
import { expect } from "vitest";
import { GatehouseError } from "../../shared/errors.js";

/** The password that test users have, so that any sentence can be searched for it. */
export const testPassword = "S3cret-hunter2/@:?#% ü";

/** The GatehouseError that `work` fails with; fails the test when there is none or when it repeats the password. */
export async function failureOf(work: Promise<unknown>): Promise<GatehouseError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GatehouseError)) throw new Error("did not fail with a GatehouseError", { cause: error });
  const shown = `${error.message} ${error.remedy}`;
  expect(shown).not.toContain("hunter2");
  expect(shown).not.toContain("\n");
  return error;
}
