/** The message that hands the desktop window's MessagePort to its console. */

/** The page posts it to the preload, and the preload sends it on to the main process; the port travels with it. */
export const portChannel = "gatehouse:port";
