/** Reading the product's releases from image tags. */
import { productImages } from "../../subject/release.js";
import type { HelmSubject, Subject } from "../../subject/subject.js";
import { textOf, type Value } from "../../yaml/values.js";
import type { Problem } from "../rule.js";

export type Version = readonly [major: number, minor: number, patch: number];

/** The first release with a chart that reads config.initialOrgAdminEmail. */
export const firstWithEmailPlace = [0, 11, 36] as const;

/** True where `release` (0.10.3, v0.10.3-rc.1, 0.10) comes before `version`; a part left out counts as 0. */
export function isBefore(release: string, version: Version): boolean {
  const numbers = (/^v?(\d+(?:\.\d+)*)/.exec(release)?.[1] ?? "").split(".").map(Number);
  for (const [index, wanted] of version.entries()) {
    const number = numbers[index] ?? 0;
    if (number < wanted) return true;
    if (number > wanted) return false;
  }
  return false;
}

export interface Tag {
  readonly path: string;
  readonly text: string;
  readonly value: Value;
}

/** The tags of the product's own images. */
export const productTags = ({ values }: HelmSubject): readonly Tag[] =>
  productImages(values).flatMap(({ path, tag }) =>
    tag === null ? [] : [{ path: `${path}.tag`, text: textOf(tag) ?? "", value: tag }],
  );

/** A problem at the tag that names the release. */
export function atRelease(subject: Subject): Problem {
  if (subject.format === "compose") {
    const path = "_LANGSMITH_IMAGE_VERSION";
    return { path, position: subject.entries.get(path)?.position ?? null };
  }
  const tags = productTags(subject);
  const tag = tags.find(({ path }) => path.startsWith("images.backendImage.")) ?? tags[0];
  return { path: tag?.path ?? "images.backendImage.tag", position: tag?.value.position ?? null };
}
