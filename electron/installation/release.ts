/** Which release of the product an installation runs, and whether that is late enough to migrate. */

/** Reads [major, minor] from `0.10.3` or `v0.10.3-rc.1`; undefined if the text is not a version. */
const parseRelease = (release: string): readonly [number, number] | undefined => {
  const match = /^v?(\d+)\.(\d+)(?:\D|$)/.exec(release.trim());
  return match?.[1] === undefined || match[2] === undefined ? undefined : [Number(match[1]), Number(match[2])];
};

/** True for 0.7 and later; undefined if the text is not a version. */
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
 * Judges whether an installation can be migrated. If the administrator states a release (`--release`), only that one
 * counts. If not, the recorded and the configured release must both be late enough; one of the two may be unknown.
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
