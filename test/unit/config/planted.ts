/** Two hundred secrets in every place a configuration has, and a search for them in whatever comes out. */
import type { ConfigurationDocument } from "../../../shared/contract/configuration.js";

export interface Planting {
  readonly what: string;
  readonly documents: readonly ConfigurationDocument[];
}

let planted = 0;

/** Unlike anything else, in the shapes secrets have; each counts. */
function secret(): string {
  planted += 1;
  const shapes = [`PL4NT${planted}zQ`, `pl4nt${planted}-Zq/x+k=`, `Pl4nT.${planted}#x$y`, `pl4nt${planted}q`];
  return shapes[planted % shapes.length] ?? "";
}

/** Letters only, as people choose passwords: nothing about it looks like a secret but the key it stands under. */
function letters(): string {
  planted += 1;
  return `plant${[...String(planted)].map((digit) => "bcdfghjkmp"[Number(digit)]).join("")}`;
}

const quoted = (): string => `'${secret()}'`;

const values = (text: string): readonly ConfigurationDocument[] => [{ file: "values.yaml", text }];
const env = (text: string): readonly ConfigurationDocument[] => [{ file: ".env", text }];

/** Each value of the settings that rules look at, and what stands around them. */
function everywhereInValues(): string {
  const s = quoted;
  return `# set before: ${secret()}
# password: ${secret()}
config:
  langsmithLicenseKey: ${s()} # was ${secret()}
  apiKeySalt: ${s()}
  apiKeySalt: ${s()} # twice
  authType: ${s()}
  authtype: ${s()}
  jwtSecret: ${s()}
  hostname: ${s()}
  basePath: ${s()}
  logLevel: ${s()}
  initialOrgName: ${s()}
  defaultWorkspaceName: ${s()}
  initialOrgAdminEmail: ${s()}
  skipValidation: ${s()}
  signingJwks: ${s()}
  customCa: {secretName: ${s()}}
  basicauth: {enabled: ${s()}, password: ${s()}}
  basicAuth:
    enabled: "true"
    initialOrgAdminEmail: ${s()}
    initialOrgAdminPassword: ${s()}
    jwtSecret: [${s()}, ${s()}]
    ${secret().replace(/[#$]/g, "")}: true
  oauth:
    enabled: ${s()}
    oauthClientId: ${s()}
    oauthClientSecret: |
      ${secret()}
      ${secret()}
    oauthIssuerUrl: "https://u:${secret().replace(/[#$]/g, "")}@host.example/x"
  unknown: {deeper: ${s()}, list: [${s()}, {k: ${s()}}]}
  ${secret().replace(/[#$]/g, "")}: ${s()}
postgres:
  external:
    enabled: ${s()}
    host: ${s()}
    port: ${s()}
    user: ${s()}
    password: ${s()}
    database: ${s()}
    schema: ${s()}
    existingSecretName:
    connectionUrl: "postgres://u@x:${secret()}@h:port/db?sslmode=${secret()}"
    clientCert: {secretName: ${s()}}
redis: {external: {enabled: true, connectionUrl: "redis://:${secret()}@r/0", password: ${s()}}}
clickhouse: {external: {enabled: true, password: ${s()}, user: ${s()}, host: ${s()}}}
ingress: {enabled: ${s()}, hostname: ${s()}, subdomain: ${s()}}
gateway: {enabled: "yes", hostname: ${s()}}
images: {registry: ${s()}, backendImage: {tag: ${s()}, repository: ${s()}}, frontendImage: {tag: ${s()}}}
commonEnv:
- {name: OPENAI_API_KEY, value: ${s()}}
- {name: OPENAI_API_KEY, value: ${s()}}
- {name: ${s()}, value: ${s()}}
backend: {deployment: {extraEnv: [{name: DB_PASSWORD, value: ${s()}}, {name: DB_PASSWORD, value: ${s()}}]}}
${secret().replace(/[#$]/g, "")}: ${s()}
`;
}

/** Where nothing but the key says that it is a secret, and where not even that does. */
const wordsInValues = (): string => `config:
  authtype: mixed # was ${letters()}
  apiKeySalt: ${letters()}
  apisalt: ${letters()}
  licence: ${letters()}
  basicauth: {enabled: 'true', password: ${letters()}, jwt: ${letters()}, enable: [${letters()}, {hostname: ${letters()}}]}
  basicAuth:
    enabled: "true"
    # ${letters()}
    initialOrgAdminPassword: ${letters()}
    adminPasword: ${letters()}
    jwtSecret: '${letters()}
      ${letters()}'
  ours: {hostname: ${letters()}}
backend: {deployment: {command: ${letters()}, extraEnv: [{name: OPENAI, value: ${letters()}}]}}
ours: {hostname: ${letters()}, list: [${letters()}]}
`;

const wordsInEnv = (): string => `AUTH_TYPE=Mixed # ${letters()}
BASIC_AUTH_ENABLED=TRUE
ADMIN_PASS="'${letters()}'"
BASIC_AUTH_JWT=${letters()}
CLUSTER= # ${letters()}
OPENAI='"${letters()}"'
OUR_PEPPER=a$${letters()}
`;

