/** Whoever works by keyboard keeps a place: what had the focus and went away hands it on. */

const patience = 60; // milliseconds: a closing dialog first gives the focus back to what opened it

/** Where the keys go on: in the dialog that is open, in the long table the row was in, else at the screen's heading. */
const nextPlace = (table: HTMLElement | null): HTMLElement | null =>
  document.querySelector<HTMLElement>('[role="dialog"]') ??
  (table?.isConnected ? table : document.querySelector<HTMLElement>("h1"));

/** A closed menu stays in the page, out of sight. */
const isGone = (element: HTMLElement): boolean => !element.isConnected || !element.checkVisibility();

/** Watches the page until the function that it returns is called. */
export function keepFocus(): () => void {
  let last: HTMLElement | null = null;
  let table: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    // A dialog leads back to the table that it was opened from.
    if (target.closest('[role="dialog"]') === null) table = target.closest<HTMLElement>(".long");
  };
  const handOn = (): void => {
    if (last === null || document.activeElement !== document.body) return;
    // A button that was only busy for a while has it again.
    const place = isGone(last) ? nextPlace(table) : last.matches(":disabled") ? null : last;
    place?.focus({ preventScroll: true });
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
