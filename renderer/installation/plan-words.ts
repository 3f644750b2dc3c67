/** The words for a plan: its headline and its effects. */
import type { Plan, PlanAction } from "../../shared/contract/installation.js";
import { count } from "../components/words.js";

/** The headline of each plan. */
export const planHeadlines: Readonly<Record<PlanAction, string>> = {
  bootstrap: "Set up email/password login",
  "install-without-auth": "Install without login",
  migrate: "Move to email/password login",
  "rotate-jwt-secret": "Replace the JWT secret",
  "upgrade-schema": "Upgrade Gatehouse's tables",
  nothing: "Nothing to do",
  refuse: "This cannot be applied",
};

/** True for a plan that changes the database when it is applied. */
export const isApplicable = ({ action }: Plan): boolean => action !== "nothing" && action !== "refuse";

export interface Effect {
  readonly kind: "stays" | "ends" | "backup" | "irreversible";
  readonly sentence: string;
}

const whatStays = ({ resourcesKept, membersKept, workspacesKept }: Plan["effects"]): readonly string[] => [
  ...(resourcesKept > 0 ? [count(resourcesKept, "row of resources", "rows of resources")] : []),
  ...(membersKept > 0 ? [count(membersKept, "member")] : []),
  ...(workspacesKept > 0 ? [count(workspacesKept, "workspace")] : []),
];

function whoIsSignedOut({ sessionsEnded, peopleSignedOut }: Plan["effects"]): string {
  if (sessionsEnded === 0) return "No member is signed out.";
  const members = peopleSignedOut === 1 ? "1 member is" : `${count(peopleSignedOut, "member")} are`;
  return `${members} signed out: ${sessionsEnded === 1 ? "1 session ends" : `${count(sessionsEnded, "session")} end`}.`;
}

/** The effects of a plan that can be applied, a sentence each: what stays, what ends, what cannot be undone. */
export function describeEffects({ effects }: Plan): readonly Effect[] {
  const stays = whatStays(effects);
  return [
    ...(stays.length > 0 ? [{ kind: "stays" as const, sentence: `What is there stays: ${stays.join(", ")}.` }] : []),
    { kind: effects.sessionsEnded > 0 ? ("ends" as const) : ("stays" as const), sentence: whoIsSignedOut(effects) },
    ...(effects.backup
      ? [{ kind: "backup" as const, sentence: "A backup file is written first; gatehouse restore takes it back." }]
      : []),
    ...effects.irreversible.map((sentence) => ({ kind: "irreversible" as const, sentence })),
  ];
}
