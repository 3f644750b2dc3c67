/**
 * Stryker's test runner for the rules: all mutants are in one process and switched on in turn, so that nothing is loaded
 * again. What is decided while loading (a table of names) gets a process of its own, which Stryker starts.
 */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  type CompleteDryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import type { RuleTest } from "./tests.js";

/** What the mutated code looks at. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: CompleteDryRunResult["mutantCoverage"];
}
const global = globalThis as { __stryker__?: Switches };
global.__stryker__ ??= {};
const switches = global.__stryker__;

/** Those of the mutated copy, which is the working directory. */
async function loadTests(): Promise<readonly RuleTest[]> {
  const loaded: typeof import("./tests.js") = await import(pathToFileURL(resolve("test/mutation/tests.ts")).href);
  return loaded.tests;
}

/** Stops at the first that fails, unless told to run `all`. */
function runTests(tests: readonly RuleTest[], all: boolean): CompleteDryRunResult {
  const results: TestResult[] = [];
  for (const { name, run } of tests) {
    switches.currentTestId = name;
    const started = performance.now();
    const common = { id: name, name };
    try {
      run();
      results.push({ ...common, status: TestStatus.Success, timeSpentMs: performance.now() - started });
    } catch (error) {
      const failureMessage = error instanceof Error ? error.message : String(error);
      results.push({ ...common, status: TestStatus.Failed, failureMessage, timeSpentMs: performance.now() - started });
      if (!all) break;
    }
  }
  switches.currentTestId = undefined;
  return { status: DryRunStatus.Complete, tests: results };
}

async function dryRun(): Promise<CompleteDryRunResult> {
  const result = runTests(await loadTests(), true);
  const { mutantCoverage } = switches;
  return mutantCoverage === undefined ? result : { ...result, mutantCoverage };
}

async function mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
  const { activeMutant, hitLimit, mutantActivation, testFilter, disableBail } = options;
  if (mutantActivation === "static") switches.activeMutant = activeMutant.id;
  const tests = await loadTests();
  Object.assign(switches, { activeMutant: activeMutant.id, hitLimit, hitCount: 0 });
  const wanted = tests.filter(({ name }) => testFilter === undefined || testFilter.includes(name));
  const result = runTests(wanted, disableBail);
  const hits = switches.hitCount;
  Object.assign(switches, { activeMutant: undefined, hitCount: undefined });
  return toMutantRunResult(determineHitLimitReached(hits, hitLimit) ?? result);
}

const createRunner = (): TestRunner => ({ capabilities: () => ({ reloadEnvironment: false }), dryRun, mutantRun });
createRunner.inject = [] as const;

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "rules", createRunner)];
