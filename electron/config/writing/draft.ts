/** Drafting what is to be written: new files, and the administrator's own files with the change made. */
import { formatOf, syntaxOf } from "../../../shared/configuration-format.js";
import type { ConfigurationDocument, ReadDocument } from "../../../shared/contract/configuration.js";
import type { ConfigurationFormat } from "../../../shared/contract/format.js";
import type { InitInput } from "../../../shared/contract/init.js";
import { describeEmailFault } from "../../../shared/email.js";
import { GatehouseError } from "../../../shared/errors.js";
import { parseDatabaseUrl } from "../../database/url.js";
import { printable } from "../../files/position.js";
import { readTextFiles } from "../../files/text-file.js";
import { Secret } from "../../security/secret.js";
import { checkSubject } from "../rules/check.js";
import { subjectOf } from "../subject/sources.js";
import type { Subject } from "../subject/subject.js";
import { keptFrom, migrationSettings, requireNoLogin, writeInto, writtenEmail } from "./migration.js";
import { envText, manifestText, valuesText } from "./texts.js";
import {
  composeSettings,
  helmSettings,
  licensePlaceholder,
  makeSecrets,
  secretContents,
  type WantedConfiguration,
} from "./wanted.js";

const defaultSecretName = "gatehouse-login";

export interface Draft {
  readonly wanted: WantedConfiguration;
  readonly format: ConfigurationFormat;
  /** New files. */
  readonly made: readonly ConfigurationDocument[];
  /** The administrator's own files with their new texts. */
  readonly edited: readonly { readonly before: ReadDocument; readonly text: string }[];
  /** All files that belong together afterwards, as they are given to gatehouse validate. */
  readonly whole: readonly ConfigurationDocument[];
}

/**
 * Drafts a new configuration, or the change of one. Errors: USAGE, EMAIL_INVALID, DATABASE_URL_INVALID, PLAN_REFUSED,
 * CONFIGURATION_UNREADABLE and those of reading.
 */
export async function draftConfiguration(input: InitInput): Promise<Draft> {
  checkInput(input);
  const draft = input.from.length === 0 ? draftNew(input) : draftMigration(input, await readTextFiles(input.from));
  refuseMisnamed(draft);
  return draft;
}

/** Refuses a file name that would be read as the other format, such as values.yaml for a `.env`. */
function refuseMisnamed({ made, format }: Draft): void {
  const wanted = format === "compose" ? kinds.env : kinds.values;
  const misnamed = made.find(({ file, text }) => kindOf(file, text) !== wanted);
  if (misnamed === undefined) return;
  throw new GatehouseError(
    "USAGE",
    `What is to be written is ${wanted.shown}, but ${printable(misnamed.file)} is a name for ${kindOf(misnamed.file, misnamed.text).shown}.`,
    {
      remedy: `Give it another name, such as ${wanted.name}.`,
    },
  );
}

const kinds = {
  values: { shown: "Helm values", name: "values.yaml" },
  env: { shown: "a compose .env", name: ".env" },
  composeFile: { shown: "a compose file", name: "compose.yaml" },
} as const;

function kindOf(file: string, text: string): (typeof kinds)[keyof typeof kinds] {
  if (syntaxOf(file, text) === "env") return kinds.env;
  return formatOf(file, text) === "compose" ? kinds.composeFile : kinds.values;
}

function checkInput({ adminEmail, postgresUrl, file, from }: InitInput): void {
  const fault = adminEmail === null ? null : describeEmailFault(adminEmail.trim());
  if (fault !== null) throw new GatehouseError("EMAIL_INVALID", fault.replace(/^This/, "The admin's email"));
  if (postgresUrl !== null) parseDatabaseUrl(postgresUrl);
  if (file === null && from.length === 0) throw new GatehouseError("USAGE", "No file to write was named.");
}

function draftNew(input: InitInput): Draft {
  const file = input.file ?? "";
  const format = input.format ?? formatOf(file, "");
  refuseForeign(input, format);
  if (input.adminEmail === null)
    throw new GatehouseError("USAGE", "There is no email of the Organization Admin: --admin-email.");
  const secretName = input.secretManifest === null ? null : (input.secretName ?? defaultSecretName);
  const wanted = { ...wantedOf(input, input.adminEmail, makeSecrets()), secretName };
  const comment = [
    "An installation with email/password login, written by gatehouse init.",
    ...(wanted.licenseKey === null ? [`Put your license key in place of ${licensePlaceholder}.`] : []),
  ];
  const text =
    format === "helm" ? valuesText(comment, helmSettings(wanted)) : envText(comment, composeSettings(wanted));
  const made = [{ file, text }, ...manifestOf(input, wanted)];
  refuseUnsound(made, format, wanted);
  return { wanted, format, made, edited: [], whole: made };
}

