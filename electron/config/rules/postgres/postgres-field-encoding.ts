/** This is for values that give user and password apart; a URL has postgres-url-encoding. */
import { encodePart, isEncodedInPart, needsEncoding } from "../../subject/postgres-url.js";
import { rewriteValue } from "../offers.js";
import { atSetting, onHelm, type Rule } from "../rule.js";
import { joinedFields } from "./external.js";

export const postgresFieldEncoding: Rule = {
  id: "postgres-field-encoding",
  severity: "error",
  source: "console",
  what: "This value holds one of @ : / ? # % without encoding.",
  why: "The chart joins it into the Postgres URL without encoding it, and the services look for another host or password.",
  remedy: "Percent-encode it: @ is %40, : %3A, / %2F, ? %3F, # %23, % %25.",
  check: onHelm((subject) =>
    joinedFields(subject, ["user", "password"]).flatMap((setting) =>
      needsEncoding(setting.text) ? [atSetting(setting)] : [],
    ),
  ),
  fix: rewriteValue("Percent-encode it", (text) => !isEncodedInPart(text), encodePart),
};
