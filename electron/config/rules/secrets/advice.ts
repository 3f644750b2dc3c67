/** What every rule on secrets recommends. */

/** Characters of a JWT secret, at least: the product's recommendation. */
export const recommendedLength = 32;

export const makeOne = "openssl rand -base64 32 makes one.";
