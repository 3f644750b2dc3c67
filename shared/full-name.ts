/** Checks a person's full name. */

const longest = 200;

/** What is wrong with the name, as a sentence, or null. An empty name is not a fault here. */
export const findFullNameFault = (name: string): string | null =>
  name.length <= longest && !/\p{Cc}/u.test(name)
    ? null
    : `The name is longer than ${longest} characters or holds control characters.`;
