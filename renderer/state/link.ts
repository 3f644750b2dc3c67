/** Whether this window can still reach its console. */
import { create } from "zustand";

interface LinkState {
  readonly lost: boolean;
}

export const useLink = create<LinkState>(() => ({ lost: false }));

/** Marks the link as lost for good: only loading the page again makes a new one. */
export const markLinkLost = (): void => useLink.setState({ lost: true });
