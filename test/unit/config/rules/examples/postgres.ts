/** Examples of the rules in rules/postgres/. */
import { type Example, external } from "./example.js";

export const postgresExamples: readonly Example[] = [
  {
    rule: "chart-postgres-client-certificate",
    broken: external("host: db", "clientCert: {secretName: pg}"),
    kept: external("host: db", "clientCert: {secretName: pg}", "customTls: true"),
    at: "5:30",
    path: "postgres.external.clientCert.secretName",
  },
  {
    rule: "postgres-url-scheme",
    broken: external("connectionUrl: postgres://a:b@db:5432/smith"),
    kept: external("connectionUrl: a:b@db:5432/smith"),
    at: "4:20",
    path: "postgres.external.connectionUrl",
  },
  {
    rule: "postgres-url-encoding",
    broken: external('connectionUrl: "a:b@c@db:5432/smith"'),
    kept: external('connectionUrl: "a:b%40c@db:5432/smith?x=y@z"'),
    at: "4:20",
    path: "postgres.external.connectionUrl",
  },
  {
    rule: "postgres-url-encoding",
    format: "compose",
    broken: "POSTGRES_DATABASE_URI=a:b/c@db:5432/smith",
    kept: "POSTGRES_DATABASE_URI=a:b%2Fc@db:5432/smith",
    at: "8:23",
    path: "POSTGRES_DATABASE_URI",
  },
  {
    rule: "postgres-field-encoding",
    broken: external("host: db", "password: 100%"),
    kept: external("host: db", "password: 100%25"),
    at: "5:15",
    path: "postgres.external.password",
  },
  {
    rule: "postgres-placeholder",
    broken: external("connectionUrl: a:b@host:port/smith"),
    kept: external("connectionUrl: a:b@hostess:5432/smith"),
    at: "4:20",
    path: "postgres.external.connectionUrl",
  },
  {
    rule: "postgres-placeholder",
    broken: external("host: your-postgres-host"),
    kept: external("host: yours.example"),
    at: "4:11",
    path: "postgres.external.host",
  },
  {
    rule: "postgres-incomplete",
    broken: external("user: gate"),
    kept: external("existingSecretName: pg"),
    at: null,
    path: "postgres.external.host",
  },
  {
    rule: "postgres-port",
    broken: external("host: db", "port: 65536"),
    kept: external("host: db", "port: 65535"),
    at: "5:11",
    path: "postgres.external.port",
  },
  {
    rule: "postgres-in-existing-secret",
    broken: external("existingSecretName: pg"),
    kept: "postgres: {external: {existingSecretName: pg}}",
    at: "4:25",
    path: "postgres.external.existingSecretName",
  },
];
