/** Implements the contract's calls that change members. */
import type { ChangeProgress } from "../../shared/contract/member-changes.js";
import { changeManyMembers, changeMember, previewChange, showOneMember } from "../members/changes/change.js";
import { os } from "./base.js";
import { streamProgress } from "./progress.js";

export const memberChanges = {
  show: os.memberChanges.show.handler(({ context, input }) => showOneMember(context.console.database(), input.member)),

  change: os.memberChanges.change.handler(({ context, input }) =>
    changeMember(context.console.database(), context.actor(), input),
  ),

  preview: os.memberChanges.preview.handler(({ context, input }) =>
    previewChange(context.console.database(), context.actor(), input.members, input.change),
  ),

  changeMany: os.memberChanges.changeMany.handler(({ context, input, signal }) =>
    streamProgress((report: (progress: ChangeProgress) => void) =>
      changeManyMembers(context.console.database(), () => context.console.actor(), { ...input, report, signal }),
    ),
  ),
};
