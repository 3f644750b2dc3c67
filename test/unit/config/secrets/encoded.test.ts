/** A secret that was encoded once too often is told from one that is base64 of random bytes. */
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isEncodedText } from "../../../../electron/config/secrets/encoded.js";

test("every readable text of six characters or more is told once it is encoded", () => {
  const text = fc.string({ unit: "grapheme-ascii", minLength: 6, maxLength: 80 }).filter((one) => one.trim() === one);
  fc.assert(
    fc.property(text, fc.constantFrom("", "\n", "\r\n"), (readable, end) => {
      expect(isEncodedText(Buffer.from(readable + end).toString("base64"))).toBe(true);
    }),
  );
});

test("no random key in base64 or hexadecimal is taken for one", () => {
  for (let count = 0; count < 20_000; count += 1) {
    const bytes = randomBytes(24 + (count % 40));
    expect(isEncodedText(bytes.toString("base64"))).toBe(false);
    expect(isEncodedText(bytes.toString("hex"))).toBe(false);
  }
});

test("a password of letters alone is none", () => {
  for (const password of ["Quiet-Harbour-17", "QuietHarbourQuay", "abcd", "Langsmith/Harbour+17", ""])
    expect(isEncodedText(password)).toBe(false);
});
