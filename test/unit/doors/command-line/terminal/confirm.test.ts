/** Questions on a terminal: whoever leaves one, by Ctrl+C or the end of the input, is told that nothing was changed. */
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ask } from "../../../../../electron/doors/command-line/terminal/ask.js";
import { confirm, readSecret, typeSecret } from "../../../../../electron/doors/command-line/terminal/confirm.js";

let typing: PassThrough;
let said: string;
beforeEach(() => {
  said = "";
  typing = Object.assign(new PassThrough(), { isTTY: true });
  vi.spyOn(process, "stdin", "get").mockReturnValue(typing as unknown as typeof process.stdin);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

it.each([
  ["a question before a change", () => confirm("Remove them?", false)],
  ["a question for what was not given", () => ask("The file")],
  ["a secret", () => typeSecret("The password")],
])("%s that the input ends before is not an unexpected failure", async (_what, question) => {
  const asked = question();
  typing.end();
  await expect(asked).rejects.toMatchObject({ code: "NOT_CONFIRMED", remedy: "Nothing was changed." });
  expect(said.endsWith("\n")).toBe(true);
});

it("Ctrl+C leaves a question", async () => {
  const asked = typeSecret("The password");
  typing.write("abc\u0003");
  await expect(asked).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
});

it("an answer is taken", async () => {
  const secret = typeSecret("The password");
  typing.write("Quiet-Harbour-9\r");
  expect([await secret, said]).toEqual(["Quiet-Harbour-9", "The password: \n"]);
  const asked = confirm("Remove them?", false);
  typing.write("yes\n");
  await asked;
});

it("who pipes nothing is told what to give", async () => {
  Object.assign(typing, { isTTY: false });
  typing.end();
  await expect(readSecret("The password")).rejects.toMatchObject({
    ...{ code: "USAGE", remedy: "Give the password on standard input." },
  });
});
