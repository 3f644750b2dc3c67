/** The templates fail on these lists even where config.skipValidation is set. */
import { nullAt, type Value, valueAt } from "../../yaml/values.js";
import { extraEnvironments } from "../chart/environment-names.js";
import { onHelm, type Problem, type Rule } from "../rule.js";

export const chartNotAList: Rule = {
  id: "chart-not-a-list",
  severity: "error",
  source: "chart",
  what: "A list of environment names and values belongs here.",
  why: "The chart joins it with others and fails on anything else, also on nothing.",
  remedy: "Write a list of name and value, [] for none, or remove the key.",
  unskippable: true,
  check: onHelm(({ values }) => {
    const lists: (readonly [path: string, value: Value | null])[] = [
      ["commonEnv", valueAt(values, "commonEnv") ?? nullAt(values, "commonEnv")],
      ...extraEnvironments(values).map(({ path, value }) => [path, value] as const),
    ];
    return lists.flatMap(([path, value]): readonly Problem[] =>
      value === null || value.kind === "list" ? [] : [{ path, position: value.position }],
    );
  }),
};
