/** An export of the audit trail in a window whose user changes while it runs. */
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { changeMember } from "../../../electron/members/changes/change.js";
import { endSessionsOf } from "../../../electron/sessions/end.js";
import type { Client } from "../../../shared/contract.js";
import { follow } from "../../../shared/follow.js";
import { newPath, operator, worldForAll } from "../world.js";
import { endOf } from "./admin-window.js";

const installation = worldForAll();

/** Reads an export's first piece, lets something happen, and reads on. */
const exporting = (happen: () => Promise<unknown>) => async (client: Client) => {
  const pieces = await client.audit.export({ filter: {}, format: "csv" });
  await pieces.next();
  await happen();
  await follow(pieces);
};

test("goes to its end while its Admin may read the trail", async () => {
  expect(
    await endOf(
      installation,
      "steady@corp.example",
      exporting(async () => {}),
    ),
  ).toBe("done");
});

test("gives nothing more once its Admin's session has ended", async () => {
  const email = "ended@corp.example";
  const end = () => endSessionsOf(installation.database, operator, email);
  expect(await endOf(installation, email, exporting(end))).toBe("SESSION_ENDED");
});

const refusals = () =>
  installation.db.run(
    "select operation_name, enrichments ->> 'call' as call from audit_logs where not operation_succeeded order by request_time",
  );

test("gives nothing more once its Admin has become a Viewer, and the trail says so", async () => {
  const email = "demoted@corp.example";
  const change = { kind: "setRole", role: "ORGANIZATION_VIEWER" } as const;
  const demote = () => changeMember(installation.database, operator, { member: { email }, change });
  expect(await endOf(installation, email, exporting(demote))).toBe("ROLE_INSUFFICIENT");
  expect(await refusals()).toEqual([{ operation_name: "read_audit_trail", call: "audit.export" }]);
});

test("neither does it into a file", async () => {
  const email = "filing@corp.example";
  const change = { kind: "setRole", role: "ORGANIZATION_VIEWER" } as const;
  const file = newPath("csv");
  const choose = async () => {
    await changeMember(installation.database, operator, { member: { email }, change });
    return file;
  };
  const toFile = async (client: Client) => follow(await client.audit.exportToFile({ filter: {}, format: "csv" }));
  expect(await endOf(installation, email, toFile, choose)).toBe("ROLE_INSUFFICIENT");
  expect(await refusals()).toContainEqual({ operation_name: "read_audit_trail", call: "audit.exportToFile" });
  expect(existsSync(file)).toBe(false);
});

test("leaves no file where its Admin's session ended while the file was chosen", async () => {
  const email = "choosing@corp.example";
  const file = newPath("csv");
  const choose = async () => {
    await endSessionsOf(installation.database, operator, email);
    return file;
  };
  const toFile = async (client: Client) => {
    await follow(await client.audit.exportToFile({ filter: {}, format: "csv" }));
  };
  expect(await endOf(installation, email, toFile, choose)).toBe("SESSION_ENDED");
  expect(existsSync(file)).toBe(false);
});