const names = (
  "AUTH_TYPE BASIC_AUTH_ENABLED BASIC_AUTH_JWT_SECRET INITIAL_ORG_ADMIN_EMAIL INITIAL_ORG_ADMIN_PASSWORD " +
  "LANGSMITH_LICENSE_KEY API_KEY_SALT OAUTH_CLIENT_ID OAUTH_CLIENT_SECRET OAUTH_ISSUER_URL LANGSMITH_URL " +
  "_LANGSMITH_IMAGE_VERSION OTHER_TOKEN LOG_LEVEL"
).split(" ");

const everywhereInEnv = (written: (value: string) => string): string =>
  `# before: ${secret()}
# API_KEY=${secret()}
${names.map((name) => `${name}=${written(secret())} # was ${secret()}`).join("\n")}
API_KEY_SALT=${written(secret())}
POSTGRES_DATABASE_URI=${written(`postgres://u:${secret()}@x@h:port/db?sslmode=${secret()}`)}
${secret().replace(/[^\w]/g, "")}=${written(secret())}
${secret().replace(/[^\w]/g, "")}=${written(secret())}
LOST_PASSWORD=a$${secret().replace(/[^\w]/g, "")}
TAKEN_SECRET= # ${secret()}
ESCAPED_TOKEN="${secret().replace("$", "")}\\n${secret().replace("$", "")}"
`;

const manifest = (): string => `apiVersion: v1
kind: Secret
metadata: {name: login}
stringData: {initial_org_admin_password: ${quoted()}, jwt_secret: 12, jwtsecret: ${quoted()}}
data: {api_key_salt: ${quoted()}, langsmith_license_key: ${Buffer.from(secret()).toString("base64")}}
`;

/** Syntax errors right beside secrets: what is refused must not be quoted. */
const broken = (): readonly Planting[] => [
  ...[
    () => `config:\n  jwtSecret: @${secret()}\n`,
    () => `config:\n  jwtSecret: "${secret()}\n`,
    () => `config:\n  jwtSecret: ${secret()}: ${secret()}: x\n`,
    () => `config:\n jwtSecret: ${secret()}\n\t- ${secret()}\n`,
    () => `config: {jwtSecret: ${quoted()}\n  x: ${quoted()}\n`,
    () => `config:\n  jwtSecret: *${secret()}\n`,
    () => `config:\n  jwtSecret: "\\q${secret()}"\n`,
    () => `? {${secret()}: 1}\n: ${secret()}\n`,
    () => `%${secret()}\n---\na: ${secret()}\n`,
    () => `- ${secret()}\n`,
    () => secret(),
    () => `a: ${secret()}\n---\nb: ${secret()}\n`,
    () => `apiVersion: v1\nkind: ConfigMap\ndata: {password: ${quoted()}}\n`,
    () => `a: !${secret().replace(/\W/g, "")} ${quoted()}\n`,
  ].map((text) => ({ what: "broken values", documents: values(text()) })),
  ...[
    () => `JWT=${secret()}\n${secret()} x=${secret()}\n`,
    () => `JWT='${secret()}\n`,
    () => `JWT=\${${secret()}\n`,
    () => `JWT=\${A:?${secret().replace(/\W/g, "")}}\n`,
    () => `!${secret()}=${secret()}\n`,
    () => `${secret()}\n`,
  ].map((text) => ({ what: "broken .env", documents: env(text()) })),
];

/** Plants anew, and says how many. */
export function plant(): { readonly plantings: readonly Planting[]; readonly count: number } {
  planted = 0;
  const plantings: readonly Planting[] = [
    { what: "values", documents: values(everywhereInValues()) },
    {
      what: "layered values",
      documents: [
        { file: "a.yaml", text: everywhereInValues() },
        { file: "b.yaml", text: `config: {jwtSecret: ${quoted()}, apiKeySalt: ${quoted()}}\n` },
      ],
    },
    {
      what: "values with a Secret",
      documents: [
        {
          file: "values.yaml",
          text: `config: {existingSecretName: ${quoted()}, authType: mixed, basicAuth: {enabled: true}}\n`,
        },
        { file: "secret.yaml", text: manifest() },
      ],
    },
    { what: ".env", documents: env(everywhereInEnv((value) => value)) },
    { what: ".env in single quotes", documents: env(everywhereInEnv((value) => `'${value}'`)) },
    { what: ".env in double quotes", documents: env(everywhereInEnv((value) => `"${value}"`)) },
    {
      what: ".env with a compose file",
      documents: [
        { file: ".env", text: everywhereInEnv((value) => value) },
        {
          file: "docker-compose.yaml",
          text: `services: {backend: {image: x, environment: {AUTH_TYPE: ${quoted()}, API_KEY_SALT: "\${API_KEY_SALT:-${secret().replace(/\W/g, "")}}", TOKEN: ${quoted()}}}}\n`,
        },
      ],
    },
    { what: "values with words for secrets", documents: values(wordsInValues()) },
    { what: ".env with words for secrets", documents: env(wordsInEnv()) },
    ...broken(),
  ];
  return { plantings, count: planted };
}

/** Any of the secrets, as it is, percent-encoded or in base64. */
export function findPlanted(text: string): string | null {
  const decoded = (text.match(/[A-Za-z0-9+/]{8,}={0,2}/g) ?? []).map((part) => Buffer.from(part, "base64").toString());
  return (
    [text, ...decoded].map((one) => /pl[4a]nt[^\n]{0,20}/i.exec(one)?.[0] ?? null).find((hit) => hit !== null) ?? null
  );
}
