/**
 * `npm run fuzz`: generated inputs through reading, checking and fixing, in processes of their own. Prints a table and
 * exits 1 on a crash, more than 2 s for one input, or more than 500 MB. `--count N` (100000), `--seed N` (1).
 */
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Told } from "./worker.js";

const workers = 2;
const slowest = 2_000; // milliseconds of processor time
const largest = 500 * 2 ** 20; // bytes
const hang = 60_000; // milliseconds by the clock, for a machine that is busy

interface Row {
  inputs: number;
  findings: number;
  errors: number;
  fixed: number;
  slowest: number;
}

const rows = new Map<string, Row>();
const faults: string[] = [];
let peak = 0;

function take(told: Exclude<Told, { begins: number }>): void {
  const row = rows.get(told.kind) ?? { inputs: 0, findings: 0, errors: 0, fixed: 0, slowest: 0 };
  rows.set(told.kind, row);
  const { outcome, index, kind } = told;
  row.inputs += 1;
  row.findings += outcome.findings;
  row.errors += outcome.ended === "error" ? 1 : 0;
  row.fixed += outcome.fixed ? 1 : 0;
  row.slowest = Math.max(row.slowest, outcome.milliseconds);
  if (outcome.crash !== null) faults.push(`input ${index} (${kind}) crashed: ${outcome.crash}`);
  if (outcome.milliseconds > slowest)
    faults.push(`input ${index} (${kind}) took ${outcome.milliseconds.toFixed(0)} ms`);
  if (told.peak > largest && peak <= largest)
    faults.push(`input ${index} (${kind}) took the process to ${(told.peak / 2 ** 20).toFixed(0)} MB`);
  peak = Math.max(peak, told.peak);
}

/** Runs one share; a process that hangs or dies is told of and replaced behind the input that it was at. */
function runShare(seed: number, first: number, count: number, large: string | null): Promise<void> {
  return new Promise((resolve) => {
    const start = (from: number): void => {
      let at = from;
      const args = [seed, from, workers, count].map(String);
      const own = large !== null && from === first ? [...args, large] : args;
      const child: ChildProcess = fork(fileURLToPath(new URL("worker.ts", import.meta.url)), own, {
        execArgv: ["--import", "tsx"],
      });
      let clock = setTimeout(() => child.kill("SIGKILL"), hang);
      child.on("message", (message) => {
        const told = message as Told;
        clearTimeout(clock);
        clock = setTimeout(() => child.kill("SIGKILL"), hang);
        if ("begins" in told) at = told.begins;
        else take(told);
      });
      child.once("exit", (code, signal) => {
        clearTimeout(clock);
        if (code === 0) return resolve();
        faults.push(`input ${at} ended its process (${signal ?? code})`);
        start(Math.max(at, from - workers) + workers);
      });
    };
    start(first);
  });
}

function show(): string {
  const cells = [...rows].map(([kind, row]) => [
    kind,
    row.inputs.toString(),
    row.findings.toString(),
    row.errors.toString(),
    row.fixed.toString(),
    `${row.slowest.toFixed(0)} ms`,
  ]);
  const table = [["inputs of", "inputs", "findings", "clear errors", "fixed", "slowest"], ...cells];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n");
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { count: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
  });
  const [count, seed] = [Number(values.count), Number(values.seed)];
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(seed) || count < 1) {
    console.error("--count and --seed are whole numbers.");
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-fuzz-"));
  try {
    const large = join(folder, "large.yaml");
    writeFileSync(large, Buffer.alloc(100 * 2 ** 20, "config: {a: b}\n"));
    await Promise.all(
      Array.from({ length: workers }, (_, first) => runShare(seed, first, count, first === 0 ? large : null)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(show());
  console.log(`\nseed ${seed} · peak memory of a process ${(peak / 2 ** 20).toFixed(0)} MB · ${faults.length} faults`);
  for (const fault of faults.slice(0, 40)) console.log(`· ${fault}`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = await main();
