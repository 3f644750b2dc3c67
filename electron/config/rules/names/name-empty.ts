/** A key with nothing behind its colon counts as empty too. */
import { nullAt, textOf, valueAt } from "../../yaml/values.js";
import { removeIt } from "../offers.js";
import { onHelm, type Rule } from "../rule.js";

export const namePaths = ["config.initialOrgName", "config.defaultWorkspaceName"] as const;

export const nameEmpty: Rule = {
  id: "name-empty",
  severity: "warning",
  source: "console",
  what: "The name of the organization or of its first workspace is empty.",
  why: "The chart passes on an empty name instead of its default.",
  remedy: "Write a name, or leave the key out: the defaults are Default and Workspace 1.",
  check: onHelm(({ values }) =>
    namePaths.flatMap((path) => {
      const value = valueAt(values, path) ?? nullAt(values, path);
      const empty = value !== null && (textOf(value) ?? "").trim() === "" && value.kind === "scalar";
      return empty ? [{ path, position: value.position }] : [];
    }),
  ),
  fix: removeIt("Remove the key, so that the default counts", false),
};
