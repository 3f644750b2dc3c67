/** The words are those that the services' settings read as true and false. */
import { basicAuthSwitch } from "../../subject/compose.js";
import { onCompose, type Rule } from "../rule.js";

export const composeBasicSwitch: Rule = {
  id: "compose-basic-switch",
  severity: "error",
  source: "doc",
  what: "BASIC_AUTH_ENABLED is neither true nor false.",
  why: "The services cannot read it as a switch.",
  remedy: "Write BASIC_AUTH_ENABLED=true or BASIC_AUTH_ENABLED=false.",
  check: onCompose(({ entries }) => {
    const position = entries.get("BASIC_AUTH_ENABLED")?.position ?? null;
    return basicAuthSwitch(entries) === null ? [{ path: "BASIC_AUTH_ENABLED", position, blocks: true }] : [];
  }),
};
