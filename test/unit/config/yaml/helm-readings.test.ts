/** A values text means to us what it means to Helm. */
import { describe, expect, it } from "vitest";
import { parseValues } from "../../../../electron/config/yaml/read.js";
import type { Value } from "../../../../electron/config/yaml/values.js";
import { refusal } from "../read.js";
import { readings } from "./helm-readings.js";

const plain = (value: Value): unknown => {
  if (value.kind === "map")
    return Object.fromEntries([...value.entries].map(([key, entry]) => [key, plain(entry.value)]));
  return value.kind === "list" ? value.items.map(plain) : value.value === 0 ? 0 : value.value;
};

describe.each(readings)("$about", ({ read, refused }) => {
  it.each(read)("%j is read as Helm reads it", (text, value) => {
    expect(plain(parseValues("values.yaml", text).root)).toEqual(value);
  });

  it.skipIf(refused.length === 0).each(refused)("%j is refused as Helm refuses it", (text) => {
    expect(refusal(() => parseValues("values.yaml", text)).code).toBe("CONFIGURATION_UNREADABLE");
  });
});
