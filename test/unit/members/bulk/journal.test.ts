/** In a folder that others may write to, a bulk invite's passwords go only into a file of one's own. */
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openJournal } from "../../../../electron/members/bulk/journal.js";

const folder = mkdtempSync(join(tmpdir(), "gatehouse-journal-"));
afterAll(() => rmSync(folder, { recursive: true }));
const batch = { id: "6f1c0d7e-3a52-4b8f-9a61-2d4e5f607182", people: [] };

describe.skipIf(process.platform === "win32")("a file that is there already", () => {
  test("is not followed where it is a link, and nothing is written through it", async () => {
    const elsewhere = join(folder, "elsewhere");
    writeFileSync(elsewhere, "");
    symlinkSync(elsewhere, join(folder, "link.part"));
    await expect(openJournal(join(folder, "link.part"), "one")).rejects.toMatchObject({ code: "JOURNAL_INVALID" });
    expect(readFileSync(elsewhere, "utf8")).toBe("");
  });

  test("is refused where it has a second name", async () => {
    writeFileSync(join(folder, "first"), "");
    linkSync(join(folder, "first"), join(folder, "second.part"));
    await expect(openJournal(join(folder, "second.part"), "one")).rejects.toMatchObject({ code: "JOURNAL_INVALID" });
    expect(readFileSync(join(folder, "first"), "utf8")).toBe("");
  });

  // Only root can give a file away.
  test.skipIf(process.geteuid?.() !== 0)("is refused where it is somebody else's", async () => {
    const path = join(folder, "theirs.part");
    writeFileSync(path, "");
    chownSync(path, 65534, 65534);
    await expect(openJournal(path, "one")).rejects.toMatchObject({ code: "JOURNAL_INVALID" });
    expect(readFileSync(path, "utf8")).toBe("");
  });

  test("is closed to others before anything is written to it", async () => {
    const path = join(folder, "open.part");
    writeFileSync(path, "");
    chmodSync(path, 0o666);
    const journal = await openJournal(path, "one");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await journal.write(batch);
    await journal.close();
    const again = await openJournal(path, "one");
    expect(again.unsettled()).toEqual([batch]);
    await again.close();
  });
});
