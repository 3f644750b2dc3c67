/** What the templates of a chart are given. */
import type { GoMap } from "./go-values.js";
import { goValueOf } from "./sprig.js";

/** What `$` holds in the templates, beside the values: a first installation by Helm. */
export function chartRoot(values: GoMap, release = "0.0.0"): GoMap {
  const root = goValueOf({
    Release: {
      Name: "langsmith",
      Namespace: "default",
      Service: "Helm",
      IsInstall: true,
      IsUpgrade: false,
      Revision: 1,
    },
    Chart: { Name: "langsmith", Version: "0.0.0", AppVersion: release },
    Capabilities: { KubeVersion: { Version: "v1.30.0", Major: "1", Minor: "30" }, APIVersions: {} },
    Files: {},
    Template: { BasePath: "langsmith/templates", Name: "langsmith/templates/x.yaml" },
  }) as GoMap;
  return root.set("Values", values);
}
