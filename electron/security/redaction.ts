/** Replacing what looks like a secret in free text, as the last defence before a log. Secrets are kept out before. */

/** Replaces by dots: credentials in URLs (a scheme is not needed), argon2 hashes, JWTs and values of `password=…`. */
export const redactText = (text: string): string =>
  text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)\S*@/gi, "$1••••@")
    .replace(/(?<![\w/])[^\s:/@"'=]+:[^\s/"']\S*@(?=[\w[])/g, "••••@")
    .replace(/\$argon2(?:id|i|d)\$[^\s"']+/g, "••••")
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, "••••")
    .replace(/\b(password|secret|token)(["']?\s*[=:]\s*)("[^"]*"|'[^']*'|\S+)/gi, "$1$2••••");
