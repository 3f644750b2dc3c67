/** Releases from 0.7 on may be migrated. An unknown release is never guessed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMigratable, judgeRelease } from "../../../electron/installation/release.js";

describe("0.7 is the first release that can be migrated", () => {
  test.each(["0.7", "0.7.0", "v0.7.1", "0.10.3", "0.13.26-rc.1", "0.10.3+build", "1.0.0", " 12.1 "])(
    "%s can",
    (release) => {
      expect(isMigratable(release)).toBe(true);
    },
  );

  test.each(["0.6", "0.6.99", "v0.6.12", "0.1.70", "0.0.7"])("%s cannot", (release) => {
    expect(isMigratable(release)).toBe(false);
  });

  test.each(["", "latest", "main", "7", "0.x", "sha256:0.7", "rel-0.7", "0,7"])("%j is no version", (release) => {
    expect(isMigratable(release)).toBeUndefined();
  });

  test("minor versions are compared as numbers, not as text", () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(200), fc.nat(200), (major, minor, patch) => {
        expect(isMigratable(`${major}.${minor}.${patch}`)).toBe(major > 0 || minor > 6);
      }),
    );
  });
});

describe("which of several releases counts", () => {
  test("what the administrator states overrules everything that is known", () => {
    expect(judgeRelease("0.8.0", "0.6.0", "0.6.0")).toEqual({ kind: "migratable", release: "0.8.0" });
    expect(judgeRelease("0.6.0", "0.8.0", "0.8.0")).toEqual({ kind: "too-old", release: "0.6.0" });
  });

  test("the recorded one and the configured one must both be late enough", () => {
    expect(judgeRelease(undefined, "0.6.5", "0.10.0")).toEqual({ kind: "too-old", release: "0.6.5" });
    expect(judgeRelease(undefined, "0.10.0", "0.6.5")).toEqual({ kind: "too-old", release: "0.6.5" });
    expect(judgeRelease(undefined, "0.9.0", "0.10.0").kind).toBe("migratable");
  });

  test("one known release is enough, none is not", () => {
    expect(judgeRelease(undefined, "0.9.0", null).kind).toBe("migratable");
    expect(judgeRelease(undefined, null, "0.9.0").kind).toBe("migratable");
    expect(judgeRelease(undefined, null, null)).toEqual({ kind: "unknown" });
  });

  test("what is no version is as good as unknown", () => {
    expect(judgeRelease(undefined, "latest", null)).toEqual({ kind: "unknown" });
    expect(judgeRelease("soon", "0.9.0", "0.9.0")).toEqual({ kind: "unknown" });
  });
});
