/** Finding the product's release in a configuration. */
import { type MapValue, printsAsWritten, type Value, valueAt } from "../yaml/values.js";
import type { Subject } from "./subject.js";

const version = /^v?(\d+\.\d+(?:\.\d+)?(?:[-+.]?[0-9A-Za-z][0-9A-Za-z.+-]*)?)$/;

/** Images of other vendors in the chart, which have versions of their own. */
const foreignImages = new Set([
  "postgresImage",
  "redisImage",
  "clickhouseImage",
  "operatorImage",
  "presidioAnalyzerImage",
  "sandboxHostImage",
]);

/** The release, such as 0.10.3; null where none, a moving tag (`latest`) or several are named. */
export function releaseOf(subject: Subject): string | null {
  if (subject.format === "compose") return asVersion(subject.entries.get("_LANGSMITH_IMAGE_VERSION")?.value ?? "");
  const backend = valueAt(subject.values, "images.backendImage.tag");
  if (backend !== null) return tagOf(backend);
  const tags = new Set(productTags(subject.values));
  const [only = null] = tags;
  return tags.size === 1 ? only : null;
}

const asVersion = (text: string): string | null => version.exec(text.trim())?.[1] ?? null;

const tagOf = (value: Value): string | null =>
  value.kind === "scalar" && printsAsWritten(value) ? asVersion(value.source) : null;

const productTags = (values: MapValue): readonly (string | null)[] =>
  productImages(values).flatMap(({ tag }) => (tag === null ? [] : [tagOf(tag)]));

/** The product's own images that a values file names, with their tags where it sets them. */
export function productImages(values: MapValue): readonly { readonly path: string; readonly tag: Value | null }[] {
  const images = valueAt(values, "images");
  if (images?.kind !== "map") return [];
  return [...images.entries].flatMap(([name, { value }]) =>
    value.kind === "map" && !foreignImages.has(name) ? [{ path: `images.${name}`, tag: valueAt(value, "tag") }] : [],
  );
}
