/** The fix is offered only where it is clear where user and password end. */
import { encodeUrl, isEncodedInPart } from "../../subject/postgres-url.js";
import { rewriteValue } from "../offers.js";
import type { Rule } from "../rule.js";
import { urlProblems } from "./external.js";

export const postgresUrlEncoding: Rule = {
  id: "postgres-url-encoding",
  severity: "error",
  source: "console",
  what: "The user or password in the Postgres URL holds one of @ : / ? # % without encoding.",
  why: "The URL then ends in the wrong place, and the services look for another host or password.",
  remedy: "Percent-encode them: @ is %40, : %3A, / %2F, ? %3F, # %23, % %25.",
  check: (subject) => urlProblems(subject, (url) => url.needsEncoding),
  fix: rewriteValue("Percent-encode user and password", (text) => !isEncodedInPart(text), encodeUrl),
};
