/** Placeholder replaced below. */
export const runDemo = async (_options: { readonly check: boolean; readonly json: boolean }): Promise<void> => {};
