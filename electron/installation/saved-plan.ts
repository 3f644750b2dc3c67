/** The file of a saved plan: what was reviewed, without secrets, to be applied later or not at all. */
import { createHash, randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { z } from "zod";
import { type Plan, plan as planShape } from "../../shared/contract/installation.js";
import { GatehouseError } from "../../shared/errors.js";
import type { ConfigurationSource, InstallationConfiguration } from "../config/configuration.js";
import type { Database } from "../database/connect.js";
import { readDatabaseIdentity } from "../database/queries/read-database-identity.js";
import { query } from "../database/transaction.js";
import { printable } from "../files/position.js";
import { readTextFile } from "../files/read.js";
import { writeWholeFile } from "../files/secret-file.js";
import { type PlanSealer, planSealer, saltLength } from "../security/plan-seal.js";
import { makePlan } from "./make-plan.js";

const about =
  "A plan saved by gatehouse plan --out, for gatehouse apply FILE. It holds no secrets, so the configuration is needed again. " +
  "It is applied only to this database, with this configuration, while both are as they were.";

const content = z.strictObject({
  format: z.literal("gatehouse-plan"),
  version: z.literal(1),
  about: z.string(),
  /** The Gatehouse that made it. */
  gatehouse: z.string(),
  madeAt: z.string(),
  /** `target` is user@host:port/database as it was connected to; `identity` tells the database from every other. */
  database: z.strictObject({ target: z.string(), schema: z.string(), identity: z.string() }),
  /** The whole paths of the files, `-` for standard input, and by what they are recognised. */
  configuration: z.strictObject({
    files: z.array(z.string()).min(1).max(20),
    salt: z.base64(),
    fingerprint: z.string(),
  }),
  /** `--release`, if it was given. */
  release: z.string().nullable(),
  plan: planShape,
});
export type SavedPlanContent = z.infer<typeof content>;

/** A saved plan as it was read, with the text that is sealed. */
export interface ReadPlan {
  readonly file: string;
  readonly saved: SavedPlanContent;
  readonly sealed: string;
  readonly seal: string;
}

interface Saving {
  readonly file: string;
  /** Gatehouse's own version. */
  readonly version: string;
  readonly statedRelease: string | undefined;
}

const configurationLabel = "configuration";

/** Makes a plan and saves it to a new file (mode 0600). A refused one is not saved. Errors: FILE_EXISTS, FILE_NOT_WRITABLE. */
export async function savePlan(
  database: Database,
  configuration: InstallationConfiguration,
  { file, version, statedRelease }: Saving,
): Promise<Plan & { readonly file: string | null }> {
  const { paths, digest } = sourceOf(configuration);
  const { plan } = await makePlan(database, configuration, { statedRelease });
  if (plan.action === "refuse") return { ...plan, file: null };
  const salt = randomBytes(saltLength);
  const sealer = await planSealer(digest, salt);
  const saved: SavedPlanContent = {
    ...{ format: "gatehouse-plan", version: 1, about, gatehouse: version, madeAt: new Date().toISOString() },
    database: {
      target: database.target,
      schema: database.schema,
      identity: await identityOf(database),
    },
    configuration: {
      files: paths.map((path) => (path === "-" ? path : resolve(path))),
      salt: salt.toString("base64"),
      fingerprint: sealer.seal(configurationLabel),
    },
    release: statedRelease ?? null,
    plan,
  };
  const sealed = JSON.stringify(saved);
  const whole = { ...saved, seal: sealer.seal(sealed), sha256: checksum(sealed) };
  await writeWholeFile(file, `${JSON.stringify(whole, null, 2)}\n`);
  return { ...plan, file: resolve(file) };
}

/**
 * Reads a saved plan, and checks what can be checked without its configuration. Errors: PLAN_FILE_INVALID for a file that
 * is none or was altered, PLAN_VERSION_DIFFERS, and those of readTextFile.
 */
export async function readSavedPlan(file: string, version: string): Promise<ReadPlan> {
  const isNone = new GatehouseError(
    "PLAN_FILE_INVALID",
    `${printable(file)} is no plan saved by gatehouse plan --out.`,
    {
      remedy: "Give the file of a saved plan. To apply a configuration, name it with --config.",
    },
  );
  const whole = z.record(z.string(), z.unknown()).safeParse(parseJson(await readTextFile(file)));
  const { seal, sha256, ...rest } = whole.data ?? {};
  if (rest.format !== "gatehouse-plan" || typeof rest.gatehouse !== "string") throw isNone;
  if (rest.gatehouse !== version || rest.version !== 1) {
    const other = rest.gatehouse === version ? "another Gatehouse" : `Gatehouse ${printable(rest.gatehouse)}`;
    throw new GatehouseError("PLAN_VERSION_DIFFERS", `${printable(file)} was made by ${other}; this is ${version}.`);
  }
  const sealed = JSON.stringify(rest);
  const saved = content.safeParse(rest);
  if (!saved.success || typeof seal !== "string" || sha256 !== checksum(sealed)) throw altered(file);
  return { file, saved: saved.data, sealed, seal };
}

/**
 * The plan as it is made now, which is the saved one. Errors: PLAN_ELSEWHERE for another database or schema, PLAN_STALE for
 * another configuration or a change of the database, PLAN_FILE_INVALID for a file that was altered and has a new checksum.
 */
export async function checkSavedPlan(
  database: Database,
  configuration: InstallationConfiguration,
  { file, saved, sealed, seal }: ReadPlan,
): Promise<Plan> {
  const identity = await identityOf(database);
  if (identity !== saved.database.identity || database.schema !== saved.database.schema)
    throw elsewhere(file, saved, database);
  const sealer: PlanSealer = await planSealer(
    sourceOf(configuration).digest,
    Buffer.from(saved.configuration.salt, "base64"),
  );
  if (!sealer.matches(configurationLabel, saved.configuration.fingerprint)) {
    throw new GatehouseError("PLAN_STALE", `The configuration is no longer what ${printable(file)} was made from.`, {
      remedy: "Give the files as they were, or make a new plan and look at that.",
    });
  }
  if (!sealer.matches(sealed, seal)) throw altered(file);
  const { plan } = await makePlan(database, configuration, { statedRelease: saved.release ?? undefined });
  if (plan.fingerprint !== saved.plan.fingerprint) {
    const now =
      plan.action === saved.plan.action
        ? ""
        : ` The plan was ${saved.plan.action}; now it is ${plan.action}: ${plan.reason}`;
    throw new GatehouseError("PLAN_STALE", `The database is no longer what ${printable(file)} was made for.${now}`, {
      remedy: "Look at a new plan, then apply that.",
    });
  }
  return plan;
}

const identityOf = (database: Database): Promise<string> =>
  query(database, (scope) => readDatabaseIdentity(scope, `${database.address.host}:${database.address.port}`));

function sourceOf({ source }: InstallationConfiguration): ConfigurationSource {
  if (source === null)
    throw new GatehouseError("INTERNAL", "A saved plan needs a configuration that was read from files.");
  return source;
}

const checksum = (text: string): string => createHash("sha256").update(text).digest("hex");

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const altered = (file: string) =>
  new GatehouseError("PLAN_FILE_INVALID", `${printable(file)} was altered or is damaged since it was saved.`);

const elsewhere = (file: string, { database: { target, schema } }: SavedPlanContent, now: Database) =>
  new GatehouseError(
    "PLAN_ELSEWHERE",
    `${printable(file)} was made for another database: ${printable(target)}, schema ${printable(schema)}. This is ${now.target}, schema ${now.schema}.`,
  );
