/** The decision table: what a configuration would change in a database of a given state. */
import { createHash } from "node:crypto";
import type { AuthMode } from "../../shared/contract/configuration.js";
import type { Plan, PlanAction } from "../../shared/contract/installation.js";
import { count } from "../../shared/count.js";
import { errorKinds } from "../../shared/errors.js";
import { differs } from "../database/standing.js";
import type { Inspection } from "./inspect.js";
import { openSchemaSentence } from "./open-schema.js";
import { judgeRelease } from "./release.js";
import { stepsFor } from "./steps.js";
import type { JwtSecretComparison, WantedInstallation } from "./wanted.js";
import { warnOfWeakness } from "./weak-secret.js";

export interface PlanInput {
  readonly inspection: Inspection;
  readonly wanted: WantedInstallation;
  readonly jwtSecret: JwtSecretComparison;
  /** Why the configuration's JWT secret is weak, as half a sentence, or null. */
  readonly jwtSecretWeakness?: string | null | undefined;
  /** `--release`: what the administrator says the installation runs. */
  readonly statedRelease?: string | undefined;
}

interface Decision {
  readonly action: PlanAction;
  readonly reason: string;
  readonly remedy?: string;
}

const refuse = (reason: string, remedy: string): Decision => ({ action: "refuse", reason, remedy });

const freshInstallation =
  "Make a fresh installation with its own database or schema (--schema NAME), and leave this one as it is.";

/** Says what apply would do, in words and numbers. A refusal has a reason and a remedy. A pure function. */
export function plan(input: PlanInput): Plan {
  const { inspection, wanted } = input;
  const decision = refuseDifferent(input) ?? guardWrites(input, decide(input));
  const { action } = decision;
  const upgrades = (inspection.schemaVersion ?? 0) < inspection.latestSchemaVersion;
  const rotates = action === "rotate-jwt-secret";
  return {
    state: inspection.state,
    wanted: wanted.mode,
    action,
    steps: [...stepsFor(action, { inspection, wanted, upgrades })],
    effects: {
      resourcesKept: inspection.resources.reduce((sum, table) => sum + table.rows, 0),
      sessionsEnded: rotates ? inspection.liveSessions : 0,
      peopleSignedOut: rotates ? inspection.peopleSignedIn : 0,
      membersKept: inspection.members,
      workspacesKept: inspection.workspaces,
      irreversible: [...irreversible(action)],
      backup: action === "migrate",
    },
    ...warnings(input, action),
    reason: decision.reason,
    remedy: decision.remedy ?? null,
    notes: notesOn(inspection),
    fingerprint: fingerprint(input, action),
  };
}

function decide(input: PlanInput): Decision {
  const { inspection, wanted } = input;
  switch (inspection.state) {
    case "foreign":
      return refuse(
        `Schema "${inspection.schema}" holds tables that this console did not make (${inspection.foreignTables.slice(0, 3).join(", ")}, …). It is never written to.`,
        "Give an empty database, or another schema with --schema NAME.",
      );
    case "newer":
      return refuse(
        `This database has schema version ${inspection.schemaVersion}; this console knows up to ${inspection.latestSchemaVersion}.`,
        errorKinds.SCHEMA_NEWER.remedy,
      );
    case "empty":
    case "none":
    case "basic":
    case "oidc":
      break;
  }
  if (wanted.mode === null) {
    return refuse(
      "The configuration does not say exactly one auth mode.",
      wanted.blockers[0]?.remedy ?? "Enable exactly one of basic auth and OAuth, or neither.",
    );
  }
  return decisions[inspection.state][wanted.mode](input);
}

type Decide = (input: PlanInput) => Decision;

const refuseOidc: Decide = () =>
  refuse(
    "The configuration asks for OIDC sign-in, which is not this console's job.",
    "Use the product's own OIDC setup, or a configuration for email/password login.",
  );

/** State → configured mode → decision. This is the whole table of docs/architecture.md. */
const decisions: Readonly<Record<"empty" | "none" | "basic" | "oidc", Readonly<Record<AuthMode, Decide>>>> = {
  empty: {
    none: () => ({
      action: "install-without-auth",
      reason: "The schema is empty and the configuration asks for no login.",
    }),
    basic: ({ wanted }) =>
      firstBlocker(wanted) ?? {
        action: "bootstrap",
        reason: "The schema is empty and the configuration asks for email/password login.",
      },
    oidc: refuseOidc,
  },
  none: {
    none: ({ inspection }) => upgradeOr(inspection, "The installation has no login, as the configuration says."),
    basic: decideMigration,
    oidc: () =>
      refuse(
        "An installation without login cannot become an OIDC one here: None → email/password is the only migration.",
        freshInstallation,
      ),
  },
  basic: {
    none: () =>
      refuse(
        "Turning login off would open the installation to everybody who reaches it.",
        "Keep email/password login on in the configuration; for an installation without login make a fresh one.",
      ),
    basic: decideReconciliation,
    oidc: () =>
      refuse(
        "An installation with email/password login cannot become an OIDC one: nothing is migrated between them.",
        `${freshInstallation} (Later releases of the product can move to OIDC with a client secret, one way; this console does not do it.)`,
      ),
  },
  oidc: {
    none: () => refuse("Turning login off would open the installation to everybody who reaches it.", freshInstallation),
    basic: () => refuse("An OIDC installation cannot become one with email/password login.", freshInstallation),
    oidc: () => ({
      action: "nothing",
      reason: "This is an OIDC installation, as the configuration says. This console does not administer it.",
    }),
  },
};

