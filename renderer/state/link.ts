/** Whether this window still has a console behind it. */
import { create } from "zustand";

interface LinkState {
  readonly lost: boolean;
}

export const useLink = create<LinkState>(() => ({ lost: false }));

/** Once lost, a link stays lost: the page has to be loaded again. */
export const markLinkLost = (): void => useLink.setState({ lost: true });
