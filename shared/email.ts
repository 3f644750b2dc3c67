/** Emails: compared without case, shown as typed. */

const longest = 254; // RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets

/** The form emails are compared in: trimmed, NFC, lower case. */
export const emailKey = (email: string): string => email.trim().normalize("NFC").toLowerCase();

/** True for text that can be an email: one @ with something on both sides, no spaces or control characters. */
export const isEmail = (email: string): boolean =>
  email.length <= longest && /^[^\s@\p{Cc}<>(),;:\\"[\]]+@[^\s@\p{Cc}<>(),;:\\"[\]]+$/u.test(email);
