/** The first of the three that is enabled has no finding, each further one has. */
import { isTruthy, valueAt } from "../../yaml/values.js";
import { onHelm, type Rule } from "../rule.js";
import { gateways } from "./gateways.js";

export const chartOneIngress: Rule = {
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
};
