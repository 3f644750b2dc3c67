/** Finding where those settings are written that are compared with an installation. */
import type { Position } from "../../files/position.js";
import { entryAt } from "../yaml/values.js";
import { settingAt } from "./helm.js";
import type { Subject } from "./subject.js";

export type Placed = "mode" | "adminEmail" | "jwtSecret" | "organizationName" | "workspaceName" | "postgres";

export interface Place {
  readonly path: string;
  readonly position: Position;
}

/** A setting that is written nowhere is left out. */
export type Places = Readonly<Partial<Record<Placed, Place>>>;

export function placesOf(subject: Subject): Places {
  const { adminEmail, jwtSecret, organizationName, workspaceName, postgresUrl } = subject.settings;
  const found: readonly (readonly [Placed, Place | null])[] = [
    ["mode", modePlace(subject)],
    ["adminEmail", adminEmail],
    ["jwtSecret", jwtSecret],
    ["organizationName", organizationName],
    ["workspaceName", workspaceName],
    [
      "postgres",
      postgresUrl ?? (subject.format === "helm" ? settingAt(subject.values, "postgres.external.host") : null),
    ],
  ];
  return Object.fromEntries(
    found.flatMap(([name, place]) => (place === null ? [] : [[name, { path: place.path, position: place.position }]])),
  );
}

function modePlace(subject: Subject): Place | null {
  if (subject.format === "compose") {
    const entry = subject.entries.get("BASIC_AUTH_ENABLED") ?? subject.entries.get("AUTH_TYPE");
    return entry === undefined ? null : { path: entry.name, position: entry.position };
  }
  for (const path of ["config.basicAuth.enabled", "config.oauth.enabled", "config.authType"]) {
    const entry = entryAt(subject.values, path);
    if (entry !== null) return { path, position: entry.value.position };
  }
  return null;
}