function firstBlocker(wanted: WantedInstallation): Decision | undefined {
  const [blocker, ...others] = wanted.blockers;
  if (blocker === undefined) return undefined;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return refuse(`${blocker.message}${more}`, blocker.remedy);
}

function decideMigration({ inspection, wanted, statedRelease }: PlanInput): Decision {
  const verdict = judgeRelease(statedRelease, inspection.release, wanted.release);
  if (verdict.kind === "too-old") {
    return refuse(
      `The installation is version ${verdict.release}; None → email/password needs 0.7 or later.`,
      "Upgrade the installation first; if it already runs a later release, say which with --release.",
    );
  }
  const blocked = firstBlocker(wanted);
  if (blocked !== undefined) return blocked;
  if (verdict.kind === "unknown") {
    return refuse(
      "Neither the database nor the configuration says which release the installation runs, and a migration needs 0.7 or later.",
      "Say which release it runs, for example --release 0.10.3.",
    );
  }
  if ((inspection.installation?.defaultUserId ?? null) === null) {
    return refuse(
      `An installation without login has one default user, but this one has ${inspection.members} users and none called "default". The console does not guess which one to replace.`,
      "Find out where the other users come from; the vendor's support can say which row is the default user.",
    );
  }
  return {
    action: "migrate",
    reason:
      "The installation has no login and the configuration asks for email/password login: the default user is replaced in place.",
  };
}

function decideReconciliation({ inspection, wanted, jwtSecret }: PlanInput): Decision {
  if (jwtSecret === "differs" || jwtSecret === "not-stored") {
    const blocker = wanted.blockers.find((finding) => /jwt/i.test(finding.path));
    if (blocker !== undefined) return refuse(blocker.message, blocker.remedy);
    return {
      action: "rotate-jwt-secret",
      reason: `The configuration's JWT secret is not the one the installation runs with: ${count(inspection.peopleSignedIn, "person is", "people are")} signed out.`,
    };
  }
  const email = wanted.adminEmail?.toLowerCase();
  const known = inspection.installation?.adminEmails.some((admin) => admin.toLowerCase() === email) ?? false;
  const notes = [
    ...(email !== undefined && !known
      ? [`The configured ${wanted.adminEmail} is not among its Organization Admins; bootstrap is not repeated.`]
      : []),
    ...(jwtSecret === "not-configured" ? ["The configuration holds no JWT secret, so it could not be compared."] : []),
  ];
  return upgradeOr(inspection, ["The installation is as the configuration says.", ...notes].join(" "));
}

const upgradeOr = (inspection: Inspection, reason: string): Decision =>
  (inspection.schemaVersion ?? 0) < inspection.latestSchemaVersion
    ? { action: "upgrade-schema", reason: `${reason} The console's own tables are of an earlier version.` }
    : { action: "nothing", reason };

function refuseDifferent({ inspection: { differences } }: PlanInput): Decision | undefined {
  if (differences.length === 0) return undefined;
  const { message, remedy } = differs(differences);
  return refuse(message, remedy);
}

const notesOn = ({ openSchema, uncounted }: Inspection): string[] => [
  ...(openSchema === null ? [] : [openSchemaSentence(openSchema)]),
  ...(uncounted.length === 0
    ? []
    : [
        `Not counted and not watched, because they are other users' tables or may not be read: ${uncounted.slice(0, 5).join(", ")}${uncounted.length > 5 ? ", …" : ""}.`,
      ]),
];

function guardWrites({ inspection }: PlanInput, decision: Decision): Decision {
  if (decision.action === "refuse" || decision.action === "nothing" || inspection.writable === "yes") return decision;
  return inspection.writable === "read-only"
    ? refuse("The server takes no writes: it is a standby, or set to read only.", errorKinds.SERVER_READ_ONLY.remedy)
    : refuse(
        `This database user may not make tables in schema "${inspection.schema}".`,
        `Connect as the schema's owner, or run GRANT CREATE ON SCHEMA "${inspection.schema}" TO the user (for a new schema, GRANT CREATE ON DATABASE).`,
      );
}

/** Sentences that a person has to confirm by themselves, besides the plan. */
const warnings = ({ jwtSecretWeakness }: PlanInput, action: PlanAction): Pick<Plan, "warnings"> =>
  jwtSecretWeakness != null && storing.includes(action) ? { warnings: [warnOfWeakness(jwtSecretWeakness)] } : {};

/** The actions that store the JWT secret's hash. */
const storing: readonly PlanAction[] = ["bootstrap", "migrate", "rotate-jwt-secret"];

function irreversible(action: PlanAction): readonly string[] {
  if (action === "migrate") {
    return [
      "The default user's email and name are overwritten. Only restoring the backup brings them back, and that removes everybody who was invited since.",
    ];
  }
  if (action === "rotate-jwt-secret") return ["Everybody who is signed in has to sign in again."];
  return [];
}

/** A hash of everything that must not change between looking at a plan and applying it. */
function fingerprint(
  { inspection, wanted, jwtSecret, jwtSecretWeakness, statedRelease }: PlanInput,
  action: PlanAction,
): string {
  const facts = [
    action,
    inspection.state,
    inspection.schema,
    inspection.schemaVersion,
    inspection.installation?.id ?? null,
    inspection.release,
    jwtSecret,
    wanted.mode,
    wanted.adminEmail,
    wanted.organizationName,
    wanted.workspaceName,
    statedRelease ?? wanted.release,
    jwtSecretWeakness ?? null,
  ];
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 32);
}
