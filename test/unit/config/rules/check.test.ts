/** A check is a pure function: what is made up anew each time, such as a secret, is made up when a fix is applied. */
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { checkDocuments } from "../../../../electron/config/documents.js";
import { fixDocuments } from "../../../../electron/config/fixes/apply.js";
import { goodEnv, goodValues } from "../read.js";

const withoutSecrets = [
  [{ file: "values.yaml", text: goodValues.replace(/Quiet.*|pA7v.*/g, "<fill in>") }],
  [{ file: ".env", text: goodEnv.replace(/Quiet.*|pA7v.*|yW0k.*/g, "CHANGE_ME") }],
];

let draws: readonly MockInstance[] = [];
const drawn = (): number => draws.reduce((count, { mock }) => count + mock.calls.length, 0);

beforeEach(() => {
  draws = [vi.spyOn(crypto, "randomBytes"), vi.spyOn(crypto, "randomInt")];
  syncBuiltinESMExports();
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

describe.each(withoutSecrets)("a check of $file with secrets to be filled in", (document) => {
  it("draws nothing at random and says the same twice", () => {
    const first = checkDocuments([document]);
    expect(first.fixes.filter((fix) => fix?.title.includes("generated")).length).toBeGreaterThanOrEqual(2);
    expect(checkDocuments([document])).toEqual(first);
    expect(drawn()).toBe(0);
  });

  it("leaves it to the fix to make up the secrets, anew each time", () => {
    const [first] = fixDocuments([document], "safe");
    const [second] = fixDocuments([document], "safe");
    expect(first?.text).not.toMatch(/placeholder|fill in|CHANGE_ME/);
    expect(first?.text).not.toBe(second?.text);
    expect(drawn()).toBeGreaterThan(0);
  });
});
