/** gatehouse validate --fix: what would change is shown and asked, and written in one step with the original kept. */
import { execFile } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { chartVerdict } from "../../../../shared/contract/report.js";
import { repository } from "../../../environment/command.js";
import { goodEnv, goodValues } from "../../../unit/config/read.js";
import { newPath } from "../../world.js";
import { failureShape, gatehouse, prepareProgram, shaped } from "./program.js";

beforeAll(prepareProgram);

const report = z.strictObject({
  mode: z.string().nullable(),
  verdict: z.enum(["valid", "invalid"]),
  chart: chartVerdict,
  findings: z.array(z.looseObject({ rule: z.string(), path: z.string() })),
});
const fixed = z.strictObject({
  before: report,
  after: report,
  fixed: report.shape.findings,
  written: z.array(z.strictObject({ file: z.string(), original: z.string().nullable() })),
});

/** Two mistakes, one of them in a secret's line, in a file with a byte order mark, comments and CRLF. */
const mistaken = `\u{feff}# ours\n\n${goodValues}`
  .replace("authType: mixed", "authType: 'oauth' # one of two")
  .replace("pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu", '"<YOUR_JWT_SECRET>"   # signs')
  .replaceAll("\n", "\r\n");

interface Written {
  readonly folder: string;
  readonly file: string;
}

/** A folder of its own with that file, of that mode. */
function written(name: string, text: string, mode = 0o640): Written {
  const folder = newPath("d");
  mkdirSync(folder);
  const file = join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return { folder, file };
}

const modeOf = (file: string): number => statSync(file).mode & 0o777;

describe("validate --fix", () => {
  test("shows what would change, and without anybody to ask leaves everything as it was", async () => {
    const { folder, file } = written("values.yaml", mistaken);
    const run = await gatehouse(["validate", file, "--fix"]);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(`--- ${file}\n+++ ${file}\n@@ `);
    expect(run.stdout).toContain("-  authType: 'oauth' # …\n");
    expect(run.stdout).toContain("+  authType: 'mixed' # …\n");
    expect(run.stdout).toContain("+    jwtSecret: ••••   # …");
    expect(run.stderr).toMatch(/Nobody can confirm.*--yes/s);
    expect(readFileSync(file, "utf8")).toBe(mistaken);
    expect(readdirSync(folder)).toEqual(["values.yaml"]);
    const asked = shaped(failureShape, await gatehouse(["validate", file, "--fix", "--json"]));
    expect(asked.error.code).toBe("NOT_CONFIRMED");
    expect(readFileSync(file, "utf8")).toBe(mistaken);
  });

  test("--yes writes the bytes it must, keeps mode and original, and a second run changes nothing", async () => {
    const { folder, file } = written("values.yaml", mistaken);
    const result = shaped(fixed, await gatehouse(["validate", file, "--fix", "--yes", "--json"]));
    expect(result.written).toEqual([{ file, original: `${file}.orig` }]);
    expect(result.fixed.map(({ rule }) => rule).sort()).toEqual([
      "chart-basic-needs-mixed",
      "jwt-secret-short",
      "placeholder",
    ]);
    expect(result.after.verdict).toBe("valid");
    const now = readFileSync(file, "utf8");
    const [secret = ""] = /[\w+/]{43}=/.exec(now) ?? [];
    expect(now).toBe(mistaken.replace("'oauth'", "'mixed'").replace("<YOUR_JWT_SECRET>", secret));
    expect(readFileSync(`${file}.orig`, "utf8")).toBe(mistaken);
    expect([modeOf(file), modeOf(`${file}.orig`)]).toEqual([0o640, 0o640]);
    expect(readdirSync(folder).sort()).toEqual(["values.yaml", "values.yaml.orig"]); // nothing half-written is left

    const before = statSync(file);
    const again = await gatehouse(["validate", file, "--fix", "--yes"]);
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/^There was nothing to fix\.\nvalid: /)]);
    expect([statSync(file).mtimeMs, statSync(file).ino]).toEqual([before.mtimeMs, before.ino]);
    expect(readdirSync(folder).sort()).toEqual(["values.yaml", "values.yaml.orig"]);
  });

  test("an original that is kept already stays, and a link stays a link", async () => {
    const { folder, file } = written(".env", goodEnv.replace("AUTH_TYPE=mixed", "AUTH_TYPE=Mixed # both"), 0o600);
    writeFileSync(`${file}.orig`, "an older one");
    const link = join(folder, "linked.env");
    symlinkSync(file, link);
    const run = await gatehouse(["validate", link, "--fix", "--yes"]);
    expect(run.code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(goodEnv.replace("AUTH_TYPE=mixed", "AUTH_TYPE=mixed # both"));
    expect(readFileSync(`${file}.orig`, "utf8")).toBe("an older one");
    expect(readFileSync(`${file}.orig.2`, "utf8")).toContain("AUTH_TYPE=Mixed # both");
    expect([modeOf(file), modeOf(`${file}.orig.2`)]).toEqual([0o600, 0o600]);
    expect(readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink())).toHaveLength(1);
  });

  test("--fix leaves what needs a decision to --fix-all", async () => {
    const weak = written("values.yaml", goodValues.replace("pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu", "shortish-Secret-8"));
    const safe = shaped(fixed, await gatehouse(["validate", weak.file, "--fix", "--yes", "--json"]));
    expect([safe.written, safe.fixed]).toEqual([[], []]);
    const all = shaped(fixed, await gatehouse(["validate", weak.file, "--fix-all", "--yes", "--json"]));
    expect(all.fixed.map(({ rule }) => rule)).toEqual(["jwt-secret-short"]);
  });

  test("a secret is shown in the difference only where it was asked for", async () => {
    const { file } = written("values.yaml", mistaken.replace("Quiet-Harbour-17", "Quietly Harboured,"));
    expect((await gatehouse(["validate", file, "--fix"])).stdout).not.toContain("Quietly");
    expect((await gatehouse(["validate", file, "--fix", "--show-secrets"])).stdout).toContain("Quietly Harboured,");
  });

  /** `script` gives the program a terminal, and types what it is given. */
  test.skipIf(!existsSync("/usr/bin/script"))("asks on a terminal, and only yes is yes", async () => {
    const { file } = written("values.yaml", mistaken);
    const answer = async (typed: string): Promise<string> => {
      const program = `'${process.execPath}' '${join(repository, "bin/gatehouse.js")}' validate '${file}' --fix`;
      const run = promisify(execFile)("/usr/bin/script", ["-qec", program, "/dev/null"]);
      run.child.stdin?.end(`${typed}\n`);
      return run.then(({ stdout }) => stdout).catch(({ stdout }: { readonly stdout: string }) => stdout);
    };
    for (const no of ["", "n", "yess"]) {
      expect(await answer(no)).toMatch(/Write this to .*values\.yaml\? The originals are kept beside them\. \[y\/N\]/);
      expect(readFileSync(file, "utf8")).toBe(mistaken);
    }
    expect(await answer("y")).toMatch(/written .*values\.yaml, its original kept as /);
    expect(readFileSync(file, "utf8")).not.toBe(mistaken);
  });
});
