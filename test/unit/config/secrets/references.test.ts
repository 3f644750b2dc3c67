/** References are told from strong passwords, however many signs these hold. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references that were not replaced are what is tested here
import fc from "fast-check";
import { expect, test } from "vitest";
import { certainReference, mayBeReference, referenceIn } from "../../../../electron/config/secrets/references.js";
import { findPasswordFaults } from "../../../../shared/password.js";

const letters = [..."abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"];

test.each([
  "Quiet$Harbour-17",
  "$Quiet-Harbour-17",
  "Quiet-Harbour-17$",
  "Quiet$HARBOUR_17",
  "Quiet-$$-Harbour",
  "Quiet$(Harbour)17",
  "Qu{iet}Harb[our]17",
  "Quiet%Harbour%17",
  "#Quiet-Harbour-17",
  "@Quiet-Harbour17@",
  "/Quiet/Harbour/17",
  "Quiet:Harbour/17",
  "{Quiet-Harbour-17}",
])("%s is a password of its own", (password) => {
  expect(referenceIn(password)).toBeNull();
});

test("a password that meets the rule is no reference for its $ and other signs", () => {
  const sign = fc.constantFrom(..."$$$-!#+,.:?@[]^_~/");
  const password = fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...letters) }, { weight: 1, arbitrary: sign }), {
      minLength: 14,
      maxLength: 40,
    })
    .map((parts) => parts.join(""))
    .filter((text) => findPasswordFaults(text).length === 0);
  fc.assert(
    fc.property(password, (text) => {
      expect([text, referenceIn(text)?.what]).toEqual([text, undefined]);
    }),
    { numRuns: 3_000 },
  );
});

test("what is looked at quickly first is every text that is a reference", () => {
  const forms = [
    "ENC[A,",
    "$A",
    "${a}",
    "{{ a }}",
    "op://a",
    " vault:a",
    "ref+a://b",
    "__A__",
    "((a))",
    "file:a",
    "bw://a",
  ];
  for (const text of forms)
    expect([text, mayBeReference(text), referenceIn(text) !== null]).toEqual([text, true, true]);
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.constantFrom(...forms), (around, form) => {
      for (const text of [around, around + form, form + around]) {
        if (certainReference(text) !== null || referenceIn(text) !== null) expect(mayBeReference(text)).toBe(true);
      }
    }),
  );
});
