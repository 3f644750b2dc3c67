/** The commonest passwords: about 36,000 cores of a list of 49,000, of which 3,000 would do for ASVS 5.0, 6.2.4. */
import passwords from "@zxcvbn-ts/language-common/src/passwords.json" with { type: "json" };
import { coreOf } from "../../shared/guessable-password.js";

const leastLetters = 4;
let cores: ReadonlySet<string> | undefined;

/** True for the core of a common password. The list is read into memory when it is first asked. */
export function isCommonCore(core: string): boolean {
  cores ??= new Set(passwords.map(coreOf).filter(({ length }) => length >= leastLetters));
  return cores.has(core);
}
