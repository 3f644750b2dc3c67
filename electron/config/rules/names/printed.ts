/** Trying what becomes of values that the chart prints without quotes (auth-bootstrap.yaml, config-map.yaml). */
import type { Setting } from "../../keys/setting.js";
import { settingAt } from "../../subject/helm.js";
import type { HelmSubject } from "../../subject/subject.js";
import { parseValues } from "../../yaml/read.js";
import { type MapValue, textOf, valueAt } from "../../yaml/values.js";

export interface Printed {
  readonly setting: Setting;
  /** `breaks`: no longer YAML. `misread`: YAML of something else, such as a number, true, or a text cut off at a #. */
  readonly becomes: "text" | "breaks" | "misread";
}

export function printedUnquoted({ values, settings }: HelmSubject): readonly Printed[] {
  const names = ["config.initialOrgName", "config.defaultWorkspaceName"].map((path) => settingAt(values, path));
  return [...names, settings.adminEmail].flatMap((setting) =>
    setting === null || !isText(values, setting) ? [] : [{ setting, becomes: printed(setting.text) }],
  );
}

/** True for texts; value-not-text reports other values. */
function isText(values: MapValue, { path, text }: Setting): boolean {
  const value = valueAt(values, path);
  return value?.kind === "scalar" && typeof value.value === "string" && text.trim() !== "";
}

function printed(text: string): Printed["becomes"] {
  try {
    const value = valueAt(parseValues("", `value: ${text}\n`).root, "value");
    const same = value?.kind === "scalar" && typeof value.value === "string" && textOf(value) === text.trim();
    return same ? "text" : "misread";
  } catch {
    return "breaks";
  }
}
