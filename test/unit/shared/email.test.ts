/** Emails: what is one, and when two are the same. */
import { expect, test } from "vitest";
import { emailKey, isEmail } from "../../../shared/email.js";

test.each(["a@b", "ada.lovelace+x@corp.example", "o'neil@corp.example", "jürgen@müller.example", "%_@corp.example"])(
  "%s is an email",
  (email) => {
    expect(isEmail(email)).toBe(true);
  },
);

test.each([
  "",
  "ada",
  "@corp",
  "ada@",
  "a@b@c",
  "a b@c",
  "a@b c",
  "a@b\n",
  "a\u0000@b",
  "<a@b>",
  "a,b@c",
  '"a"@b',
  "a@[::1]",
])("%j is no email", (email) => {
  expect(isEmail(email)).toBe(false);
});

test("254 characters are an email and 255 are not", () => {
  expect(isEmail(`${"a".repeat(252)}@b`)).toBe(true);
  expect(isEmail(`${"a".repeat(253)}@b`)).toBe(false);
});

test("emails are compared without case, without outer spaces and in one Unicode form", () => {
  expect(emailKey(" ADA@Corp.Example ")).toBe("ada@corp.example");
  expect(emailKey("ju\u0308rgen@x")).toBe(emailKey("JÜRGEN@x"));
  expect(emailKey("ada@a")).not.toBe(emailKey("ada@b"));
});
