/** What a suite needs from the machine: where it is, or a sentence that says what is missing and how to get it. */
export type Found<Thing> = { readonly is: Thing } | { readonly missing: string };
