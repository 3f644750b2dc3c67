/** Examples of the rules in rules/names/. */
import { config, type Example } from "./example.js";

export const namesExamples: readonly Example[] = [
  {
    rule: "chart-name-breaks",
    broken: config('initialOrgName: "Harbour: East"'),
    kept: config('initialOrgName: "Harbour:East"'),
    at: "2:19",
    path: "config.initialOrgName",
  },
  {
    rule: "chart-name-breaks",
    broken: config('defaultWorkspaceName: "@harbour"'),
    kept: config('defaultWorkspaceName: "harbour@east"'),
    at: "2:25",
    path: "config.defaultWorkspaceName",
  },
  {
    rule: "name-misread",
    broken: config('initialOrgName: "2024"'),
    kept: config("initialOrgName: Harbour 2024"),
    at: "2:19",
    path: "config.initialOrgName",
  },
  {
    rule: "name-misread",
    broken: config('initialOrgName: "Harbour #1"'),
    kept: config('initialOrgName: "Harbour#1"'),
    at: "2:19",
    path: "config.initialOrgName",
  },
  {
    rule: "name-misread",
    broken: config('initialOrgName: "[Harbour]"'),
    kept: config("initialOrgName: Harbour [East]"),
    at: "2:19",
    path: "config.initialOrgName",
  },
  {
    rule: "name-empty",
    broken: config('initialOrgName: ""'),
    kept: config("initialOrgName: Harbour"),
    at: "2:19",
    path: "config.initialOrgName",
  },
  {
    rule: "name-empty",
    broken: config("defaultWorkspaceName:"),
    kept: config("defaultWorkspaceName: 1st"),
    at: "2:3",
    path: "config.defaultWorkspaceName",
  },
  {
    rule: "name-misread",
    broken: config('initialOrgName: "yes"'),
    kept: config("initialOrgName: yes"),
    at: "2:19",
    path: "config.initialOrgName",
  },
  {
    rule: "name-misread",
    broken: config('initialOrgAdminEmail: "{a: b}"'),
    kept: config("initialOrgAdminEmail: {a: b}"),
    at: "2:25",
    path: "config.initialOrgAdminEmail",
  },
  {
    rule: "name-misread",
    broken: config('defaultWorkspaceName: "null"'),
    kept: config('defaultWorkspaceName: " "'),
    at: "2:25",
    path: "config.defaultWorkspaceName",
  },
];
