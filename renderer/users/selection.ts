/** Who is selected in the list: some of those in sight, or all that match, in sight or not. */
import type { WhichMembers } from "../../shared/contract/member-changes.js";
import type { MemberFilter } from "../../shared/contract/members.js";

export type Selection =
  | { readonly kind: "some"; readonly ids: ReadonlySet<string> }
  | { readonly kind: "matching"; readonly filter: MemberFilter };

export const nobody: Selection = { kind: "some", ids: new Set() };

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.kind === "matching" || selection.ids.has(id);

/** Unticking one of all that match would leave a selection that cannot be named: it becomes those in sight, without that one. */
export function toggle(selection: Selection, id: string, inSight: readonly string[]): Selection {
  const ids = new Set(selection.kind === "matching" ? inSight : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: "some", ids };
}

export const whichOf = (selection: Selection): WhichMembers =>
  selection.kind === "matching" ? { filter: selection.filter } : { ids: [...selection.ids] };
