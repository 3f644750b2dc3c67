/** Only the separate field is looked at, not the port of a URL. */
import { portOf } from "../../subject/postgres-url.js";
import { atSetting, onHelm, type Rule } from "../rule.js";
import { joinedFields } from "./external.js";

export const postgresPort: Rule = {
  id: "postgres-port",
  severity: "error",
  source: "console",
  what: "The Postgres port is not a number from 1 to 65535.",
  why: "The services could not connect.",
  remedy: "Set postgres.external.port, usually 5432.",
  check: onHelm((subject) =>
    joinedFields(subject, ["port"]).flatMap((port) => (portOf(port.text) === null ? [atSetting(port)] : [])),
  ),
};
