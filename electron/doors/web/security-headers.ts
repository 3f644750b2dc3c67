/** The headers every answer to the window carries, whatever the door. */
import { randomBytes } from "node:crypto";

/** What the page's `__CSP_NONCE__` becomes: 128 fresh random bits for each answer. */
export const freshNonce = (): string => randomBytes(16).toString("base64url");

/**
 * Lets the window load its own files and talk to its own door, nothing else. Scripts come from files only; the nonce is
 * for the `<style>` elements that the component library makes. `data:` images are the library's own icons.
 */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Header names in lower case, for an answer whose styles carry `nonce`. */
export const securityHeaders = (nonce: string): Readonly<Record<string, string>> => ({
  "content-security-policy": contentSecurityPolicy(nonce),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
});
