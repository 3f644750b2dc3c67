/** The password rule, which every new password has to meet. */
import { describeUnseen, findUnseen } from "./characters.js";

/** The 22 symbols that count, as the product's chart has them (langchain-ai/helm, validate.yaml). */
export const countedSymbols = "!#$%()+,-./:?@[\\]^_{~}";

export const minimumCharacters = 12;
export const maximumBytes = 1024;

export type PasswordFault = "too-short" | "too-long" | "no-lowercase" | "no-uppercase" | "no-symbol" | "unseen";

const sentences: Readonly<Record<PasswordFault, string>> = {
  "too-short": `has fewer than ${minimumCharacters} characters`,
  "too-long": `is longer than ${maximumBytes} bytes`,
  "no-lowercase": "has no lowercase letter (a–z)",
  "no-uppercase": "has no uppercase letter (A–Z)",
  "no-symbol": `has none of the symbols that count (${[...countedSymbols].join(" ")})`,
  unseen: "holds a control or invisible character, which no field takes",
};

/** Unicode NFKC: the form in which every password is judged, hashed and verified. */
export const normalizePassword = (password: string): string => password.normalize("NFKC");

/**
 * The faults of a password; none if it meets the rule. Its length is counted in characters (code points). The chart counts
 * bytes, which differs outside ASCII only. Letters are a–z and A–Z. Controls and what nobody sees are faults in any
 * password (RFC 8265, 4.2.1, by the FreeformClass of RFC 8264, 4.3.3).
 */
export function findPasswordFaults(password: string): readonly PasswordFault[] {
  const text = normalizePassword(password);
  const faults: PasswordFault[] = [];
  if ([...text].length < minimumCharacters) faults.push("too-short");
  if (new TextEncoder().encode(text).length > maximumBytes) faults.push("too-long");
  if (!/[a-z]/.test(text)) faults.push("no-lowercase");
  if (!/[A-Z]/.test(text)) faults.push("no-uppercase");
  if (![...text].some((character) => countedSymbols.includes(character))) faults.push("no-symbol");
  if (findUnseen(password) !== null) faults.push("unseen");
  return faults;
}

/** The faults as one sentence about "the password", without quoting it; of `password`, what nobody sees is named. */
export function describePasswordFaults(faults: readonly PasswordFault[], password = ""): string {
  const hidden = findUnseen(password);
  const said = (fault: PasswordFault): string =>
    fault === "unseen" && hidden !== null ? `holds ${describeUnseen(hidden)}, which no field takes` : sentences[fault];
  return `The password ${faults.map(said).join(", ")}.`;
}