/** Refuses a draft with errors. A missing license key is left to gatehouse validate. */
function refuseUnsound(
  texts: readonly ConfigurationDocument[],
  format: ConfigurationFormat,
  { licenseKey }: WantedConfiguration,
): void {
  const error = checkSubject(subjectOf(texts, format)).report.findings.find(
    ({ severity, rule, path }) =>
      severity === "error" && !(rule === "placeholder" && licenseKey === null && /license_?key$/i.test(path)),
  );
  if (error !== undefined)
    throw new GatehouseError("USAGE", `${error.path}: ${error.message}`, { remedy: error.remedy });
}

function draftMigration(input: InitInput, before: readonly ReadDocument[]): Draft {
  const subject = subjectOf(before, input.format ?? undefined);
  requireNoLogin(subject);
  refuseForeign(input, subject.format);
  const adminEmail = input.adminEmail ?? writtenEmail(subject);
  if (adminEmail === null)
    throw new GatehouseError("USAGE", "There is no email of the Organization Admin: --admin-email.");
  const kept = keptFrom(subject, makeSecrets());
  const asked = wantedOf(input, adminEmail, kept);
  const wanted = {
    ...asked,
    licenseKey: asked.licenseKey ?? kept.licenseKey,
    secretName: secretNameFor(input, subject),
  };
  const settings = migrationSettings(subject, wanted);
  const manifests = manifestOf(input, wanted);
  if (input.file !== null && subject.format === "helm") {
    const comment = [
      `Email/password login, layered over ${input.from.map((path) => path.replace(/[\r\n]/g, "?")).join(" ")}; written by gatehouse init.`,
    ];
    const made = [{ file: input.file, text: valuesText(comment, settings) }, ...manifests];
    return { wanted, format: "helm", made, edited: [], whole: [...before, ...made] };
  }
  const after = writeInto(before, settings);
  if (input.file !== null) {
    const [only, other] = after;
    if (only === undefined || other !== undefined)
      throw new GatehouseError("USAGE", "Several .env files cannot become one.", {
        remedy: "Leave the new file's name out: they are then edited in place.",
      });
    const made = [{ file: input.file, text: only.text }];
    return { wanted, format: "compose", made, edited: [], whole: made };
  }
  const edited = before.flatMap((text, index) => {
    const now = after[index]?.text ?? text.text;
    return now === text.text ? [] : [{ before: text, text: now }];
  });
  return { wanted, format: subject.format, made: manifests, edited, whole: [...after, ...manifests] };
}

/** The Secret's name. Where the values name a Secret already, the new secrets belong into that one. */
function secretNameFor(input: InitInput, subject: Subject): string | null {
  const existing = subject.format === "helm" ? subject.existingSecret : null;
  if (existing === null) return input.secretManifest === null ? null : (input.secretName ?? defaultSecretName);
  const known = subject.settings.licenseKey !== null && subject.settings.apiKeySalt !== null;
  if (input.secretManifest !== null && known) return existing.text;
  throw new GatehouseError("USAGE", "These values name an existing Secret, which must hold the new secrets too.", {
    remedy: "Give the Secret's manifest with --from as well, and with --secret-manifest the name for the new one.",
  });
}

function refuseForeign(input: InitInput, format: ConfigurationFormat): void {
  const helmOnly = [
    ["--organization", input.organizationName],
    ["--workspace", input.workspaceName],
    ["--secret-manifest", input.secretManifest],
    ["--without", input.without[0] ?? null],
  ].find(([, value]) => value !== null);
  if (format === "compose" && helmOnly !== undefined)
    throw new GatehouseError("USAGE", `${helmOnly[0]} is for Helm values: no name of a .env says it.`);
  if (format === "helm" && input.release !== null)
    throw new GatehouseError("USAGE", "--release is for a compose .env: with Helm the chart's version decides.");
}

const wantedOf = (
  input: InitInput,
  adminEmail: string,
  secrets: WantedConfiguration["secrets"],
): WantedConfiguration => ({
  adminEmail: adminEmail.trim(),
  hostname: input.hostname,
  organizationName: input.organizationName,
  workspaceName: input.workspaceName,
  release: input.release,
  licenseKey: input.licenseKey === null ? null : new Secret(input.licenseKey),
  postgresUrl:
    input.postgresUrl === null ? null : new Secret(input.postgresUrl.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")),
  secretName: null,
  without: input.without,
  secrets,
});

const manifestOf = (input: InitInput, wanted: WantedConfiguration): readonly ConfigurationDocument[] =>
  input.secretManifest === null || wanted.secretName === null
    ? []
    : [{ file: input.secretManifest, text: manifestText(wanted.secretName, secretContents(wanted)) }];
