/** gatehouse schema: writes a JSON schema of the chart's values, for editors and for Helm. */
import { resolve } from "node:path";
import type { Command } from "commander";
import { GatehouseError } from "../../../../shared/errors.js";
import { writeSecretFile } from "../../../files/secret-file.js";
import { printJson, printResult } from "../terminal/output.js";
import { withJson } from "./options.js";

interface SchemaOptions {
  readonly json?: true;
  readonly chartVersion?: string;
  readonly out?: string;
}

export function addSchema(program: Command): void {
  withJson(program.command("schema"))
    .description("print a JSON schema (draft 7) of the Helm values that are known here")
    .option("--chart-version <version>", "the chart's version, such as 0.16.11 (default: all that are known)")
    .option("--out <file>", "a new file instead of standard output")
    .action(writeSchema);
}

async function writeSchema({ json, out, ...options }: SchemaOptions): Promise<void> {
  const chartVersion = options.chartVersion ?? null;
  const [{ knownSettings }, { valuesSchema }] = await Promise.all([
    import("../../../config/known-settings.js"),
    import("../../../config/values-schema.js"),
  ]);
  if (chartVersion !== null && !/^\d+\.\d+(?:\.\d+)?(?:[-+].*)?$/.test(chartVersion))
    throw new GatehouseError("USAGE", "--chart-version is no version.", { remedy: "Write it as 0.16 or 0.16.11." });
  const known = knownSettings(chartVersion);
  if (known === null) {
    const all = knownSettings(null);
    throw new GatehouseError("USAGE", `This Gatehouse does not know the values of chart ${chartVersion}.`, {
      remedy: `It knows those of ${all?.from} to ${all?.to}.`,
    });
  }
  const schema = valuesSchema(known, chartVersion);
  if (out === undefined) return printJson(schema);
  const file = resolve(out);
  await writeSecretFile(file, `${JSON.stringify(schema, null, 2)}\n`);
  if (json) printJson({ file });
  else printResult(`Written to ${file}`);
}
