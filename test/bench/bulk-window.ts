/** A bulk invite from the window: whether its frames keep up, from the preview to the end, and what the server needs. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchChromium, startServe } from "../e2e/browser-door.js";
import { Gatehouse } from "../e2e/pages/gatehouse.js";
import { admin, basicValues, writeConfiguration } from "../e2e/world.js";
import { findChromium } from "../environment/chromium.js";
import { readFrames, startFrames } from "./frames.js";
import { serverNote, withEmptyDatabase, withServer } from "./server.js";
import { type Findings, milliseconds, notMeasured } from "./table.js";

const people = Number(process.env.GATEHOUSE_BENCH_INVITES ?? 10_000);
const longFrame = 100; // milliseconds
const longest = 30 * 60 * 1000; // milliseconds

export async function measureBulkWindow(): Promise<Findings> {
  const browser = await findChromium();
  if ("missing" in browser) return notMeasured("Bulk invite from the window", browser.missing);
  process.env.GATEHOUSE_CHROMIUM = browser.is;
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-bench-"));
  try {
    const { all, long, longestFrame } = await withServer((server) =>
      withEmptyDatabase(server, (url) => inviteFromWindow(url, folder)),
    );
    return {
      lines: [
        {
          what: `frames over ${longFrame} ms while ${people} are previewed and invited`,
          ours: String(long),
          beside: `of ${all}`,
          target: { text: "0", met: long === 0 },
        },
        { what: "  the longest frame", ours: milliseconds(longestFrame), beside: "" },
      ],
      notes: [
        serverNote,
        "Bulk invite from the window: in Chromium through the browser door, both cores hashing meanwhile.",
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inviteFromWindow(url: string, folder: string) {
  const serve = await startServe(folder);
  const chromium = await launchChromium();
  try {
    const page = await chromium.newPage({ viewport: { width: 1280, height: 860 } });
    await page.goto(serve.link);
    await page.waitForURL((to) => to.pathname !== "/open");
    const gatehouse = new Gatehouse(page);
    await gatehouse.begin(url, await writeConfiguration(folder, "values.yaml", basicValues));
    await gatehouse.installation.apply("Set up email/password login");
    await gatehouse.goTo("Users", "Sign in");
    await gatehouse.signIn.as(admin.email, admin.password);
    await gatehouse.bulkInvite.open();
    const csv = `email,full_name\n${Array.from({ length: people }, (_, i) => `p${i}@crowd.example,Person ${i}`).join("\n")}\n`;
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await startFrames(page, longFrame);
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("button", { name: /^Invite [\d,]+ people$/ }).click({ timeout: longest });
    await page.getByRole("region", { name: "Invited" }).waitFor({ timeout: longest });
    return await readFrames(page);
  } finally {
    await chromium.close();
    await serve.stop();
  }
}
