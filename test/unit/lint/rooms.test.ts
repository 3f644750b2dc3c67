/** The check of the rooms is tried on a small tree of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { faultsOf, roomOf, roomsOf } from "../../lint/rooms.js";

const list = (...rooms: readonly string[]): string =>
  ["<!-- rooms: a list -->", ...rooms.map((room) => `- \`${room}\` is a room.`), "<!-- end of rooms -->"].join("\n");

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "gatehouse-rooms-"));
  folders.push(root);
  for (const folder of ["electron", "renderer", "shared"]) mkdirSync(join(root, folder));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

const rooms = roomsOf(list("electron/doors/", "electron/members/", "electron/members/bulk/", "shared/"));

describe("rooms", () => {
  it("a file lives in the innermost room that holds it", () => {
    expect(roomOf(rooms, "electron/members/bulk/table.ts")).toBe("electron/members/bulk/");
    expect(roomOf(rooms, "electron/members/list.ts")).toBe("electron/members/");
    expect(roomOf(rooms, "electron/elsewhere.ts")).toBeUndefined();
  });

  it.each([
    ["a plain import", 'import { open } from "../doors/open.js";'],
    ["an import of a type", 'import type { Open } from "../doors/open.js";'],
    ["an export from elsewhere", 'export { open } from "../doors/open.js";'],
    ["an import for its effect", 'import "../doors/open.js";'],
    ["an import when it is needed", 'export const later = () => import("../doors/open.js");'],
    ["a type from elsewhere", 'export type Opened = import("../doors/open.js").Open;'],
  ])("%s that runs up is named with its line", (_, text) => {
    const root = tree({
      "electron/doors/open.ts": "export const open = 1;",
      "electron/members/list.ts": `/** A list. */\n${text}\n`,
      "electron/members/bulk/table.ts": "",
      "shared/errors.ts": "",
    });
    expect(faultsOf(root, rooms)).toEqual([
      "electron/members/list.ts:2 imports electron/doors/open.js, which is in a room above its own.",
    ]);
  });

  it("an import that runs down or stays in its room is no fault", () => {
    const root = tree({
      "electron/doors/open.ts": 'import { list } from "../members/list.js";\nimport pg from "pg";',
      "electron/members/list.ts": 'import { table } from "./bulk/table.js";\nexport const list = table;',
      "electron/members/bulk/table.ts": 'import { rows } from "./rows.js";\nexport const table = rows;',
      "electron/members/bulk/rows.ts": "export const rows = [];",
      "shared/errors.ts": "",
    });
    expect(faultsOf(root, rooms)).toEqual([]);
  });

  it("a file outside every room and a room without a file are faults", () => {
    const root = tree({ "electron/doors/open.ts": "", "electron/members/list.ts": "", "electron/loose.ts": "" });
    expect(faultsOf(root, rooms)).toEqual([
      "electron/loose.ts lies in no room of docs/architecture.md.",
      "docs/architecture.md lists electron/members/bulk/, which has no file of its own.",
      "docs/architecture.md lists shared/, which has no file of its own.",
    ]);
  });
});
