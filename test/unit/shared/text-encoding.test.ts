/** Encodings: what is written is read back the same, with its encoding. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeText, encodeText } from "../../../shared/text-encoding.js";

test("any text comes back from every encoding, and the encoding with it", () => {
  const text = fc.string({ unit: "binary" }).filter((one) => !/[\0\ufeff]/.test(one));
  fc.assert(
    fc.property(text, fc.constantFrom("utf-8", "utf-8-marked", "utf-16le", "utf-16be"), (written, encoding) => {
      expect(decodeText(encodeText(written, encoding))).toEqual({ text: written, encoding });
    }),
  );
});

test("any bytes are a text or have a reason", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff]), (bytes, mark) => {
      const decoded = decodeText(new Uint8Array([...mark, ...bytes]));
      if ("fault" in decoded) expect(decoded.fault).toMatch(/^is (not a text file in|in) UTF-/);
      else expect(encodeText(decoded.text, decoded.encoding)).toEqual(new Uint8Array([...mark, ...bytes]));
    }),
  );
});
