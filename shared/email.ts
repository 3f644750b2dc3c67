/** Emails: what can be one, and what is wrong with a text that cannot. They are shown as typed, and compared without case. */
import { codeOf, describeUnseen, findOddSpace, findUnseen, typographicQuote } from "./characters.js";

const longest = 254; // RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets
const longestLocalPart = 64; // octets; RFC 5321, 4.5.3.1.1
const longestLabel = 63; // octets; RFC 1035, 2.3.4

/** The form in which emails are compared: trimmed, in NFC and lower case. */
export const emailKey = (email: string): string => email.trim().normalize("NFC").toLowerCase();

/** The text without the spaces and line ends around it. Unlike trim() it leaves what nobody sees, to be named. */
export function withoutSpacesAround(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text.charAt(start))) start += 1;
  while (end > start && isSpace(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const isSpace = (character: string): boolean => " \t\r\n".includes(character);

/** True for a text that can be an email; see findEmailFault. */
export const isEmail = (email: string): boolean => findEmailFault(email) === null;

/**
 * Why a text cannot be an email, as half a sentence, or null; "" for a text that does not look like one at all. An email
 * is a dot-string of RFC 5321 (4.1.2) with letters and digits of all scripts (RFC 6531), at a domain of two labels or
 * more. A character that is refused is named by its code point.
 */
export const findEmailFault = (email: string): string | null => findCharacterFault(email) ?? findFormFault(email);

/** The fault as a sentence, or null. */
export function describeEmailFault(email: string): string | null {
  const fault = findEmailFault(email);
  return fault === null ? null : `This is not an email address${fault === "" ? "" : `: ${fault}`}.`;
}

/** Why no member is found by an email as it was typed, as a sentence, or null: nobody sees one of its characters. */
export function findTypedEmailFault(email: string): string | null {
  const hidden = findUnseen(withoutSpacesAround(email));
  return hidden === null ? null : `The email holds ${describeUnseen(hidden)}.`;
}

function findCharacterFault(email: string): string | null {
  const hidden = findUnseen(email) ?? findOddSpace(email);
  if (hidden !== null) return `it holds ${describeUnseen(hidden)}`;
  const quote = typographicQuote.exec(email)?.[0] ?? /["`]|^'|'$|'@|@'/.exec(email)?.[0].replace("@", "");
  return quote === undefined ? null : `it holds a quotation mark, ${codeOf(quote)}`;
}

function findFormFault(email: string): string | null {
  const [local = "", domain = "", ...more] = email.split("@");
  if (local === "" || domain === "" || more.length > 0) return "";
  if (octets(email) > longest) return `it is longer than ${longest} bytes`;
  if (octets(local) > longestLocalPart) return `the part before the @ is longer than ${longestLocalPart} bytes`;
  const odd = oddCharacter(local, /[^\p{L}\p{M}\p{N}!#$%&'*+/=?^_{|}~.-]/u) ?? oddCharacter(domain, illegalInDomain);
  if (odd !== null) return odd;
  if (hasEmptyPart(local)) return "the part before the @ begins or ends with a dot, or has two in a row";
  return findDomainFault(domain);
}

/** Letters, digits and hyphens (RFC 5890, 2.3.1), and the signs that RFC 5892 (A.3 to A.7) lets stand among letters. */
const illegalInDomain = /[^\p{L}\p{M}\p{N}.\u00B7\u0375\u05F3\u05F4\u30FB-]/u;

function findDomainFault(domain: string): string | null {
  const labels = domain.split(".");
  if (hasEmptyPart(domain)) return "its domain begins or ends with a dot, or has two in a row";
  if (labels.some((label) => /^-|-$/.test(label))) return "a part of its domain begins or ends with a hyphen";
  if (labels.some((label) => asciiLength(label) > longestLabel)) return "a part of its domain is too long";
  if (labels.length === 1) return "its domain has no dot";
  return /^\d+$/.test(labels.at(-1) ?? "") ? "its domain ends in a number" : null;
}

const hasEmptyPart = (text: string): boolean => text.split(".").includes("");

/** The first character that `illegal` finds, or that is another form of an ordinary one (RFC 8264, 9.17), named. */
function oddCharacter(text: string, illegal: RegExp): string | null {
  const odd = illegal.exec(text)?.[0] ?? [...text.normalize("NFC")].find(isOtherForm);
  if (odd === undefined) return null;
  if (odd === " ") return "it holds a space";
  return /^[!-~]$/.test(odd) ? `it holds the character ${odd}` : `it holds ${odd}, ${codeOf(odd)}`;
}

const isOtherForm = (character: string): boolean => character !== character.normalize("NFKC");

const octets = (text: string): number => new TextEncoder().encode(text).length;

/** The length of a label in the form that name servers know, `xn--` and what follows; that of the label if it has none. */
function asciiLength(label: string): number {
  if (/^[\0-\x7F]*$/.test(label)) return label.length;
  return URL.canParse(`http://${label}.example`)
    ? new URL(`http://${label}.example`).hostname.length - ".example".length
    : Number.POSITIVE_INFINITY;
}
