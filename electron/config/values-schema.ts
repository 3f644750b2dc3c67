/** The JSON schema of the chart's values, as far as they are known here: for editors and for Helm's values.schema.json. */
import type { KnownSettings, SettingType } from "./known-settings.js";

/** A part of a schema in draft 7, which is the draft that Helm takes. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly (string | boolean)[];
  readonly minLength?: number;
  readonly required?: readonly string[];
  readonly if?: JsonSchema;
  readonly else?: JsonSchema;
  readonly properties?: { readonly [key: string]: JsonSchema };
}

/** The types as JSON schema. A null is taken where Helm only deletes the chart's default by it. */
const types: Readonly<Record<Exclude<SettingType, "map">, JsonSchema>> = {
  list: { type: "array" },
  text: { type: ["string", "null"] },
  word: { type: ["string", "integer", "null"] },
  "number-or-text": { type: ["string", "integer", "null"] },
  switch: { type: ["boolean", "null"] },
  any: {},
};

const descriptions: Readonly<Record<string, string>> = {
  "config.authType": "mixed is email/password login, or OAuth with a client secret; oauth is OAuth with PKCE.",
  "config.initialOrgAdminEmail": "The email of the first Organization Admin.",
  "config.existingSecretName": "The Secret that holds password, JWT secret, license key and API key salt.",
  "config.apiKeySalt": "Secret. Changing it ends every API key.",
  "config.langsmithLicenseKey": "Secret. The license key.",
  "config.basicAuth": "Email/password login.",
  "config.basicAuth.initialOrgAdminPassword":
    "Secret. At least 12 characters, a lowercase letter, an uppercase letter and a symbol.",
  "config.basicAuth.jwtSecret": "Secret. 32 random characters or more; changing it signs everybody out.",
  "postgres.external.password": "Secret. With @ : / ? # % percent-encoded, because the chart makes a URL of it.",
  "postgres.external.connectionUrl": "Secret. Without a scheme: user:password@host:5432/database.",
};

/**
 * The schema. It takes keys that it does not know, since the chart has more and later ones will, and holds the known ones
 * to their types.
 */
export function valuesSchema(
  { settings, fromSecret, from, to }: KnownSettings,
  chartVersion: string | null,
): JsonSchema {
  const range = chartVersion === null ? `charts ${from} to ${to}` : `chart ${chartVersion}`;
  const propertiesOf = (map: string): Record<string, JsonSchema> =>
    Object.fromEntries(
      [...settings].flatMap(([path, type]): readonly (readonly [string, JsonSchema])[] => {
        const dot = path.lastIndexOf(".");
        if (path.slice(0, Math.max(dot, 0)) !== map) return [];
        const schema = type === "map" ? mapOf(path) : fromSecret.has(path) ? scalar : typeOf(path, type);
        return [[path.slice(dot + 1), described(path, schema)]];
      }),
    );
  const mapOf = (path: string): JsonSchema => {
    const replaced = [...fromSecret].flatMap(([setting, map]) =>
      map === path ? [setting.slice(path.length + 1)] : [],
    );
    return {
      type: "object",
      properties: isImage(path)
        ? { repository: types.word, pullPolicy: types.word, tag: types.word }
        : propertiesOf(path),
      ...(replaced.length === 0 ? {} : { if: namesSecret, else: textsAt(replaced) }),
    };
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `Values of a self-hosted installation (${range})`,
    ...mapOf(""),
  };
}

const scalar: JsonSchema = { type: ["string", "number", "boolean", "null"] };

/** Fits a map of whose values the chart makes no Secret, because there is one or it is told not to. */
const namesSecret: JsonSchema = {
  anyOf: [
    {
      required: ["existingSecretName"],
      properties: { existingSecretName: { type: ["string", "integer"], minLength: 1 } },
    },
    { required: ["disableSecretCreation"], properties: { disableSecretCreation: { enum: [true] } } },
  ],
};

/** Holds the settings at these paths to texts. */
function textsAt(paths: readonly string[]): JsonSchema {
  const heads = [...new Set(paths.map((path) => path.split(".")[0] ?? path))];
  return {
    properties: Object.fromEntries(
      heads.map((head) => {
        const below = paths.flatMap((path) => (path.startsWith(`${head}.`) ? [path.slice(head.length + 1)] : []));
        return [head, below.length === 0 ? types.text : textsAt(below)];
      }),
    ),
  };
}

const described = (path: string, schema: JsonSchema): JsonSchema => {
  const description = descriptions[path];
  return description === undefined ? schema : { description, ...schema };
};

/** Editors offer the words that the chart knows; which of them fits is for `validate` to say. */
const typeOf = (path: string, type: Exclude<SettingType, "map">): JsonSchema =>
  path === "config.authType" ? { anyOf: [{ enum: ["mixed", "oauth"] }, types.text] } : types[type];

const isImage = (path: string): boolean => path.startsWith("images.") && path.endsWith("Image");
