/** Values that cannot be read are left to compose-auth-type and compose-basic-switch. */
import { authTypeOf, basicAuthSwitch } from "../../subject/compose.js";
import { fixOf } from "../offers.js";
import { onCompose, type Rule } from "../rule.js";

export const composeModeContradiction: Rule = {
  id: "compose-mode-contradiction",
  severity: "error",
  source: "doc",
  what: "AUTH_TYPE and BASIC_AUTH_ENABLED contradict each other.",
  why: "Email/password login is AUTH_TYPE=mixed together with BASIC_AUTH_ENABLED=true; none and oauth go without it.",
  remedy: "Set AUTH_TYPE=mixed to log in by email and password, or BASIC_AUTH_ENABLED=false.",
  check: onCompose(({ entries, mode }) => {
    const known = ["none", "mixed", "oauth"].includes(authTypeOf(entries)) && basicAuthSwitch(entries) !== null;
    const entry = entries.get("AUTH_TYPE") ?? entries.get("BASIC_AUTH_ENABLED");
    return mode === null && known ? [{ path: "AUTH_TYPE", position: entry?.position ?? null, blocks: true }] : [];
  }),
  fix: (subject) => {
    if (subject.format !== "compose") return null;
    const basic = basicAuthSwitch(subject.entries) === true;
    const change = basic
      ? ({ kind: "set", path: "AUTH_TYPE", value: "mixed" } as const)
      : ({ kind: "set", path: "BASIC_AUTH_ENABLED", value: "true" } as const);
    return fixOf(`Set ${change.path} to ${change.value}`, false, change);
  },
};
