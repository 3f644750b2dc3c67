/** The whole decision table: every state, every configured mode, and everything else that decides. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlanInput, plan } from "../../../electron/installation/plan.js";
import { allCases, type Case, emailBlocker, expectedAction, inputOf, jwtBlocker } from "./cases.js";

const cases = allCases();
const quiet: Case = {
  ...{ state: "none", mode: "basic", release: "0.10.3", releaseFrom: "configured", jwtSecret: "not-stored" },
  ...{ schema: "current", writable: "yes", blocked: "by nothing", defaultUser: true },
};
const planOf = (change: Partial<Case>) => plan(inputOf({ ...quiet, ...change }));

/** Freezes a value and everything in it, so that a plan that writes to its input throws. */
function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

describe("the decision table", () => {
  test(`in each of its ${cases.length} cases the plan does what the table says`, () => {
    const wrong = cases.filter((one) => plan(inputOf(one)).action !== expectedAction(one));
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(new Set(cases.map(expectedAction)).size).toBe(7);
  });

  test("every refusal has a reason and a remedy, and nothing else has a remedy", () => {
    for (const one of cases) {
      const { action, reason, remedy } = plan(inputOf(one));
      expect(reason).toMatch(/^\S.*\S$/);
      if (action === "refuse") expect(remedy).toMatch(/^\S.*\S$/);
      else expect(remedy).toBeNull();
    }
  });

  test("a refusal and a nothing have no steps and no effects; everything else locks first and audits last", () => {
    for (const one of cases) {
      const { action, steps, effects } = plan(inputOf(one));
      const ids = steps.map((step) => step.id);
      if (action === "refuse" || action === "nothing") {
        expect(ids).toEqual([]);
        expect(effects).toMatchObject({ sessionsEnded: 0, peopleSignedOut: 0, irreversible: [], backup: false });
        continue;
      }
      expect(ids[0]).toBe("lock");
      expect(ids.at(-1)).toBe("audit");
      expect(ids.includes("schema")).toBe(one.state === "empty" || one.schema === "behind");
      expect(new Set(ids).size).toBe(ids.length);
      expect(effects.backup).toBe(action === "migrate");
    }
  });

  test("a plan repeats the database's own numbers", () => {
    expect(planOf({}).effects).toMatchObject({
      resourcesKept: 42,
      membersKept: 5,
      workspacesKept: 2,
      sessionsEnded: 0,
    });
    const rotation = planOf({ state: "basic", jwtSecret: "differs" });
    expect(rotation.effects).toMatchObject({ sessionsEnded: 7, peopleSignedOut: 4 });
    expect(rotation.reason).toContain("4 people are signed out");
    expect(rotation.effects.irreversible).toHaveLength(1);
  });

  test("a migration counts before the backup, backs up before it changes anything, and counts again before the end", () => {
    expect(planOf({}).steps.map((step) => step.id)).toEqual(
      "lock count backup admin jwt-secret installation verify audit".split(" "),
    );
  });
});

describe("what a refusal says", () => {
  test("basic to OIDC: that a fresh installation with its own database or schema is needed", () => {
    expect(planOf({ state: "basic", mode: "oidc" }).remedy).toMatch(/fresh installation.*database or schema/);
    expect(planOf({ state: "oidc", mode: "basic" }).remedy).toMatch(/fresh installation.*database or schema/);
  });

  test("0.6: both the version it is and the one it needs", () => {
    expect(planOf({ release: "0.6.41" }).reason).toMatch(/0\.6\.41.*0\.7/);
  });

  test("an unknown release asks for it and never guesses", () => {
    expect(planOf({ release: null }).remedy).toContain("--release");
  });

  test("a blocker's own sentence and remedy", () => {
    expect(planOf({ state: "empty", blocked: "by the email" })).toMatchObject({
      reason: emailBlocker.message,
      remedy: emailBlocker.remedy,
    });
    const jwt = planOf({ state: "basic", blocked: "by the JWT secret", jwtSecret: "differs" });
    expect(jwt).toMatchObject({ reason: jwtBlocker.message, remedy: jwtBlocker.remedy });
  });

  test("a foreign schema: some of the tables that are in it", () => {
    expect(planOf({ state: "foreign" }).reason).toContain("pets, owners");
  });
});

describe("purity", () => {
  const anyCase = fc.constantFrom(...cases);

  test("the input is never written to, and the same input gives the same plan", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const input = deepFreeze(inputOf(one));
        expect(plan(input)).toEqual(plan(structuredClone(input)));
      }),
    );
  });

  test("a fact that decides changes the fingerprint whenever it changes the action", () => {
    fc.assert(
      fc.property(anyCase, anyCase, (one, other) => {
        const [left, right] = [plan(inputOf(one)), plan(inputOf(other))];
        if (left.action !== right.action || left.state !== right.state || left.wanted !== right.wanted) {
          expect(left.fingerprint).not.toBe(right.fingerprint);
        }
      }),
      { numRuns: 2000 },
    );
  });

  const changes: readonly (readonly [string, (input: PlanInput) => PlanInput])[] = [
    ["the schema", (input) => ({ ...input, inspection: { ...input.inspection, schema: "other" } })],
    ["the schema's version", (input) => ({ ...input, inspection: { ...input.inspection, schemaVersion: 2 } })],
    ["the recorded release", (input) => ({ ...input, inspection: { ...input.inspection, release: "0.9.0" } })],
    ["the JWT secret's comparison", (input) => ({ ...input, jwtSecret: "same" })],
    ["the configured email", (input) => ({ ...input, wanted: { ...input.wanted, adminEmail: "eve@harbour.example" } })],
    ["the organization's name", (input) => ({ ...input, wanted: { ...input.wanted, organizationName: "Harbour" } })],
    ["the workspace's name", (input) => ({ ...input, wanted: { ...input.wanted, workspaceName: "Night shift" } })],
    ["the stated release", (input) => ({ ...input, statedRelease: "0.11.0" })],
    [
      "the installation",
      ({ inspection, ...input }) => ({
        ...input,
        inspection: {
          ...inspection,
          installation: inspection.installation === null ? null : { ...inspection.installation, id: "another" },
        },
      }),
    ],
  ];
  test.each(changes)("%s is part of the fingerprint", (_name, change) => {
    const input = inputOf(quiet);
    expect(plan(change(input)).fingerprint).not.toBe(plan(input).fingerprint);
  });

  test("what goes on every minute is not: sessions and rows that come and go make no plan stale", () => {
    const input = inputOf(quiet);
    const later = {
      ...input.inspection,
      liveSessions: 99,
      peopleSignedIn: 50,
      resources: [{ table: "runs", rows: 41 }],
    };
    expect(plan({ ...input, inspection: later }).fingerprint).toBe(plan(input).fingerprint);
  });
});
