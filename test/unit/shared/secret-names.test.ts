/** Which names hold a secret. */
import { expect, test } from "vitest";
import { isSecretName, looksLikeSecretName } from "../../../shared/secret-names.js";

test.each([
  "jwtSecret",
  "BASIC_AUTH_JWT_SECRET",
  "password",
  "apiKeySalt",
  "LANGSMITH_LICENSE_KEY",
  "connectionUrl",
  "DSN",
])("%s is a secret's name", (name) => expect([isSecretName(name), looksLikeSecretName(name)]).toEqual([true, true]));

test.each(["initialOrgAdminPasword", "ADMIN_PWD", "jwtSecrt", "dbCredentials"])("%s only looks like one", (name) =>
  expect([isSecretName(name), looksLikeSecretName(name)]).toEqual([false, true]),
);

test.each([
  "existingSecretName",
  "connectionUrlSecretKey",
  "secretRef",
  "jwtIssuerUrl",
  "passwordLoginEnabled",
  "hostname",
])("%s is none", (name) => expect([isSecretName(name), looksLikeSecretName(name)]).toEqual([false, false]));
