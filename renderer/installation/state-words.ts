/** What each state of a database means, in a sentence. */
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
    sentence: "An installation without login: whoever reaches it is its one user, “default”, who owns everything.",
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

/** What was found, in words. */
export const wordsFor = ({ state, readable }: Pick<InspectionSummary, "state" | "readable">): StateWords =>
  readable ? readOnly : stateWords[state];

/** How Gatehouse's own tables stand beside what this Gatehouse knows. */
export function showSchemaVersion({ schemaVersion, latestSchemaVersion }: InspectionSummary): string | null {
  if (schemaVersion === null) return null;
  if (schemaVersion === latestSchemaVersion) return `Version ${showNumber(schemaVersion)}, up to date`;
  return `Version ${showNumber(schemaVersion)}; this Gatehouse knows ${showNumber(latestSchemaVersion)}`;
}
