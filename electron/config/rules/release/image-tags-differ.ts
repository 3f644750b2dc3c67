/** The first image is the measure; other vendors' images are left out (subject/release.ts). */
import { onHelm, type Rule } from "../rule.js";
import { productTags } from "./tags.js";

export const imageTagsDiffer: Rule = {
  id: "image-tags-differ",
  severity: "warning",
  source: "console",
  what: "The product's images have different tags.",
  why: "Only services of one release are made to work together.",
  remedy: "Use one tag for all of them.",
  check: onHelm((subject) => {
    const [first, ...others] = productTags(subject);
    return others.flatMap(({ path, text, value }) =>
      text === first?.text ? [] : [{ path, position: value.position }],
    );
  }),
};
