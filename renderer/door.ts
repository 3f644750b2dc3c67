/** Tells by the page's own address which door serves it. */

/** True in the desktop app, false in a browser. */
export const isDesktop = (): boolean => window.location.protocol === "app:";
