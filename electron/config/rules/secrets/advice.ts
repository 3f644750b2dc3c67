/** The advice that rules on secrets share. */

/** The least number of characters in a JWT secret that the product recommends. */
export const recommendedLength = 32;

export const passwordAdvice =
  "Fill in one of your own, of 12 characters or more with a lowercase letter, an uppercase letter and a symbol.";

export const makeOne = "openssl rand -base64 32 makes one.";
