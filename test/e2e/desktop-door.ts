/** The packaged desktop app in real Electron. */
import { fileURLToPath } from "node:url";
import { _electron } from "playwright";
import type { OpenDoor } from "./door.js";
import { doorEnvironment } from "./environment.js";

/** The program that test/run.ts packaged. */
export function appProgram(): string {
  const program = process.env.GATEHOUSE_APP;
  if (program === undefined) throw new Error("GATEHOUSE_APP names no packaged app: run npm test -- desktop");
  return program;
}

/** As root, Chromium runs only without its sandbox. */
export const appArguments: readonly string[] = [
  "--disable-gpu",
  ...(process.platform === "linux" && process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

const starter = fileURLToPath(new URL("start-app.js", import.meta.url));

export async function openDesktopDoor(folder: string): Promise<OpenDoor> {
  const app = await _electron.launch({
    executablePath: starter,
    args: [...appArguments],
    env: { ...doorEnvironment(folder), GATEHOUSE_APP: appProgram() },
  });
  const page = await app.firstWindow();
  // While the console is still being loaded, Playwright can lose what an evaluation in the main process gives.
  await page.getByText(/^Gatehouse \d/).waitFor();
  // The person says yes to the paths that these tests type.
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
  });
  return {
    page,
    app,
    readClipboard: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    close: () => app.close(),
  };
}
