/** Names: what nobody sees is refused and named, and what a script needs to be written right is kept. */
import { expect, test } from "vitest";
import { findFullNameFault } from "../../../shared/full-name.js";

test.each([
  "Ada Lovelace",
  "Ju\u0308rgen Grüber",
  "علی\u200cرضا", // Persian: a non-joiner inside a name
  "ශ්\u200dරී", // Sinhala: a joiner behind a virama
  "ന്\u200d", // Malayalam: the older way to write a chillu, at the end of a word
  "葛\u{e0100}城", // Japanese: the family's own form of a character
  "👩\u200d🚀 Ops ⚙\ufe0f",
  "O’Neil",
  "李小龍",
])("%s is a name", (name) => {
  expect(findFullNameFault(name)).toBeNull();
});

test.each([
  ["Ada\u200b", "an invisible character, U+200B (ZERO WIDTH SPACE)"],
  ["Ada\u200dLovelace", "an invisible character, U+200D (ZERO WIDTH JOINER)"],
  ["Ada\u202eecalevoL", "an invisible character, U+202E (RIGHT-TO-LEFT OVERRIDE)"],
  ["Ada\u00ad", "an invisible character, U+00AD (SOFT HYPHEN)"],
  ["Ada\ufe0f", "an invisible character, U+FE0F (VARIATION SELECTOR)"],
  ["علی\u200c", "an invisible character, U+200C (ZERO WIDTH NON-JOINER)"],
  ["A\u{e0041}", "an invisible character, U+E0041 (TAG)"],
  ["Ada\u2028", "an invisible character, U+2028 (LINE SEPARATOR)"],
  ["Ada\tLovelace", "a control character, U+0009 (TAB)"],
  ["Ada\ufffd", "an invisible character, U+FFFD (REPLACEMENT CHARACTER)"],
])("%j is refused", (name, what) => {
  expect(findFullNameFault(name)).toBe(`The name holds ${what}.`);
});

test("a name of 200 characters is taken and one of 201 is not", () => {
  expect(findFullNameFault("n".repeat(200))).toBeNull();
  expect(findFullNameFault("n".repeat(201))).toBe("The name is longer than 200 characters.");
});
