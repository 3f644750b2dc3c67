/** A table's bytes are decoded as the right text, or refused. */
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../../electron/members/bulk/decoding.js";
import { refusal } from "../../config/read.js";

const text = "email,name\nzoë@corp.example,Zoë Ångström\n";
const utf16 = (swap: boolean, mark: boolean): Buffer => {
  const bytes = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return swap ? bytes.swap16() : bytes;
};

describe("a table is read right", () => {
  test.each([
    ["UTF-8", Buffer.from(text), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`), "utf-8"],
    ["UTF-16 little endian", utf16(false, true), "utf-16le"],
    ["UTF-16 big endian", utf16(true, true), "utf-16be"],
    ["UTF-16 little endian without a mark", utf16(false, false), "utf-16le"],
    ["UTF-16 big endian without a mark", utf16(true, false), "utf-16be"],
  ])("in %s", (_name, bytes, encoding) => {
    expect(decodeText("people.csv", bytes)).toEqual({ text, encoding });
  });

  test("in Latin-1 only where that is said, curly quotes and the euro sign included", () => {
    const bytes = Buffer.concat([Buffer.from("name\nZo\xeb ", "latin1"), Buffer.from([0x80, 0x93])]);
    expect(decodeText("people.csv", bytes, "latin1").text).toBe("name\nZoë €“");
    const error = refusal(() => decodeText("people.csv", bytes));
    expect(error).toMatchObject({ code: "FILE_NOT_TEXT", message: "people.csv is not text in UTF-8." });
    expect(error.remedy).toContain("--encoding latin1");
  });

  test("or refused by name: an archive, a spreadsheet, half a UTF-16 character", () => {
    for (const bytes of [
      Buffer.from("PK\x03\x04\x00\x00\x08\xff\xd0", "latin1"),
      Buffer.from("a\0b"),
      utf16(false, true).subarray(0, -1),
    ]) {
      expect(refusal(() => decodeText("people.xlsx", bytes)).message).toMatch(/^people\.xlsx is not text/);
    }
  });
});
