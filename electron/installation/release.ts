/** Which release of the product an installation runs, and whether that is late enough to migrate. */

/** None → basic needs version 0.7 or later (product document). */
export const firstMigratableRelease = "0.7";

/** [major, minor] of `0.10.3`, `v0.10.3-rc.1` and the like; undefined for what is not a version. */
const parseRelease = (release: string): readonly [number, number] | undefined => {
  const match = /^v?(\d+)\.(\d+)(?:\D|$)/.exec(release.trim());
  return match?.[1] === undefined || match[2] === undefined ? undefined : [Number(match[1]), Number(match[2])];
};

/** True for 0.7 and later; undefined where the text is not a version. */
export function isMigratable(release: string): boolean | undefined {
  const version = parseRelease(release);
  if (version === undefined) return undefined;
  const [major, minor] = version;
  return major > 0 || minor >= 7;
}

export type ReleaseVerdict =
  | { readonly kind: "migratable"; readonly release: string }
  | { readonly kind: "too-old"; readonly release: string }
  | { readonly kind: "unknown" };

/**
 * What the administrator states (`--release`) counts; else every release that is known, the one recorded in the
 * database and the configuration's, must be late enough, and one of them must be known: never guessed.
 */
export function judgeRelease(
  stated: string | undefined,
  recorded: string | null,
  configured: string | null,
): ReleaseVerdict {
  const known = (stated === undefined ? [recorded, configured] : [stated]).filter(
    (release): release is string => release !== null && parseRelease(release) !== undefined,
  );
  const tooOld = known.find((release) => isMigratable(release) === false);
  if (tooOld !== undefined) return { kind: "too-old", release: tooOld };
  const newest = known.at(-1);
  return newest === undefined ? { kind: "unknown" } : { kind: "migratable", release: newest };
}
