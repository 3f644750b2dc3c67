/** gatehouse upgrade-check: what a newer chart wants of the values, and the fixes for it. */
import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { chartVerdict, finding } from "../../../../shared/contract/report.js";
import { newPath } from "../../world.js";
import { failureShape, gatehouse, prepareProgram, shaped } from "./program.js";

beforeAll(prepareProgram);

const upgrade = z.strictObject({ from: chartVerdict, to: chartVerdict, findings: z.array(finding) });

/** Values of an installation with chart 0.12, which that chart accepts. */
const older = `config:
  langsmithLicenseKey: lic_3f0b9c1de7
  apiKeySalt: yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0
  authType: mixed
  initialOrgAdminEmail: ada@harbour.example
  basicAuth:
    enabled: true
    initialOrgAdminPassword: Quiet-Harbour-17
    jwtSecret: short # our own
agentBuilderToolServer: # the tools
  enabled: false
images:
  hostBackendImage: {tag: 0.12.76}
`;

function written(text: string): string {
  const file = newPath("yaml");
  writeFileSync(file, text);
  return file;
}

const pathsOf = ({ findings }: z.infer<typeof upgrade>) => findings.map(({ path }) => path).sort();

describe("upgrade-check", () => {
  test("says what the newer chart refuses or newly wants, and only that", async () => {
    const file = written(older);
    const result = shaped(
      upgrade,
      await gatehouse(["upgrade-check", "--from", "0.12", "--to", "0.16.11", file, "--json"]),
    );
    expect([result.from.version, result.from.verdict]).toEqual(["0.12.37", "accepts"]);
    expect([result.to.version, result.to.verdict]).toEqual(["0.16.11", "rejects"]);
    expect(pathsOf(result)).toEqual([
      "agentBuilderToolServer",
      "images.hostBackendImage",
      "insights.encryptionKey",
      "polly.encryptionKey",
    ]);
    const said = await gatehouse(["upgrade-check", "--from", "0.12", "--to", "0.16", file]);
    expect([said.code, said.stdout]).toEqual([
      1,
      expect.stringMatching(/4 things are to be changed.*Chart 0\.12\.37 accepts/s),
    ]);
    const near = shaped(upgrade, await gatehouse(["upgrade-check", "--from", "0.12", "--to", "0.14", file, "--json"]));
    expect([near.to.verdict, near.findings]).toEqual(["accepts", []]);
  });

  test("--fix makes just those changes, after which the newer chart accepts the values", async () => {
    const file = written(older);
    const run = await gatehouse(["upgrade-check", "--from", "0.12", "--to", "0.16", "--fix", "--yes", file]);
    expect([run.code, run.stdout]).toEqual([
      0,
      expect.stringMatching(/4 findings fixed\.\nChart 0\.16\.11 accepts the values\./),
    ]);
    const now = readFileSync(file, "utf8");
    expect(now).toContain("fleetToolServer: # the tools\n  enabled: false\n");
    expect(now).toContain("jwtSecret: short # our own\n"); // it is weak, and nothing that the chart asks about
    expect(now).not.toContain("hostBackendImage");
    expect(now.match(/encryptionKey: \S{44}\n/g)).toHaveLength(2);
    expect(run.stdout).not.toContain("Quiet-Harbour-17");
    const again = shaped(upgrade, await gatehouse(["upgrade-check", "--from", "0.12", "--to", "0.16", file, "--json"]));
    expect([again.to.verdict, again.findings]).toEqual(["accepts", []]);
  });

  test("a chart that is not known is said to be so, and a file that is none is refused", async () => {
    const unknown = await gatehouse(["upgrade-check", "--to", "0.99", written(older)]);
    expect([unknown.code, unknown.stdout]).toEqual([1, expect.stringMatching(/Chart 0\.99 is not known here/)]);
    const none = await gatehouse(["upgrade-check", written("config: [\n"), "--json"]);
    expect([none.code, shaped(failureShape, none).error.code]).toEqual([2, "CONFIGURATION_UNREADABLE"]);
  });
});
