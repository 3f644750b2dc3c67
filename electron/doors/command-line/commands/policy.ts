/** gatehouse policy: shows and changes the initial-password policy, and lists who still has an initial password. */
import { type Command, InvalidArgumentError } from "commander";
import type { PolicyState } from "../../../../shared/contract/policy.js";
import { count } from "../../../../shared/count.js";
import { formatTable, printJson, printNote, printResult } from "../terminal/output.js";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";
import { type PageOptions, pageOf, withPage } from "./paging.js";

interface SetOptions extends CommonOptions {
  /** Hours. */
  readonly valid?: number | "forever";
  readonly mustChange?: boolean;
  readonly resetAfterFailures?: number | "never";
}

export function addPolicy(program: Command): void {
  const policy = program.command("policy").description("the initial-password policy");
  const command = (name: string, about: string): Command =>
    withDatabase(withConfig(withJson(policy.command(name)))).description(about);

  command("show", "show the policy, and how many members still have an initial password").action(
    (options: CommonOptions) =>
      withInstallation(options, async (client) => printState(await client.policy.show(), options)),
  );

  command("set", "change the policy; what is not given stays")
    .option("--valid <time>", "how long an initial password signs in, such as 7d or 48h, or forever", parseValid)
    .option("--must-change <yes|no>", "whether it must be changed at the first sign-in", parseYes)
    .option(
      "--reset-after-failures <n>",
      "how many failed sign-ins in a row need a reset by an Organization Admin, or never: they only slow down",
      parseFailures,
    )
    .action((options: SetOptions) =>
      withInstallation(options, async (client) => {
        const { policy: before } = await client.policy.show();
        const after = {
          validHours: options.valid === "forever" ? null : (options.valid ?? before.validHours),
          mustChange: options.mustChange ?? before.mustChange,
          ...resetAfter(options.resetAfterFailures ?? before.resetAfterFailures),
        };
        printState(await client.policy.set({ before, after }), options);
      }),
    );

  withPage(command("holders", "list who still has an initial password, the oldest first")).action(
    (options: PageOptions) =>
      withInstallation(options, async (client) => {
        const page = await client.policy.holders(pageOf(options));
        if (options.json) return printJson(page);
        const rows = page.holders.map(({ email, fullName, since, expiresAt, expired, disabled }) => [
          email,
          fullName ?? "",
          since,
          expired ? "expired" : (expiresAt ?? "stays valid"),
          disabled ? "deactivated" : "active",
        ]);
        printResult(formatTable([["EMAIL", "NAME", "SINCE", "VALID UNTIL", "STATE"], ...rows]));
        if (page.nextCursor !== null) printNote(`There are more: --cursor ${page.nextCursor}`);
      }),
  );
}

const longestHours = 24 * 366;

function parseValid(text: string): number | "forever" {
  if (text === "forever") return text;
  const [, digits, unit] = /^(\d{1,4})([hd])$/.exec(text) ?? [];
  const hours = Number(digits) * (unit === "d" ? 24 : 1);
  if (digits === undefined || hours < 1 || hours > longestHours) {
    throw new InvalidArgumentError("Give hours or days such as 48h or 7d, at most 366d, or forever.");
  }
  return hours;
}

const resetAfter = (failures: number | "never" | undefined): { readonly resetAfterFailures?: number } =>
  failures === undefined || failures === "never" ? {} : { resetAfterFailures: failures };

function parseFailures(text: string): number | "never" {
  if (text === "never") return text;
  const failures = Number(text);
  if (!/^\d{2,5}$/.test(text) || failures < 10 || failures > 10_000) {
    throw new InvalidArgumentError("Give a number from 10 to 10000, or never.");
  }
  return failures;
}

function parseYes(text: string): boolean {
  if (text !== "yes" && text !== "no") throw new InvalidArgumentError("Give yes or no.");
  return text === "yes";
}

function printState(state: PolicyState, { json }: CommonOptions): void {
  const { validHours, mustChange, resetAfterFailures } = state.policy;
  if (json) {
    printJson(state);
    return;
  }
  printResult(
    [
      `An initial password ${validHours === null ? "stays valid" : `is valid for ${validHours % 24 === 0 ? count(validHours / 24, "day") : count(validHours, "hour")}`}` +
        ` and ${mustChange ? "must" : "need not"} be changed at the first sign-in.`,
      resetAfterFailures === undefined
        ? "Failed sign-ins slow down, and never need a reset."
        : `After ${resetAfterFailures} failed sign-ins in a row a member needs a reset; Organization Admins are only slowed down.`,
      `Members who still have one: ${state.onInitialPassword}${validHours === null ? "" : `, expired: ${state.expired}`}`,
    ].join("\n"),
  );
}
