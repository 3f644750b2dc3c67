/**
 * The chart's verdict, case by case. The expected verdicts come from the chart's own templates (langchain-ai/helm, chart
 * 0.17), executed over these values; they are facts that our rules are held to, not read off them.
 */

export interface Verdicts {
  readonly about: string;
  /** Layers over correct values. */
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
}

export const verdicts: readonly Verdicts[] = [
  {
    about: "login mode",
    accepted: [
      "config: {oauth: {enabled: 0}}",
      'config: {oauth: {enabled: ""}}',
      'config: {basicAuth: {enabled: "no"}}',
      "config: {oauth: {enabled: true}, basicAuth: {enabled: false}}",
    ],
    rejected: [
      "config: {oauth: {enabled: true}}",
      'config: {oauth: {enabled: "false"}}',
      "config: {basicAuth: {enabled: no}}",
      "config: {basicAuth: {enabled: 0}}",
      "config: {basicAuth: {enabled: null}}",
      "config: {basicAuth: {enabled: {}}}",
    ],
  },
  {
    about: "auth type",
    accepted: ["config: {authType: oauth, oauth: {enabled: true}, basicAuth: {enabled: false}}"],
    rejected: [
      "config: {authType: oauth}",
      "config: {authType: Mixed}",
      'config: {authType: "mixed "}',
      "config: {authType: none}",
      "config: {authType: null}",
      'config: {authType: ""}',
      "config: {authType: [mixed]}",
    ],
  },
  {
    about: "admin email",
    accepted: [
      'config: {initialOrgAdminEmail: " "}',
      "config: {initialOrgAdminEmail: 5}",
      "config: {initialOrgAdminEmail: null, basicAuth: {initialOrgAdminEmail: a@b.example}}",
      "config: {initialOrgAdminEmail: null, oauth: {enabled: true}, basicAuth: {enabled: false}}",
    ],
    rejected: [
      "config: {initialOrgAdminEmail: null}",
      'config: {initialOrgAdminEmail: ""}',
      "config: {initialOrgAdminEmail: false}",
    ],
  },
  {
    about: "license key and salt",
    accepted: ['config: {apiKeySalt: " "}', "config: {apiKeySalt: null, existingSecretName: login}"],
    rejected: [
      "config: {apiKeySalt: null}",
      "config: {apiKeySalt: false}",
      "config: {apiKeySalt: null, existingSecretName: false}",
      'config: {langsmithLicenseKey: "", existingSecretName: ""}',
      "config: {langsmithLicenseKey: null, disableSecretCreation: true}",
      "config: {apiKeySalt: 12345}",
    ],
  },
  {
    about: "password",
    accepted: [
      "config: {basicAuth: {initialOrgAdminPassword: Quiet-Harb12}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour!'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour#'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour$'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour%'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour('}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour)'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour+'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour,'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour-'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour.'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour/'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour:'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour?'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour@'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour['}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour\\'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour]'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour^'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour_'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour{'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour~'}}",
      "config: {basicAuth: {initialOrgAdminPassword: 'QuietHarbour}'}}",
      "config: {basicAuth: {initialOrgAdminPassword: Quiet-Häféß}}",
      "config: {basicAuth: {initialOrgAdminPassword: ＱUIET-harbour}}",
      "config: {existingSecretName: login, basicAuth: {initialOrgAdminPassword: short}}",
      "config: {oauth: {enabled: true}, basicAuth: {enabled: false, initialOrgAdminPassword: short}}",
    ],
    rejected: [
      "config: {basicAuth: {initialOrgAdminPassword: null}}",
      'config: {basicAuth: {initialOrgAdminPassword: ""}}',
      "config: {basicAuth: {initialOrgAdminPassword: Quiet-Harb1}}",
      "config: {basicAuth: {initialOrgAdminPassword: QUIET-HARBOUR}}",
      "config: {basicAuth: {initialOrgAdminPassword: quiet-harbour}}",
      "config: {basicAuth: {initialOrgAdminPassword: QuietHarbour}}",
      "config: {basicAuth: {initialOrgAdminPassword: Quiet*Harbour}}",
      'config: {basicAuth: {initialOrgAdminPassword: "Quiet&Harbour;<>|"}}',
      "config: {basicAuth: {initialOrgAdminPassword: ＱＵＩＥＴ-harbour}}",
      "config: {basicAuth: {initialOrgAdminPassword: 123456789012}}",
    ],
  },
  {
    about: "JWT secret",
    accepted: [
      'config: {basicAuth: {jwtSecret: ""}}',
      "config: {existingSecretName: login, basicAuth: {jwtSecret: 12345}}",
      "config: {jwtSecret: misplaced}",
    ],
    rejected: ["config: {basicAuth: {jwtSecret: null}}", "config: {basicAuth: {jwtSecret: 12345}}"],
  },
  {
    about: "custom CA",
    accepted: [
      "config: {customCa: {secretName: ca, secretKey: ca.crt}}",
      'config: {customCa: {secretName: "", secretKey: ""}}',
      "config: {customCa: {secretKey: ca.crt}}",
    ],
    rejected: ["config: {customCa: {secretName: ca}}", "config: {customCa: null}"],
  },
  {
    about: "Postgres client certificate",
    accepted: [
      "postgres: {external: {clientCert: {secretName: pg}, customTls: true}}",
      'postgres: {external: {clientCert: {secretName: pg}, customTls: "false"}}',
      'postgres: {external: {clientCert: {secretName: ""}}}',
    ],
    rejected: [
      "postgres: {external: {clientCert: {secretName: pg}}}",
      "postgres: {external: {enabled: false, clientCert: {secretName: pg}}}",
      "postgres: {external: {clientCert: null}}",
      "postgres: null",
    ],
  },
  {
    about: "ingress",
    accepted: [
      "ingress: {enabled: true}\ngateway: {enabled: false}",
      "ingress: {hostname: null}",
      "ingress: {host: smith.example}",
      "config: {hostname: smith.example, basePath: smith}",
    ],
    rejected: [
      "ingress: {enabled: true}\ngateway: {enabled: true}",
      "gateway: {enabled: true}\nistioGateway: {enabled: true}",
      'ingress: {enabled: true}\ngateway: {enabled: "false"}',
      "ingress: {hostname: smith.example}",
      'ingress: {hostname: ""}',
      "gateway: {subdomain: smith}",
      "istioGateway: {hostname: smith.example}",
      "ingress: null",
    ],
  },
  {
    about: "environment names",
    accepted: [
      "commonEnv: [{name: A, value: x}, {name: a, value: y}]",
      "commonEnv: [{name: A, value: x}]\nplayground: {deployment: {extraEnv: [{name: A, value: y}]}}",
      "queue: {deployment: {extraEnv: [{name: A, value: y}]}}\nbackend: {deployment: {extraEnv: [{name: A, value: y}]}}",
      "backend: {deployment: {extraEnv: [{name: INITIAL_ORG_NAME, value: x}]}}",
      "backend: {deployment: {extraEnv: [{name: AUTH_TYPE, value: none}]}}",
      "postgres: {external: {enabled: true, host: db}, statefulSet: {extraEnv: [{name: A}, {name: A}]}}",
    ],
    rejected: [
      "commonEnv: [{name: A, value: x}, {name: A, value: y}]",
      "commonEnv: [{name: A, value: x}]\nbackend: {deployment: {extraEnv: [{name: A, value: y}]}}",
      "queue: {deployment: {extraEnv: [{name: A, value: y}, {name: A, value: y}]}}",
      "commonEnv: [{name: LOG_LEVEL, value: debug}]",
      "backend: {authBootstrap: {extraEnv: [{name: INITIAL_ORG_NAME, value: x}]}}",
      "commonEnv: {A: x}",
      "commonEnv:",
    ],
  },
  {
    about: "skipped checks",
    accepted: [
      "config: {skipValidation: true, authType: none}",
      "config: {skipValidation: true, oauth: {enabled: true}}",
      'config: {skipValidation: "false", authType: none}',
      "config: {skipValidation: true}\ningress: {hostname: x}",
    ],
    rejected: [
      "config: {skipValidation: false, authType: none}",
      "config: {skipValidation: true, basicAuth: null}",
      "config: {skipValidation: true, initialOrgName: 'a: b'}",
      "config: {skipValidation: true}\ncommonEnv: {a: b}",
      "config: {skipValidation: true, basicAuth: {jwtSecret: 12345}}",
    ],
  },
];
