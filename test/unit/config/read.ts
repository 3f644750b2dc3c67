/** Builders for configuration tests: texts in, what the console understands out. */

import { type InstallationConfiguration, understandConfiguration } from "../../../electron/config/configuration.js";
import { GatehouseError } from "../../../shared/errors.js";

/** Correct in every respect; tests change one line of it. */
export const goodValues = `config:
  langsmithLicenseKey: lic_3f0b9c1de7
  apiKeySalt: yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0
  authType: mixed
  initialOrgAdminEmail: ada@harbour.example
  basicAuth:
    enabled: true
    initialOrgAdminPassword: Quiet-Harbour-17
    jwtSecret: pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu
insights:
  encryptionKey: cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=
polly:
  encryptionKey: WU9MsRKJVCqQxyZ0Yk1bTn3LhVd7fGp2aXcE8iRwO5s=
`;

export const goodEnv = `AUTH_TYPE=mixed
BASIC_AUTH_ENABLED=true
BASIC_AUTH_JWT_SECRET=pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu
INITIAL_ORG_ADMIN_EMAIL=ada@harbour.example
INITIAL_ORG_ADMIN_PASSWORD=Quiet-Harbour-17
LANGSMITH_LICENSE_KEY=lic_3f0b9c1de7
API_KEY_SALT=yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0
`;

/** The same with its secrets in the existing Secrets `login` and `database`. */
export const namingValues = `config:
  existingSecretName: login
  authType: mixed
  initialOrgAdminEmail: ada@harbour.example
  basicAuth:
    enabled: true
postgres:
  external:
    enabled: true
    existingSecretName: database
`;

/** Values files, layered left to right. */
export const helm = (...layers: readonly string[]): InstallationConfiguration =>
  understandConfiguration(layers.map((text, index) => ({ file: `values-${index + 1}.yaml`, text })));

export const compose = (...layers: readonly string[]): InstallationConfiguration =>
  understandConfiguration(layers.map((text, index) => ({ file: `${index + 1}.env`, text })));

export const found = (configuration: InstallationConfiguration): readonly string[] =>
  configuration.report.findings.map(({ rule }) => rule);

export const blockedBy = (configuration: InstallationConfiguration): readonly string[] =>
  configuration.blockers.map(({ rule }) => rule);

/** The error a call throws; fails the test where it throws none or one that is not ours. */
export function refusal(call: () => unknown): GatehouseError {
  try {
    call();
  } catch (error) {
    if (error instanceof GatehouseError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
