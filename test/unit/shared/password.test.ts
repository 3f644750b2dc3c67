/** The one password rule: 12 characters, a lowercase letter, an uppercase letter and one of 22 symbols. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countedSymbols, describePasswordFaults, findPasswordFaults } from "../../../shared/password.js";

const counted = [..."!#$%()+,-./:?@[\\]^_{~}"];
const uncounted = [..."&*=;<>|'\"` "];

test("22 symbols count", () => {
  expect(counted).toHaveLength(22);
  expect([...countedSymbols].sort()).toEqual([...counted].sort());
});

test.each(counted)("%s counts as the symbol", (symbol) => {
  expect(findPasswordFaults(`Abcdefghijk${symbol}`)).toEqual([]);
});

test.each(uncounted)("%j is allowed but does not count", (symbol) => {
  expect(findPasswordFaults(`Abcdefghijk${symbol}`)).toEqual(["no-symbol"]);
  expect(findPasswordFaults(`Abcdefghijk-${symbol}`)).toEqual([]);
});

test("no digit is needed, and digits are no symbols", () => {
  expect(findPasswordFaults("Abcdefghijkl")).toEqual(["no-symbol"]);
  expect(findPasswordFaults("Abcdefghij12")).toEqual(["no-symbol"]);
  expect(findPasswordFaults("Abcdefghijk-")).toEqual([]);
});

test("only a–z and A–Z are letters", () => {
  expect(findPasswordFaults("ABCDEFGHIJK-ß")).toEqual(["no-lowercase"]);
  expect(findPasswordFaults("abcdefghijk-Ä")).toEqual(["no-uppercase"]);
});

describe("length", () => {
  test("12 characters are enough and 11 are not", () => {
    expect(findPasswordFaults("Abcdefghij-k")).toEqual([]);
    expect(findPasswordFaults("Abcdefghij-")).toEqual(["too-short"]);
  });

  test("it is counted in code points: neither in UTF-16 units nor in bytes", () => {
    expect(findPasswordFaults(`Ab-${"😀".repeat(9)}`)).toEqual([]);
    expect(findPasswordFaults(`Ab-${"😀".repeat(8)}`)).toEqual(["too-short"]);
  });

  test("1,024 bytes are allowed and 1,025 are not", () => {
    expect(findPasswordFaults(`A-${"a".repeat(1022)}`)).toEqual([]);
    expect(findPasswordFaults(`A-${"a".repeat(1023)}`)).toEqual(["too-long"]);
    expect(findPasswordFaults(`A-a${"ü".repeat(511)}`)).toEqual(["too-long"]);
  });
});

test("it is judged in NFKC, the form that is hashed", () => {
  expect(findPasswordFaults("Abcdefghijk！")).toEqual([]); // the fullwidth exclamation mark
  expect(findPasswordFaults("A-bcdefgheee\u0301".normalize("NFD").slice(0, 12))).toEqual([]);
  expect(findPasswordFaults("Abcdefghi-e\u0301")).toEqual(["too-short"]); // two code points that compose to one
});

test("all faults are told at once, and the sentence does not quote the password", () => {
  const faults = findPasswordFaults("9090909");
  expect(faults).toEqual(["too-short", "no-lowercase", "no-uppercase", "no-symbol"]);
  expect(describePasswordFaults(faults)).not.toContain("9090909");
});

test.each([
  ["\n", "a control character, U+000A (LINE FEED)"],
  ["\t", "a control character, U+0009 (TAB)"],
  ["\u0000", "a control character, U+0000 (NULL)"],
  ["\ufeff", "an invisible character, U+FEFF (ZERO WIDTH NO-BREAK SPACE)"],
  ["\u200d", "an invisible character, U+200D (ZERO WIDTH JOINER)"],
  ["\u3164", "an invisible character, U+3164 (HANGUL FILLER)"],
  ["\ufffd", "an invisible character, U+FFFD (REPLACEMENT CHARACTER)"],
])("%j is in no password (RFC 8265), and the sentence names it", (character, what) => {
  for (const password of [
    `${character}Quiet-Harbour-17`,
    `Quiet-${character}Harbour-17`,
    `Quiet-Harbour-17${character}`,
  ]) {
    const faults = findPasswordFaults(password);
    expect(faults).toEqual(["unseen"]);
    expect(describePasswordFaults(faults, password)).toBe(`The password holds ${what}, which no field takes.`);
  }
});

test("a password passes exactly when it has all it needs", () => {
  const text = fc.string({ unit: fc.constantFrom(..."aZ9-= é"), minLength: 8, maxLength: 16 });
  fc.assert(
    fc.property(text, (password) => {
      const right = password.length >= 12 && /a/.test(password) && /Z/.test(password) && /-/.test(password);
      expect(findPasswordFaults(password).length === 0).toBe(right);
    }),
  );
});
