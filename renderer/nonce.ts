/** The nonce under which this page may add styles: the door that served the page wrote it into the document's head. */

/** The page's nonce, or an empty string where the page was served without one. */
export function readNonce(): string {
  const carrier = document.querySelector('meta[property="csp-nonce"]');
  return carrier instanceof HTMLElement ? carrier.nonce || (carrier.getAttribute("nonce") ?? "") : "";
}

/** Hands the nonce to the scroll lock of dialogs, which looks for it in this global (see the package get-nonce). */
export function shareNonce(): void {
  Reflect.set(globalThis, "__webpack_nonce__", readNonce());
}
