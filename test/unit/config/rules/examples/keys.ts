/** Examples of the rules in rules/keys/. */
import { basic, config, type Example } from "./example.js";

export const keysExamples: readonly Example[] = [
  {
    rule: "misspelt-key",
    broken: config("authtype: oauth"),
    kept: config("authType: mixed"),
    at: "2:3",
    path: "config.authtype",
  },
  {
    rule: "misspelt-key",
    broken: "postgres:\n  externl: {enabled: true}",
    kept: "postgres:\n  external: {}",
    at: "2:3",
    path: "postgres.externl",
  },
  {
    rule: "misspelt-key",
    broken: basic("password: Quiet-Harbour-17"),
    kept: basic("initialOrgAdminPassword: Quiet-Harbour-17"),
    at: "3:5",
    path: "config.basicAuth.password",
  },
  {
    rule: "misspelt-key",
    broken: "postgers: {external: {}}",
    kept: "anything: {external: {}}",
    at: "1:1",
    path: "postgers",
  },
  {
    rule: "misplaced-key",
    broken: "basicAuth:\n  enabled: true",
    kept: "config:\n  basicAuth:\n    enabled: true",
    at: "1:1",
    path: "basicAuth",
  },
  {
    rule: "misplaced-key",
    broken: "postgres:\n  host: db.harbour.example",
    kept: "backend:\n  host: db.harbour.example",
    at: "2:3",
    path: "postgres.host",
  },
  {
    rule: "misplaced-key",
    broken: basic("apiKeySalt: other"),
    kept: basic("apiKeySalt: null"),
    at: "3:5",
    path: "config.basicAuth.apiKeySalt",
  },
  {
    rule: "unknown-key",
    broken: config("flavour: vanilla"),
    kept: "flavour: vanilla\ningress: {annotations: {flavour: vanilla}}",
    at: "2:3",
    path: "config.flavour",
  },
  {
    rule: "unknown-key",
    broken: config("enabled: true"),
    kept: config("ttl: {enabled: true}"),
    at: "2:3",
    path: "config.enabled",
  },
  {
    rule: "retired-key",
    broken: "backend:\n  autoscaling:\n    enabled: true",
    kept: "backend:\n  autoscaling:\n    hpa: {enabled: true}",
    at: "3:5",
    path: "backend.autoscaling.enabled",
  },
  {
    rule: "retired-key",
    broken: config("langgraphPlatform: {enabled: true}"),
    kept: config("deployment: {enabled: true}"),
    at: "2:3",
    path: "config.langgraphPlatform",
  },
  {
    rule: "values-nested",
    broken: "langsmith:\n  config:\n    authType: mixed",
    kept: "langsmith:\n  config:\n    colour: blue\nbackend: {config: {authType: mixed}}",
    at: "1:1",
    path: "langsmith",
  },
];
