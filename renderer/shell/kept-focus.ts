/** Keeps the keyboard focus in the page when the element that has it goes away. */

const patience = 60; // milliseconds: a closing dialog first gives the focus back to what opened it

/** The element to focus next: the open dialog, else the long table that the focus was in, else the screen's heading. */
const nextFocus = (table: HTMLElement | null): HTMLElement | null =>
  document.querySelector<HTMLElement>('[role="dialog"]') ??
  (table?.isConnected ? table : document.querySelector<HTMLElement>("h1"));

/** True also for an element that is only out of sight, as in a closed menu. */
const isGone = (element: HTMLElement): boolean => !element.isConnected || !element.checkVisibility();

/** Starts watching the page, and returns the function that stops it. */
export function keepFocus(): () => void {
  let last: HTMLElement | null = null;
  let table: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    // Focus within a dialog does not change the table: after the dialog it goes back to the one that opened it.
    if (target.closest('[role="dialog"]') === null) table = target.closest<HTMLElement>(".long");
  };
  const handOn = (): void => {
    if (last === null || document.activeElement !== document.body) return;
    // A button that was disabled while it was busy gets the focus back.
    const next = isGone(last) ? nextFocus(table) : last.matches(":disabled") ? null : last;
    next?.focus({ preventScroll: true });
  };
  const look = (changes: readonly MutationRecord[]): void => {
    if (last === null || document.activeElement !== document.body) return;
    const wasBusy = changes.some(({ type, target }) => type === "attributes" && target === last);
    if (!isGone(last) && !wasBusy) return;
    clearTimeout(timer);
    timer = setTimeout(handOn, patience);
  };
  document.addEventListener("focusin", remember);
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener("focusin", remember);
  };
}
