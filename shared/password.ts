/** The password rule, which every new password has to meet. */

/** The 22 symbols that count, as the product's chart has them (langchain-ai/helm, validate.yaml). */
export const countedSymbols = "!#$%()+,-./:?@[\\]^_{~}";

export const minimumCharacters = 12;
export const maximumBytes = 1024;

export type PasswordFault = "too-short" | "too-long" | "no-lowercase" | "no-uppercase" | "no-symbol";

const sentences: Readonly<Record<PasswordFault, string>> = {
  "too-short": `has fewer than ${minimumCharacters} characters`,
  "too-long": `is longer than ${maximumBytes} bytes`,
  "no-lowercase": "has no lowercase letter (a–z)",
  "no-uppercase": "has no uppercase letter (A–Z)",
  "no-symbol": `has none of the symbols that count (${[...countedSymbols].join(" ")})`,
};

/** Unicode NFKC: the form in which every password is judged, hashed and verified. */
export const normalizePassword = (password: string): string => password.normalize("NFKC");

/**
 * The faults of a password; none if it meets the rule. Its length is counted in characters (code points). The chart counts
 * bytes, which differs outside ASCII only. Letters are a–z and A–Z.
 */
export function findPasswordFaults(password: string): readonly PasswordFault[] {
  const text = normalizePassword(password);
  const faults: PasswordFault[] = [];
  if ([...text].length < minimumCharacters) faults.push("too-short");
  if (new TextEncoder().encode(text).length > maximumBytes) faults.push("too-long");
  if (!/[a-z]/.test(text)) faults.push("no-lowercase");
  if (!/[A-Z]/.test(text)) faults.push("no-uppercase");
  if (![...text].some((character) => countedSymbols.includes(character))) faults.push("no-symbol");
  return faults;
}

/** The faults as one sentence about "the password", without quoting it. */
export const describePasswordFaults = (faults: readonly PasswordFault[]): string =>
  `The password ${faults.map((fault) => sentences[fault]).join(", ")}.`;
