/** Reading releases of the chart out of its git directory. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareVersions } from "../../electron/config/chart/choice.js";

/** The first chart that is known; earlier ones belong to releases that are no longer supported. */
const first = "0.12.0";

/** The released versions, from the earliest to the newest. */
export function releases(repository: string): readonly string[] {
  const tags = execFileSync("git", ["-C", repository, "tag", "--list", "langsmith-*"], { encoding: "utf8" }).split(
    "\n",
  );
  return tags
    .flatMap((tag) => /^langsmith-(\d+\.\d+\.\d+)$/.exec(tag)?.[1] ?? [])
    .filter((version) => compareVersions(version, first) >= 0)
    .sort(compareVersions);
}

/** Uses a chart that is taken out of the repository for as long as that lasts. */
export function withChart<T>(repository: string, version: string, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "chart-"));
  try {
    const options = { maxBuffer: 1 << 28 };
    const archive = execFileSync(
      "git",
      ["-C", repository, "archive", `langsmith-${version}`, "charts/langsmith"],
      options,
    );
    execFileSync("tar", ["-x", "-C", folder], { input: archive });
    return use(join(folder, "charts", "langsmith"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
