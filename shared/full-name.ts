/** A person's full name, wherever it comes from. */

const longest = 200;

/** What is wrong with it, as a sentence, or null. That there is none is for whoever asks. */
export const findFullNameFault = (name: string): string | null =>
  name.length <= longest && !/\p{Cc}/u.test(name)
    ? null
    : `The name is longer than ${longest} characters or holds control characters.`;
