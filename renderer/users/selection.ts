/** The selected members of the list: some of the loaded ones, or all that match the filters, loaded or not. */
import type { WhichMembers } from "../../shared/contract/member-changes.js";
import type { MemberFilter } from "../../shared/contract/members.js";

export type Selection =
  | { readonly kind: "some"; readonly ids: ReadonlySet<string> }
  | { readonly kind: "matching"; readonly filter: MemberFilter };

export const noneSelected: Selection = { kind: "some", ids: new Set() };

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.kind === "matching" || selection.ids.has(id);

/**
 * The selection after one member's box was ticked or unticked. All that match but one is a selection that the contract
 * cannot express, so it becomes the loaded members without that one.
 */
export function toggle(selection: Selection, id: string, inSight: readonly string[]): Selection {
  const ids = new Set(selection.kind === "matching" ? inSight : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: "some", ids };
}

export const whichOf = (selection: Selection): WhichMembers =>
  selection.kind === "matching" ? { filter: selection.filter } : { ids: [...selection.ids] };
