/** The three ways in from outside that the chart knows, of which an installation takes one. */

export const gateways = ["ingress", "gateway", "istioGateway"] as const;
