/** What every rule on secrets recommends. */

/** Characters of a JWT secret, at least: the product's recommendation. */
export const recommendedLength = 32;

export const passwordAdvice =
  "Fill in one of your own, of 12 characters or more with a lowercase letter, an uppercase letter and a symbol.";

export const makeOne = "openssl rand -base64 32 makes one.";
