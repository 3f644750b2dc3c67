/** Which door this page is behind, as its own address says. */

/** False in a browser. */
export const isDesktop = (): boolean => window.location.protocol === "app:";
