/** The security headers of every answer to a window, through either door. */
import { randomBytes } from "node:crypto";

/** A nonce of 128 random bits, made anew for each answer. It takes the place of the page's `__CSP_NONCE__`. */
export const freshNonce = (): string => randomBytes(16).toString("base64url");

/**
 * Lets the window load its own files and talk to its own door, and nothing else. Scripts come from files only. The nonce
 * is for the `<style>` elements that the component library makes, and `data:` is for the library's icons.
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

/** The headers of an answer whose styles carry `nonce`, with their names in lower case. */
export const securityHeaders = (nonce: string): Readonly<Record<string, string>> => ({
  "content-security-policy": contentSecurityPolicy(nonce),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
});
