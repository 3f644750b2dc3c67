/** Examples of the rules in rules/chart/. */
import { config, type Example } from "./example.js";

export const chartExamples: readonly Example[] = [
  {
    rule: "chart-custom-ca-key",
    broken: config("customCa: {secretName: ca}"),
    kept: config("customCa: {secretName: ca, secretKey: ca.crt}"),
    at: "2:26",
    path: "config.customCa.secretName",
  },
  {
    rule: "chart-one-ingress",
    broken: "ingress: {enabled: true}\ngateway: {enabled: true}",
    kept: "ingress: {enabled: true}\ngateway: {enabled: false}",
    at: "2:20",
    path: "gateway.enabled",
  },
  {
    rule: "chart-one-ingress",
    broken: "ingress: {enabled: true}\nistioGateway: {enabled: true}",
    kept: "istioGateway: {enabled: true}",
    at: "2:25",
    path: "istioGateway.enabled",
  },
  {
    rule: "chart-moved-key",
    broken: "gateway:\n  hostname: x.example",
    kept: "gateway:\n  hostname: null",
    at: "2:3",
    path: "gateway.hostname",
  },
  {
    rule: "chart-moved-key",
    broken: "istioGateway:\n  subdomain: x",
    kept: "istioGateway:\n  name: x",
    at: "2:3",
    path: "istioGateway.subdomain",
  },
  {
    rule: "chart-environment-twice",
    broken: "commonEnv: [{name: A, value: x}]\nqueue:\n  deployment:\n    extraEnv:\n      - name: A",
    kept: "commonEnv: [{name: A, value: x}]\nqueue:\n  deployment:\n    extraEnv:\n      - name: B\nbackend: {deployment: {extraEnv: [{name: B}]}}",
    at: "5:15",
    path: "queue.deployment.extraEnv[0].name",
  },
  {
    rule: "chart-environment-twice",
    broken: "commonEnv: [{name: A}, {name: A}]",
    kept: "commonEnv: [{name: A}, {name: a}]",
    at: "1:31",
    path: "commonEnv[1].name",
  },
  {
    rule: "chart-environment-twice",
    broken: "commonEnv: [{name: A, value: x}]\nqueue: {deployment: {extraEnv: [{name: A, value: y}]}}",
    kept: "commonEnv: [{name: A, value: x}]\nplayground: {deployment: {extraEnv: [{name: A, value: y}]}}",
    at: "2:40",
    path: "queue.deployment.extraEnv[0].name",
  },
  {
    rule: "chart-environment-twice",
    broken: "postgres: {statefulSet: {extraEnv: [{name: A}, {name: A}]}}",
    kept: "postgres: {external: {enabled: true, host: db}, statefulSet: {extraEnv: [{name: A}, {name: A}]}}",
    at: "1:55",
    path: "postgres.statefulSet.extraEnv[1].name",
  },
  {
    rule: "chart-environment-own",
    broken:
      "backend:\n  deployment:\n    extraEnv:\n      - name: BASIC_AUTH_JWT_SECRET\n        valueFrom: {secretKeyRef: {name: login, key: jwt}}",
    kept: "operator:\n  deployment:\n    extraEnv:\n      - name: BASIC_AUTH_JWT_SECRET\n        valueFrom: {secretKeyRef: {name: login, key: jwt}}",
    at: "4:15",
    path: "backend.deployment.extraEnv[0].name",
  },
  {
    rule: "chart-environment-own",
    broken: "commonEnv: [{name: INITIAL_ORG_ADMIN_EMAIL, value: a@b.example}]",
    kept: "backend: {deployment: {extraEnv: [{name: INITIAL_ORG_ADMIN_EMAIL, value: a@b.example}]}}",
    at: "1:20",
    path: "commonEnv[0].name",
  },
];
