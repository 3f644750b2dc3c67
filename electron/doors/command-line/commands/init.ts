/** gatehouse init: writes a configuration for email/password login. On a terminal it asks for what no option says. */
import { type Command, Option } from "commander";
import type { InitInput, InitResult } from "../../../../shared/contract/init.js";
import { describeEmailFault } from "../../../../shared/email.js";
import { GatehouseError } from "../../../../shared/errors.js";
import { printable } from "../../../files/position.js";
import { readTextFile } from "../../../files/read.js";
import { ask, canAsk } from "../terminal/ask.js";
import { confirm, readSecret, typeSecret } from "../terminal/confirm.js";
import { printJson, printNote, printResult } from "../terminal/output.js";
import { type CommonOptions, withConsole, withJson } from "./options.js";

interface InitOptions extends CommonOptions {
  readonly format?: "helm" | "compose";
  readonly from?: readonly string[];
  readonly adminEmail?: string;
  readonly hostname?: string;
  readonly organization?: string;
  readonly workspace?: string;
  readonly release?: string;
  readonly licenseKeyFile?: string;
  readonly postgresUrlFile?: string;
  readonly secretManifest?: string;
  readonly secretName?: string;
  readonly without?: InitInput["without"];
  readonly yes?: true;
}

export function addInit(program: Command): void {
  withJson(program.command("init"))
    .argument(
      "[file]",
      "the new file: values.yaml, or .env for compose; left out with --from, those are edited in place",
    )
    .description("write a configuration for email/password login, with generated secrets")
    .addOption(
      new Option("--format <format>", "what to write, where the file's name does not say").choices(["helm", "compose"]),
    )
    .option("--from <files...>", "a configuration without login: write only what it needs to get one")
    .option("--admin-email <email>", "the email of the first Organization Admin")
    .option("--hostname <name>", "the name people reach the installation by")
    .option("--organization <name>", "the organization's name (Helm values)")
    .option("--workspace <name>", "the first workspace's name (Helm values)")
    .option("--release <version>", "the product's release (.env)")
    .option("--license-key-file <file>", "the license key; - is standard input")
    .option("--postgres-url-file <file>", "the URL of an external Postgres; - is standard input")
    .option("--secret-manifest <file>", "write the secrets into this Secret manifest, not into the values")
    .option("--secret-name <name>", "the Secret's name (default: gatehouse-login)")
    .addOption(
      new Option(
        "--without <features>",
        "turn these off, in place of making them an encryption key: insights, polly (Helm values)",
      ).argParser(readFeatures),
    )
    .option("-y, --yes", "do not ask before files are edited")
    .action((file: string | undefined, options: InitOptions) =>
      withConsole({}, async (client) => {
        const input = await complete(inputOf(file, options), options);
        if (input.from.length > 0 && input.file === null) {
          const draft = await client.configuration.init({ ...input, dryRun: true });
          for (const { diff } of draft.files) if (diff !== null) printNote(diff);
          await confirm("Write this?", options.yes ?? false);
        }
        const result = await client.configuration.init(input);
        if (options.json) printJson(result);
        else printResult(describeResult(result));
      }),
    );
}

/** Features with commas between them. Errors: USAGE. */
function readFeatures(text: string): InitInput["without"] {
  const names = text.split(",").map((name) => name.trim());
  return names.map((name) => {
    if (name === "insights" || name === "polly") return name;
    throw new GatehouseError("USAGE", `--without knows insights and polly, not ${printable(name)}.`);
  });
}

const inputOf = (file: string | undefined, options: InitOptions): InitInput => ({
  file: file ?? null,
  format: options.format ?? null,
  from: [...(options.from ?? [])],
  adminEmail: options.adminEmail ?? null,
  hostname: options.hostname ?? null,
  organizationName: options.organization ?? null,
  workspaceName: options.workspace ?? null,
  release: options.release ?? null,
  licenseKey: null,
  postgresUrl: null,
  secretManifest: options.secretManifest ?? null,
  secretName: options.secretName ?? null,
  without: options.without ?? [],
  dryRun: false,
});

