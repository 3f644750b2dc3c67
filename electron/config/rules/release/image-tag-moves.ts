/** The tags are those that registries move by custom, such as latest and main. */
import { onCompose, onHelm, type Problem, type Rule } from "../rule.js";
import { atRelease, productTags } from "./tags.js";

const moves = (tag: string): boolean => /^(latest|main|master|edge|nightly|dev|stable)$/i.test(tag.trim());

const onTags = onHelm((subject) =>
  productTags(subject).flatMap(({ path, text, value }): readonly Problem[] =>
    moves(text) ? [{ path, position: value.position }] : [],
  ),
);

const onVersion = onCompose((subject) =>
  moves(subject.entries.get("_LANGSMITH_IMAGE_VERSION")?.value ?? "") ? [atRelease(subject)] : [],
);

export const imageTagMoves: Rule = {
  id: "image-tag-moves",
  severity: "warning",
  source: "console",
  what: "This image tag means another release tomorrow.",
  why: "A restart then upgrades the installation unasked, and nobody can tell which release it runs.",
  remedy: "Write the release, such as 0.10.3.",
  check: (subject) => [...onTags(subject), ...onVersion(subject)],
};
