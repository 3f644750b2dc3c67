/**
 * `npm run bench`: measures what the design promises about speed and prints a table; it asserts nothing.
 * `npm run bench -- bootstrap invite startup` picks parts.
 */
import { fileURLToPath } from "node:url";
import { runCommand, runPackage } from "../environment/command.js";
import { findDisplay } from "../environment/electron.js";
import { measureAudit } from "./audit.js";
import { measureBootstrap } from "./bootstrap.js";
import { measureBulkInvite } from "./bulk-invite.js";
import { measureBulkWindow } from "./bulk-window.js";
import { measureCheck } from "./check.js";
import { measureEditor } from "./editor.js";
import { measureInvite } from "./invite.js";
import { measureMembers } from "./members.js";
import { measureStartup } from "./startup.js";
import { type Findings, showFindings } from "./table.js";

const parts: Readonly<Record<string, () => Promise<Findings>>> = {
  bootstrap: measureBootstrap,
  check: measureCheck,
  editor: measureEditor,
  invite: measureInvite,
  "bulk-invite": measureBulkInvite,
  "bulk-window": measureBulkWindow,
  members: measureMembers,
  startup: measureStartup,
  audit: measureAudit,
};

async function main(given: readonly string[]): Promise<number> {
  const unknown = given.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) {
    console.error(`No part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}.`);
    return 2;
  }
  const chosen = Object.keys(parts).filter((name) => given.length === 0 || given.includes(name));
  if (chosen.includes("startup")) {
    const display = await findDisplay();
    if ("missing" in display) console.error(display.missing);
    // Without a display of its own, everything runs once more inside a virtual one.
    else if (display.is.length > 0) return runWithin(display.is, chosen);
  }
  if (
    chosen.some((name) => name !== "invite" && name !== "audit") &&
    (await runPackage("vite/bin/vite.js", ["build"])) !== 0
  )
    return 1;

  const found: Findings[] = [];
  for (const name of chosen) {
    console.error(`bench: ${name}`);
    const part = await parts[name]?.();
    if (part !== undefined) found.push(part);
  }
  console.log(showFindings(found));
  return 0;
}

function runWithin([program, ...args]: readonly string[], chosen: readonly string[]): Promise<number> {
  const self = fileURLToPath(import.meta.url);
  return runCommand(program ?? process.execPath, [...args, process.execPath, ...process.execArgv, self, ...chosen]);
}

process.exitCode = await main(process.argv.slice(2));
