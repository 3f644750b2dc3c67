/** Emails are compared in lower case, and shown as they were typed. */

const longest = 254; // RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets

/** The form in which emails are compared: trimmed, in NFC and lower case. */
export const emailKey = (email: string): string => email.trim().normalize("NFC").toLowerCase();

/** True for a text that can be an email: one @ between two parts, without spaces or control characters. */
export const isEmail = (email: string): boolean =>
  email.length <= longest && /^[^\s@\p{Cc}<>(),;:\\"[\]]+@[^\s@\p{Cc}<>(),;:\\"[\]]+$/u.test(email);