/** The input with its secrets read, and completed by questions if it is run on a terminal. Errors: USAGE. */
async function complete(input: InitInput, options: InitOptions): Promise<InitInput> {
  if (options.licenseKeyFile === "-" && options.postgresUrlFile === "-")
    throw new GatehouseError("USAGE", "Only one of --license-key-file and --postgres-url-file can be standard input.");
  const licenseKey = await readFrom(options.licenseKeyFile, "The license key");
  const postgresUrl = await readFrom(options.postgresUrlFile, "The Postgres URL");
  const given = { ...input, licenseKey, postgresUrl };
  const isNew = input.from.length === 0;
  if (!canAsk()) {
    const missing = [
      ...(isNew && input.file === null ? ["the file to write"] : []),
      ...(isNew && input.adminEmail === null ? ["--admin-email"] : []),
    ];
    if (missing.length === 0) return given;
    throw new GatehouseError("USAGE", `Nobody can be asked here, and this is missing: ${missing.join(", ")}.`, {
      remedy: "Give it, or run gatehouse init on a terminal.",
    });
  }
  if (!isNew) return given;
  return {
    ...given,
    file:
      input.file ??
      (await insist("File to write (values.yaml, or .env for compose)", (text) => (text === "" ? "" : null))),
    adminEmail: input.adminEmail ?? (await insist("Email of the first Organization Admin", describeEmailFault)),
    hostname:
      input.hostname ?? ((await ask("Name people reach it by, such as smith.example.com (empty: later)")) || null),
    licenseKey: licenseKey ?? ((await typeSecret("License key, not shown (empty: later)")) || null),
    postgresUrl: postgresUrl ?? ((await typeSecret("URL of an external Postgres, not shown (empty: its own)")) || null),
  };
}

/** Asks until `findFault` finds nothing, and says what it finds; "" needs no words. */
async function insist(question: string, findFault: (text: string) => string | null): Promise<string> {
  for (;;) {
    const answer = await ask(question);
    const fault = findFault(answer);
    if (fault === null) return answer;
    if (fault !== "") printNote(fault);
  }
}

async function readFrom(file: string | undefined, prompt: string): Promise<string | null> {
  if (file === undefined) return null;
  const text = (file === "-" ? await readSecret(prompt) : await readTextFile(file)).trim();
  if (text === "") throw new GatehouseError("USAGE", "The file for the license key or Postgres URL is empty.");
  return text;
}

function describeResult({
  files,
  secretsIn,
  licenseKeyMissing,
  layeredOver,
  adminEmail,
  format,
  report,
  charts,
}: InitResult): string {
  const made = files.filter(({ action }) => action === "made").map(({ file }) => file);
  const edited = files.filter(({ action }) => action === "edited");
  const configuration = [...layeredOver, ...edited.map(({ file }) => file), ...made];
  const command = format === "helm" ? configuration.join(" ") : (configuration.at(-1) ?? "");
  return [
    ...made.map((file) => `Made ${file}, for you only.`),
    ...edited.map(
      ({ file, original }) => `Edited ${file}${original === null ? "" : `; what was there is in ${original}`}.`,
    ),
    `The secrets and the initial password of ${adminEmail} are in ${secretsIn.join(" and ")}: keep ${secretsIn.length === 1 ? "it" : "them"} safe.`,
    ...(edited.some(({ file }) => secretsIn.includes(file))
      ? ["Check who may read an edited file: its mode is as it was."]
      : []),
    ...(charts === null ? [] : [`They are for the Helm charts ${charts}.`]),
    ...(licenseKeyMissing ? ["The license key is still to be filled in."] : []),
    ...report.findings
      .filter(({ severity, rule }) => severity !== "info" && !(licenseKeyMissing && rule === "placeholder"))
      .map(({ severity, file, path, message, remedy }) => `${severity}: ${file}: ${path}: ${message} ${remedy}`),
    `Next: gatehouse validate ${command}`,
  ].join("\n");
}
