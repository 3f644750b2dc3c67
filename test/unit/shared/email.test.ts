/** Emails: what is one, why a text is none, and when two are the same. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describeEmailFault, emailKey, findTypedEmailFault, isEmail } from "../../../shared/email.js";

test.each([
  "a@b.example",
  "ada.lovelace+x@corp.example",
  "o'neil@corp.example",
  "jürgen@müller.example",
  "ju\u0308rgen@corp.example",
  "%_@corp.example",
  "ada@xn--mnchen-3ya.example",
  "דוד@ירושלים.example",
  "ada@コーポ・レート.example",
  "ada@col·legi.example",
  "ADA@CORP.EXAMPLE",
])("%s is an email", (email) => {
  expect(describeEmailFault(email)).toBeNull();
});

test.each(["", "ada", "@corp.example", "ada@", "a@b@c.example"])("%j does not look like an email", (email) => {
  expect(describeEmailFault(email)).toBe("This is not an email address.");
});

test.each([
  ["ada@harbour.example\u200b", "it holds an invisible character, U+200B (ZERO WIDTH SPACE)"],
  ["ada@har\u00adbour.example", "it holds an invisible character, U+00AD (SOFT HYPHEN)"],
  ["\u202eada@harbour.example", "it holds an invisible character, U+202E (RIGHT-TO-LEFT OVERRIDE)"],
  ["ada\u2066@harbour.example", "it holds an invisible character, U+2066 (LEFT-TO-RIGHT ISOLATE)"],
  ["\ufeffada@harbour.example", "it holds an invisible character, U+FEFF (ZERO WIDTH NO-BREAK SPACE)"],
  ["a\u{e0061}da@harbour.example", "it holds an invisible character, U+E0061 (TAG)"],
  ["ada\u3164@harbour.example", "it holds an invisible character, U+3164 (HANGUL FILLER)"],
  ["ada\ufe0f@harbour.example", "it holds an invisible character, U+FE0F (VARIATION SELECTOR)"],
  ["ada\u00a0@harbour.example", "it holds an invisible character, U+00A0 (NO-BREAK SPACE)"],
  ["ada\u2028@harbour.example", "it holds an invisible character, U+2028 (LINE SEPARATOR)"],
  ["ada\ufffd@harbour.example", "it holds an invisible character, U+FFFD (REPLACEMENT CHARACTER)"],
  ["a\u0000da@harbour.example", "it holds a control character, U+0000 (NULL)"],
  ["ada@harbour.example\n", "it holds a control character, U+000A (LINE FEED)"],
  ["a\u0085da@harbour.example", "it holds a control character, U+0085 (NEXT LINE)"],
  ["“ada@harbour.example”", "it holds a quotation mark, U+201C (LEFT DOUBLE QUOTATION MARK)"],
  ["o’neil@harbour.example", "it holds a quotation mark, U+2019 (RIGHT SINGLE QUOTATION MARK)"],
  ["„ada“@harbour.example", "it holds a quotation mark, U+201E (DOUBLE LOW-9 QUOTATION MARK)"],
  ["«ada@harbour.example»", "it holds a quotation mark, U+00AB (LEFT-POINTING DOUBLE ANGLE QUOTATION MARK)"],
  ["'grace@corp.example'", "it holds a quotation mark, U+0027 (APOSTROPHE)"],
  ["'grace'@corp.example", "it holds a quotation mark, U+0027 (APOSTROPHE)"],
  ['"grace"@corp.example', "it holds a quotation mark, U+0022 (QUOTATION MARK)"],
  ["`grace@corp.example`", "it holds a quotation mark, U+0060 (GRAVE ACCENT)"],
  ["grace@corp..example", "its domain begins or ends with a dot, or has two in a row"],
  ["grace@.corp.example", "its domain begins or ends with a dot, or has two in a row"],
  ["grace@corp.example.", "its domain begins or ends with a dot, or has two in a row"],
  ["grace@-corp.example", "a part of its domain begins or ends with a hyphen"],
  ["grace@corp-.example", "a part of its domain begins or ends with a hyphen"],
  ["ada@example", "its domain has no dot"],
  ["ada@localhost", "its domain has no dot"],
  ["ada@10.0.0.5", "its domain ends in a number"],
  ["ada@[::1]", "it holds the character ["],
  ["ada@corp_east.example", "it holds the character _"],
  ["<a@b.example>", "it holds the character <"],
  ["a,b@c.example", "it holds the character ,"],
  ["a b@c.example", "it holds a space"],
  ["ada@corp。example", "it holds 。, U+3002"],
  ["ａda@corp.example", "it holds ａ, U+FF41"],
  ["ada@ｃorp.example", "it holds ｃ, U+FF43"],
  ["😀@corp.example", "it holds 😀, U+1F600"],
  [".ada@corp.example", "the part before the @ begins or ends with a dot, or has two in a row"],
  ["ada.@corp.example", "the part before the @ begins or ends with a dot, or has two in a row"],
  ["a..da@corp.example", "the part before the @ begins or ends with a dot, or has two in a row"],
])("%j is no email, and the reason is said", (email, reason) => {
  expect(describeEmailFault(email)).toBe(`This is not an email address: ${reason}.`);
});

test("no unseen character gets into an email, wherever it stands", () => {
  const unseen = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
  const refused = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Cs}\p{Zl}\p{Zp}]/u;
  fc.assert(
    fc.property(unseen, fc.nat({ max: 16 }), (character, at) => {
      const email = `ada@corp.example`;
      const changed = email.slice(0, at) + character + email.slice(at);
      if (refused.test(character)) expect(describeEmailFault(changed)).toContain("U+");
    }),
    {
      numRuns: 500,
      examples: [
        ..."\u00AD\u034F\u061C\u115F\u17B4\u180B\u200B\u200F\u202A\u2064\uFFA0\uFFF0\u{1BCA0}\u{1D173}\u{E0FFF}",
      ].map((character) => [character, 3] as [string, number]),
    },
  );
});

test("the longest parts that RFC 5321 allows are an email, and longer ones are not", () => {
  const local = (length: number): string => `${"a".repeat(length)}@corp.example`;
  expect(isEmail(local(64))).toBe(true);
  expect(describeEmailFault(local(65))).toContain("before the @ is longer than 64 bytes");
  expect(isEmail(`a@${"b".repeat(63)}.example`)).toBe(true);
  expect(describeEmailFault(`a@${"b".repeat(64)}.example`)).toContain("a part of its domain is too long");
  expect(describeEmailFault(`a@${"ü".repeat(60)}.example`)).toContain("a part of its domain is too long");
  const domain = `${"b".repeat(62)}.${"c".repeat(62)}.${"d".repeat(60)}.example`; // 194 bytes
  expect(isEmail(`${"a".repeat(59)}@${domain}`)).toBe(true); // 254 bytes
  expect(describeEmailFault(`${"a".repeat(60)}@${domain}`)).toContain("longer than 254 bytes");
});

test("an email that finds a member may be of any form, but not hold what nobody sees", () => {
  expect(findTypedEmailFault(" ada@localhost\n")).toBeNull();
  expect(findTypedEmailFault("ada@corp.example\u200b")).toBe(
    "The email holds an invisible character, U+200B (ZERO WIDTH SPACE).",
  );
});

test("emails are compared without case, without outer spaces and in one Unicode form", () => {
  expect(emailKey(" ADA@Corp.Example ")).toBe("ada@corp.example");
  expect(emailKey("ju\u0308rgen@x")).toBe(emailKey("JÜRGEN@x"));
  expect(emailKey("ada@a")).not.toBe(emailKey("ada@b"));
});
