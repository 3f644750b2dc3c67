/** Secrets print as dots, and what looks like one is taken out of text. */
import { format, inspect } from "node:util";
import { expect, test } from "vitest";
import { redactText } from "../../../electron/security/redaction.js";
import { Secret } from "../../../electron/security/secret.js";

const hidden = "hunter2-Hunter2";
const secret = new Secret(hidden);

const ways: readonly (readonly [string, () => string])[] = [
  ["JSON", () => JSON.stringify({ password: secret, list: [secret] })],
  ["a template", () => `${secret}`],
  ["joining", () => [secret, secret].join()],
  ["String()", () => String(secret)],
  ["inspect", () => inspect({ deep: { er: [secret] } }, { depth: 9, showHidden: true })],
  ["console's format", () => format("%s %o %j %O", secret, secret, secret, secret)],
  ["its keys and values", () => inspect([Object.entries(secret), Reflect.ownKeys(secret)])],
  ["spreading", () => JSON.stringify({ ...secret })],
  ["an error's message", () => new Error(`failed with ${secret}`, { cause: secret }).message],
];
test.each(ways)("%s shows no secret", (_way, print) => {
  expect(print()).not.toContain(hidden);
});

test("a structured clone holds nothing, and reveal gives the text", () => {
  expect(inspect(structuredClone(secret))).not.toContain(hidden);
  expect(secret.reveal()).toBe(hidden);
});

const texts: readonly (readonly [string, string])[] = [
  ["a URL's password", `connect postgres://user:${hidden}@host:5432/db failed`],
  ["a URL's password with an @ in it", `postgresql+asyncpg://user:p@${hidden}@host/db`],
  ["a URL's password with a / in it", `postgres://user:p/${hidden}@host/db`],
  ["a URL without a scheme", `"user:${hidden}@host:5432/db" is no URL`],
  ["a URL without a scheme with a / in its password", `user:p/${hidden}@host`],
  ["a PHC string", `stored $argon2id$v=19$m=19456,t=2,p=1$${hidden}$${hidden} twice`],
  ["a JWT", `Bearer eyJhbGciOiJIUzI1NiJ9.eyJ${hidden}.${hidden}`],
  ["password=", `host=x password=${hidden} user=y`],
  ["a JSON password", `{"password": "${hidden}", "x": 1}`],
  ["a quoted token", `token: '${hidden} and more'`],
  ["a secret", `Secret = ${hidden}`],
];
test.each(texts)("redaction takes out %s", (_name, text) => {
  expect(redactText(text)).not.toContain("unter2");
  expect(redactText(text)).toContain("••••");
});

test("redaction leaves ordinary sentences as they are", () => {
  const sentence = "The password has fewer than 12 characters; see https://example.org/docs for user@host:5432/db.";
  expect(redactText(sentence)).toBe(sentence);
});
