/** What people are told when a call fails. */
import { ORPCError } from "@orpc/client";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failedWith, isLinkLost, linkLostCode, toFailure } from "../../../renderer/failure.js";
import { errorKinds } from "../../../shared/errors.js";

const known = (data: unknown) =>
  new ORPCError("PASSWORD_REJECTED", { status: 500, message: "The server rejected the password.", data });

describe("a failure of the one map", () => {
  test("keeps its sentence and the remedy that came with it", () => {
    expect(toFailure(known({ remedy: "Ask Ada." }))).toEqual({
      code: "PASSWORD_REJECTED",
      message: "The server rejected the password.",
      remedy: "Ask Ada.",
    });
  });

  test("takes the map's remedy where none came with it", () => {
    expect(toFailure(known(undefined)).remedy).toBe(errorKinds.PASSWORD_REJECTED.remedy);
    expect(toFailure(known({ remedy: 7 })).remedy).toBe(errorKinds.PASSWORD_REJECTED.remedy);
  });

  test("is told apart by its code", () => {
    expect(failedWith(known(null), "SESSION_ENDED", "PASSWORD_REJECTED")).toBe(true);
    expect(failedWith(known(null), "SESSION_ENDED")).toBe(false);
  });
});

test("a refused input names its fields, each once, and never a value", () => {
  const issues = [
    { message: "too small: hunter2", path: ["schema"] },
    { message: "too big", path: ["schema"] },
    { message: "bad", path: ["workspaces", 0, "role"] },
    { message: "no path" },
  ];
  expect(toFailure(new ORPCError("BAD_REQUEST", { data: { issues } }))).toEqual({
    code: "USAGE",
    message: "The input is not valid (schema, workspaces.0.role).",
    remedy: "Correct it, then try again.",
  });
  expect(toFailure(new ORPCError("BAD_REQUEST")).message).toBe("The input is not valid.");
});

describe("a lost link", () => {
  test("is a network that failed or a page that is no longer let in", () => {
    expect(isLinkLost(new TypeError("Failed to fetch"))).toBe(true);
    expect(isLinkLost(new ORPCError("UNAUTHORIZED", { status: 401 }))).toBe(true);
    expect(isLinkLost(new ORPCError("FORBIDDEN", { status: 403 }))).toBe(true);
    expect(toFailure(new TypeError("Failed to fetch")).code).toBe(linkLostCode);
  });

  test("is not what the console itself answered, whatever its status, nor a call that was given up", () => {
    expect(isLinkLost(new ORPCError("SIGN_IN_REQUIRED", { status: 401 }))).toBe(false);
    expect(isLinkLost(new ORPCError("ROLE_INSUFFICIENT", { status: 403 }))).toBe(false);
    expect(isLinkLost(new DOMException("given up", "AbortError"))).toBe(false);
  });
});

test("anything else is INTERNAL without a word of what was thrown", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 12 }), (secret) => {
      for (const thrown of [
        new Error(secret),
        secret,
        { message: secret },
        new ORPCError(secret, { message: secret }),
      ]) {
        const failure = toFailure(thrown);
        expect(failure.code).toBe("INTERNAL");
        expect(`${failure.message} ${failure.remedy}`).not.toContain(secret);
      }
    }),
  );
});
