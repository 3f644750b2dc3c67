/** Implements the contract's calls about the initial-password policy. */
import { listHoldersOfInitialPasswords, setPolicy, showPolicy } from "../organization/initial-password.js";
import { os } from "./base.js";

export const policy = {
  show: os.policy.show.handler(({ context }) => showPolicy(context.console.database())),

  set: os.policy.set.handler(async ({ context, input }) => {
    await setPolicy(context.console.database(), context.actor(), input);
    return showPolicy(context.console.database());
  }),

  holders: os.policy.holders.handler(({ context, input }) =>
    listHoldersOfInitialPasswords(context.console.database(), input),
  ),
};
