/** The words for each state of a database. */
import type { InspectionSummary, InstallationState } from "../../shared/contract/installation.js";
import { showNumber } from "../components/words.js";

interface StateWords {
  readonly name: string;
  readonly sentence: string;
  readonly color: string;
}

const stateWords: Readonly<Record<InstallationState, StateWords>> = {
  empty: { name: "Empty", color: "gray", sentence: "There is nothing in this schema yet." },
  none: {
    name: "Without login",
    color: "yellow",
    sentence:
      "An installation without login: everybody who reaches it is its one user, “default”, who owns everything.",
  },
  basic: { name: "Email and password", color: "teal", sentence: "An installation with email/password login." },
  oidc: {
    name: "Single sign-on",
    color: "gray",
    sentence: "An installation with single sign-on (OIDC). Gatehouse looks at it and changes nothing.",
  },
  foreign: {
    name: "Not an installation",
    color: "red",
    sentence: "This schema holds tables that Gatehouse did not make. It is never written to.",
  },
  newer: {
    name: "Made by a newer Gatehouse",
    color: "red",
    sentence: "A newer Gatehouse made this database. This one does not change it.",
  },
};

const readOnly: StateWords = {
  name: "Read only",
  color: "yellow",
  sentence:
    "An installation that Gatehouse did not make. Its members, workspaces and roles can be looked at; it is never written to.",
};

/** The words for what an inspection found. */
export const wordsFor = ({ state, readable }: Pick<InspectionSummary, "state" | "readable">): StateWords =>
  readable ? readOnly : stateWords[state];

/** A sentence that compares the version of Gatehouse's own tables with the one that this Gatehouse knows. */
export function showSchemaVersion({ schemaVersion, latestSchemaVersion }: InspectionSummary): string | null {
  if (schemaVersion === null) return null;
  if (schemaVersion === latestSchemaVersion) return `Version ${showNumber(schemaVersion)}, up to date`;
  return `Version ${showNumber(schemaVersion)}; this Gatehouse knows ${showNumber(latestSchemaVersion)}`;
}
