/** Runs script in the page that takes the page's port to the console, as script would that somebody had slipped in. */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright/test";
import { build } from "vite";

/** Loads the page again without its port, which `globalThis.call` in the page uses from then on. */
export async function takePort(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const post = window.postMessage.bind(window);
    window.postMessage = ((message: unknown, target: string, transfer?: readonly Transferable[]) => {
      if (transfer?.[0] instanceof MessagePort) {
        const { port1, port2 } = new MessageChannel();
        Reflect.set(globalThis, "stolenPort", port1);
        post(message, target, [port2]);
      } else post(message, target, [...(transfer ?? [])]);
    }) as typeof window.postMessage;
  });
  await page.reload();
  await page.waitForFunction(() => "stolenPort" in globalThis);
  await page.evaluate(await builtScript());
}

/** The script of page-client.ts with what it imports, as one text. */
async function builtScript(): Promise<string> {
  const entry = fileURLToPath(new URL("page-client.ts", import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "PageScript" } },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (bundle === undefined || !("output" in bundle)) throw new Error("the script was not built");
  return bundle.output[0].code;
}
