/** The chart's remaining checks: custom CA, ingress, and environment names. */
import { settingAt } from "../helm.js";
import type { Position } from "../position.js";
import { entryAt, isTruthy, type ListValue, textOf, type Value, valueAt } from "../values.js";
import { atSetting, onHelm, type Problem, type Rule } from "./rule.js";

const gateways = ["ingress", "gateway", "istioGateway"] as const;

interface EnvironmentName {
  readonly name: string;
  readonly path: string;
  readonly position: Position;
}

function environmentNames(list: Value | null, path: string): readonly EnvironmentName[] {
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item, index) => {
    const value = item.kind === "map" ? (item.entries.get("name")?.value ?? null) : null;
    const name = textOf(value);
    return name === null || value === null ? [] : [{ name, path: `${path}[${index}].name`, position: value.position }];
  });
}

/** Every `extraEnv` list in the tree, with its path. */
function* extraEnvironments(value: Value, path: string): Iterable<readonly [path: string, list: ListValue]> {
  if (value.kind !== "map") return;
  for (const [key, entry] of value.entries) {
    const here = path === "" ? key : `${path}.${key}`;
    if (key === "extraEnv" && entry.value.kind === "list") yield [here, entry.value];
    else yield* extraEnvironments(entry.value, here);
  }
}

const repeated = (names: readonly EnvironmentName[]): readonly EnvironmentName[] => {
  const seen = new Set<string>();
  return names.filter(({ name }) => seen.size === seen.add(name).size);
};

export const chartRules: readonly Rule[] = [
  {
    id: "chart-custom-ca-key",
    severity: "error",
    source: "chart",
    what: "config.customCa.secretName is set without config.customCa.secretKey.",
    why: "The chart needs to know which key of the Secret holds the certificate.",
    remedy: "Set config.customCa.secretKey, for example ca.crt.",
    check: onHelm(({ values }) => {
      const secret = settingAt(values, "config.customCa.secretName");
      return secret !== null && !isTruthy(valueAt(values, "config.customCa.secretKey")) ? [atSetting(secret)] : [];
    }),
  },
  {
    id: "chart-one-ingress",
    severity: "error",
    source: "chart",
    what: "More than one of ingress, gateway and istioGateway is enabled.",
    why: "The chart takes only one of them.",
    remedy: "Leave one enabled.",
    check: onHelm(({ values }) => {
      const enabled = gateways.flatMap((name) => {
        const value = valueAt(values, `${name}.enabled`);
        return value !== null && isTruthy(value) ? [{ path: `${name}.enabled`, position: value.position }] : [];
      });
      return enabled.slice(1);
    }),
  },
  {
    id: "chart-moved-key",
    severity: "error",
    source: "chart",
    what: "This key has moved.",
    why: "Since chart 0.12 the chart refuses it here.",
    remedy: "hostname is now config.hostname, subdomain is config.basePath.",
    check: onHelm(function* ({ values }): Iterable<Problem> {
      for (const name of gateways)
        for (const [key, place] of [
          ["hostname", "config.hostname"],
          ["subdomain", "config.basePath"],
        ] as const) {
          const path = `${name}.${key}`;
          const entry = entryAt(values, path);
          if (entry !== null)
            yield {
              path,
              position: entry.keyPosition,
              message: `${path} has moved to ${place}, and the chart refuses it here.`,
              remedy: `Move it to ${place}.`,
            };
        }
    }),
  },
  {
    id: "chart-environment-twice",
    severity: "error",
    source: "chart",
    what: "The same environment name is set twice.",
    why: "The chart refuses duplicates across commonEnv and extraEnv.",
    remedy: "Keep one of them.",
    check: onHelm(function* ({ values }): Iterable<Problem> {
      const common = environmentNames(valueAt(values, "commonEnv"), "commonEnv");
      yield* repeated(common).map(({ path, position }) => ({ path, position }));
      const once = common.filter((name) => !repeated(common).includes(name));
      for (const [path, list] of extraEnvironments(values, ""))
        yield* repeated([...once, ...environmentNames(list, path)]).map((name) => ({
          path: name.path,
          position: name.position,
        }));
    }),
  },
];
