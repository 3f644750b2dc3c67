/** `demo --check`: does the whole job on the sample installation, and verifies each step in the database or the files. */
import { stat } from "node:fs/promises";
import type { CredentialResults } from "../../../shared/contract/members.js";
import { findPasswordFaults } from "../../../shared/password.js";
import { auditTables, ownTables } from "../../database/tables.js";
import { query } from "../../database/transaction.js";
import { toFailure } from "../command-line/terminal/output.js";
import { findDifferences, readContents, type TableContents } from "./contents.js";
import { sampleAdmin } from "./sample.js";
import { applyPlan, type DemoWorld } from "./world.js";

export interface CheckedStep {
  readonly title: string;
  readonly saw: string;
  readonly ok: boolean;
}

class Unexpected extends Error {}

function expect(condition: boolean, saw: string): void {
  if (!condition) throw new Unexpected(saw);
}

/** Runs the steps in order and reports each. It stops at the first that fails, and is then false. */
export async function checkMainJob(world: DemoWorld, report: (step: CheckedStep) => void): Promise<boolean> {
  for (const { title, run } of stepsOf(world)) {
    try {
      report({ title, saw: await run(), ok: true });
    } catch (error) {
      const saw = error instanceof Unexpected ? error.message : toFailure(error).message;
      report({ title, saw, ok: false });
      return false;
    }
  }
  return true;
}

interface Step {
  readonly title: string;
  readonly run: () => Promise<string>;
}

function stepsOf({ client, adminConsole, files, openFile }: DemoWorld): readonly Step[] {
  const invited = "grace@demo.example";
  const contents = () => query(adminConsole.database(), readContents);
  const tokenOf = async (email: string, password: string) =>
    (await client.session.issueToken({ email, password })).accessToken;
  const refusalOf = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => "accepted",
      (error: unknown) => toFailure(error).code,
    );
  let before: readonly TableContents[] = [];
  let backup = "";
  let initialPassword = "";
  let token = "";

  return [
    {
      title: "See what the database is",
      run: async () => {
        const inspection = await client.installation.inspect();
        before = await contents();
        const rows = inspection.resources.reduce((sum, table) => sum + table.rows, 0);
        expect(
          inspection.state === "none" && inspection.resources.length === 5 && rows > 1000,
          `state ${inspection.state}, ${rows} rows`,
        );
        return `without login, release ${inspection.release}, ${rows} rows in ${inspection.resources.length} resource tables`;
      },
    },
    {
      title: "Check the configuration",
      run: async () => {
        const { report } = await openFile(files.values);
        const { version, verdict } = report.chart;
        expect(report.verdict === "valid" && verdict !== "rejects", `${report.verdict}, chart ${verdict}`);
        const chart =
          verdict === "accepts" ? `chart ${version} accepts it` : "its chart is earlier than those known here";
        return `${report.verdict}, mode ${report.mode}, ${chart}`;
      },
    },
    {
      title: "Migrate to email/password login",
      run: async () => {
        const { plan, result } = await applyPlan(client);
        expect(plan.action === "migrate" && result.backup !== null, `planned ${plan.action}`);
        backup = result.backup ?? "";
        const { mode } = await stat(backup);
        expect(
          process.platform === "win32" || (mode & 0o077) === 0,
          `the backup's mode is ${(mode & 0o777).toString(8)}`,
        );
        return `planned and applied ${plan.action}; admin ${result.admin?.email}, workspace ${result.workspaceId}`;
      },
    },
    {
      title: "Compare every row of every resource table",
      run: async () => {
        const differing = findDifferences(before, await contents()).filter((name) => !ownTables.includes(name));
        expect(differing.length === 0, `differing: ${differing.join(", ")}`);
        const { users } = await client.members.list({ limit: 10 });
        expect(users.length === 1 && users[0]?.email === sampleAdmin, users.map((user) => user.email).join(", "));
        return `all equal; the only member is ${sampleAdmin}`;
      },
    },
    {
      title: "Sign in as Organization Admin",
      run: async () => {
        const holder = await client.session.checkToken({
          token: await tokenOf(sampleAdmin, files.adminPassword.reveal()),
        });
        expect(holder.role === "ORGANIZATION_ADMIN", holder.role);
        return `token of ${holder.email}, ${holder.role}`;
      },
    },
    {
      title: "Apply again",
      run: async () => {
        const first = await contents();
        const { plan } = await applyPlan(client);
        const differing = findDifferences(first, await contents());
        expect(plan.action === "nothing" && differing.length === 0, `${plan.action}, changed: ${differing.join(", ")}`);
        return "nothing to do, not a row changed";
      },
    },
    {
      title: "Invite a person",
      run: async () => {
        initialPassword = passwordOf(await client.members.invite({ emails: [invited], role: "Organization User" }));
        expect(findPasswordFaults(initialPassword).length === 0, "the initial password does not meet the rule");
        token = await tokenOf(invited, initialPassword);
        return `${invited} signs in with an initial password of ${initialPassword.length} characters that meets the rule`;
      },
    },
    {
      title: "Reset the password",
      run: async () => {
        const fresh = passwordOf(await client.members.resetPassword({ email: invited }));
        const oldPassword = await refusalOf(client.session.issueToken({ email: invited, password: initialPassword }));
        const oldToken = await refusalOf(client.session.checkToken({ token }));
        expect(oldPassword === "SIGN_IN_FAILED" && oldToken === "SESSION_ENDED", `${oldPassword}, ${oldToken}`);
        await tokenOf(invited, fresh);
        return `old password: ${oldPassword}, old token: ${oldToken}, new password signs in`;
      },
    },
    {
      title: "Plan a JWT secret rotation",
      run: async () => {
        await openFile(files.rotated);
        const plan = await client.installation.plan({});
        expect(
          plan.action === "rotate-jwt-secret" && plan.effects.peopleSignedOut === 2,
          `${plan.action}, ${plan.effects.peopleSignedOut}`,
        );
        return `${plan.action} would sign out ${plan.effects.peopleSignedOut} people`;
      },
    },
    {
      title: "Try to turn login off",
      run: async () => {
        await openFile(files.withoutLogin);
        const plan = await client.installation.plan({});
        expect(plan.action === "refuse" && plan.remedy !== null, plan.action);
        return `refused: ${plan.reason}`;
      },
    },
    {
      title: "Restore the backup",
      run: async () => {
        await client.installation.restore({ file: backup });
        const differing = findDifferences(before, await contents()).filter((name) => !auditTables.includes(name));
        expect(differing.length === 0, `differing: ${differing.join(", ")}`);
        return "every table is what it was (the audit trail tells of both)";
      },
    },
    {
      title: "Bootstrap an empty schema",
      run: async () => {
        await openFile(files.values);
        await client.connection.connect({ by: "environment", schema: "Fresh Start" });
        const { plan, result } = await applyPlan(client);
        expect(plan.action === "bootstrap" && result.admin?.email === sampleAdmin, plan.action);
        await tokenOf(sampleAdmin, files.adminPassword.reveal());
        return `${plan.action} in schema "Fresh Start"; ${sampleAdmin} signs in`;
      },
    },
  ];
}

function passwordOf({ users }: CredentialResults): string {
  const [user] = users;
  expect(user?.initialPassword !== undefined, `no initial password: ${user?.status}`);
  return user?.initialPassword ?? "";
}
