/** Recognising values that nobody has filled in, and secrets that are published. */

const unfilled: readonly RegExp[] = [
  /^<.*>$/,
  /^\[.*\]$/,
  /^\{\{.*\}\}$/,
  /^\$[({].*[)}]$/,
  /^(your|my)[-_ .]/i,
  /^(change|replace|insert|enter|put|fill|set|add)[-_ ]?(me|this|here|in|your|with)\b/i,
  /^(change|replace|insert|enter|put|fill|set|add)[-_ ]?(me|this|here|in|your|with)[-_ ]/i,
  /^(changeme|changeit|placeholder|todo|tbd|fixme|redacted|x{3,}|\*{3,}|\.{3,}|…)$/i,
];

const unfilledEmails: readonly RegExp[] = [
  ...unfilled,
  /^your(e?-?mail|name|address|user|admin|org|company)\b/i,
  /@(your|my)[-_.]?(company|domain|org|organization|corp|email|site)\b/i,
];

/** Secrets published with the product, its chart or its documents, in lower case. An attacker tries these first. */
const published = new Set([
  "testlangsmith123!",
  "secure-password",
  "super",
  "password",
  "secret",
  "jwt-secret",
  "jwt_secret",
  "test",
  "foo",
  "default",
  "langsmith",
  "admin",
  "postgres",
]);

/** True for `<…>`, YOUR_JWT_SECRET, your-password, CHANGE_ME and templates that were not rendered. */
export const isPlaceholder = (text: string): boolean => unfilled.some((pattern) => pattern.test(text.trim()));

/** True for placeholders, youremail@corp.dev and admin@yourcompany.com; admin@example.com may be a test. */
export const isPlaceholderEmail = (text: string): boolean =>
  unfilledEmails.some((pattern) => pattern.test(text.trim()));

export const isPublishedSecret = (text: string): boolean => published.has(text.trim().toLowerCase());

/** True for a host or URL that is a placeholder, reserved for examples (RFC 2606), or the vendor's own. */
export function isPlaceholderHost(text: string): boolean {
  const bare = text.trim().replace(/^[a-z]+:\/\//i, "");
  const host = (bare.split(/[/:?#]/)[0] ?? "").toLowerCase();
  if (isPlaceholder(text.trim()) || isPlaceholder(bare)) return true;
  return (
    /(^|\.)(example\.(com|net|org|edu)|example|invalid|test)$/.test(host) ||
    /(^|[-.])(your|my)[-_.]?(company|domain|org|organization|corp|host|hostname|site)([-.]|$)/.test(host) ||
    /(^|\.)(smith\.langchain\.com)$/.test(host)
  );
}
