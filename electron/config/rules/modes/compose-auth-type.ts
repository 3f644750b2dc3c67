/** A name that is left out counts as none, the compose file's default. */
import { authTypeOf, basicAuthSwitch } from "../../subject/compose.js";
import { setTo } from "../offers.js";
import { onCompose, type Rule } from "../rule.js";

export const composeAuthType: Rule = {
  id: "compose-auth-type",
  severity: "error",
  source: "doc",
  what: "AUTH_TYPE is not one of none, mixed and oauth.",
  why: "The services know only these three.",
  remedy: "Set AUTH_TYPE=mixed for email/password login, or none.",
  check: onCompose(({ entries }) => {
    const known = ["none", "mixed", "oauth"].includes(authTypeOf(entries));
    return known ? [] : [{ path: "AUTH_TYPE", position: entries.get("AUTH_TYPE")?.position ?? null, blocks: true }];
  }),
  fix: (subject, problem) =>
    subject.format === "compose" && basicAuthSwitch(subject.entries) === true
      ? setTo("mixed", true)(subject, problem)
      : null,
};
