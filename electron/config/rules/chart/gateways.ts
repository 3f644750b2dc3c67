/** The chart's three ways in from outside. An installation uses one of them. */

export const gateways = ["ingress", "gateway", "istioGateway"] as const;
