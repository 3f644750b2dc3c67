/** The distribution's packages, where this user may install them: root on Debian or Ubuntu. */
import { findProgram, runCommand } from "./command.js";

/** True once `packages` are installed. */
export async function installSystemPackages(packages: readonly string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || findProgram("apt-get") === null) return false;
  console.error(`test environment: apt-get install ${packages.join(" ")}`);
  const environment = { DEBIAN_FRONTEND: "noninteractive" };
  const limits = { environment, quiet: true, seconds: 300 };
  await runCommand("apt-get", ["update", "-qq"], limits);
  return (await runCommand("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], limits)) === 0;
}
