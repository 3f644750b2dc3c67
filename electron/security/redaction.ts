/** Takes out of free text what looks like a secret: the last line of defence before a log, never the first. */

/** Credentials in URLs, also in those without a scheme as configurations have them, PHC strings, JWTs and password=… pairs become dots. */
export const redactText = (text: string): string =>
  text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)\S*@/gi, "$1••••@")
    .replace(/(?<![\w/])[^\s:/@"'=]+:[^\s/"']\S*@(?=[\w[])/g, "••••@")
    .replace(/\$argon2(?:id|i|d)\$[^\s"']+/g, "••••")
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, "••••")
    .replace(/\b(password|secret|token)(["']?\s*[=:]\s*)("[^"]*"|'[^']*'|\S+)/gi, "$1$2••••");
