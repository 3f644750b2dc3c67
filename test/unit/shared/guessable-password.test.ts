/** Which passwords are easily guessed although they meet the documents' rule. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCommonCore } from "../../../electron/security/common-passwords.js";
import { generatePassword } from "../../../electron/security/passwords.js";
import { coreOf, describeGuessable, findGuessable } from "../../../shared/guessable-password.js";
import { findPasswordFaults } from "../../../shared/password.js";

const holder = {
  email: "grace.okafor@corp.example",
  fullName: "Grace Okafor",
  organization: "Harbour Board",
  isCommonCore,
};

describe("meets the documents' rule and is refused:", () => {
  test.each([
    ["Password123!", "common"],
    ["P@ssw0rd1234", "common"],
    ["PasswordPassword-1", "common"],
    ["!!!!Qwertyuiop", "common"],
    ["Iloveyou-2024", "common"],
    ["grace.okafor@corp.example-A", "of-context"],
    ["GRACE.okafor-1", "of-context"],
    ["Okafor-Grace-1970", "of-context"],
    ["Harbour-Board-26", "of-context"],
    ["Langsmith-2026!", "of-context"],
    ["G4tehouse-2026!", "of-context"],
    ["            aA!", "few-characters"],
    ["AAAAaaaa----", "few-characters"],
  ] as const)("%j", (password, why) => {
    expect(findPasswordFaults(password)).toEqual([]);
    expect(findGuessable(password, holder)).toContain(why);
    expect(describeGuessable(findGuessable(password, holder))).not.toContain(password);
  });
});

test.each(["Fresh-Breeze-Alster", "Quiet-Lantern-17", "grace notes in Kyoto 1987!", "Tr0ub4dor&3-and-more"])(
  "%j is not easily guessed",
  (password) => expect(findGuessable(password, holder)).toEqual([]),
);

test("no generated password is ever guessable, whoever gets it", () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.string(), fc.string(), (email, fullName, organization) => {
      const password = generatePassword().reveal();
      return findGuessable(password, { email, fullName, organization, isCommonCore }).length === 0;
    }),
    { numRuns: 500 },
  );
});

test("a core is what is left without case, decoration and lookalikes", () => {
  expect(coreOf("12P4ssw0rd!23")).toBe("password");
  expect(coreOf("123456789-!")).toBe("");
});
