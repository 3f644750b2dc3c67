/** Examples of the rules in rules/types/. */
import { basic, config, type Example } from "./example.js";

export const typesExamples: readonly Example[] = [
  {
    rule: "chart-not-a-map",
    broken: config("oauth: off"),
    kept: config("oauth: {}"),
    at: "2:10",
    path: "config.oauth",
    blocks: true,
  },
  {
    rule: "chart-secret-not-text",
    broken: basic("jwtSecret: 12345678901234567890123456789012"),
    kept: basic('jwtSecret: "12345678901234567890123456789012"'),
    at: "3:16",
    path: "config.basicAuth.jwtSecret",
    blocks: true,
  },
  {
    rule: "value-not-text",
    broken: "images: {backendImage: {tag: 0.10}}",
    kept: 'images: {backendImage: {tag: "0.10"}}',
    at: "1:30",
    path: "images.backendImage.tag",
  },
  {
    rule: "value-not-text",
    broken: config("initialOrgName: 0123"),
    kept: config("initialOrgName: 2024"),
    at: "2:19",
    path: "config.initialOrgName",
  },
  {
    rule: "duplicate-key",
    broken: config("logLevel: info", "logLevel: debug"),
    kept: config("logLevel: debug"),
    at: "3:3",
    path: "config.logLevel",
  },
  {
    rule: "duplicate-name",
    format: "compose",
    broken: "LOG_LEVEL=a\nLOG_LEVEL=b",
    kept: "LOG_LEVEL=b",
    at: "9:11",
    path: "LOG_LEVEL",
  },
];
