/** What the window keeps of the installation, and what it forgets with the person who signed out. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { access, rolesFor } from "../../../shared/access.js";

let queries: typeof import("../../../renderer/queries.js");
let bulk: typeof import("../../../renderer/state/bulk-run.js");
beforeAll(async () => {
  vi.stubGlobal("window", { location: { protocol: "http:", href: "http://127.0.0.1:1/folder/" } });
  queries = await import("../../../renderer/queries.js");
  bulk = await import("../../../renderer/state/bulk-run.js");
});
afterAll(() => void vi.unstubAllGlobals());

test("every answer that goes by who is signed in is forgotten with that person, and no other", () => {
  const { queryClient, forgetSession } = queries;
  const byRole = new Set<string>();
  for (const [area, its] of Object.entries(access)) {
    for (const [call, needed] of Object.entries(its)) {
      queryClient.setQueryData([[area, call], { type: "query" }], "seen");
      if (rolesFor(needed) !== null) byRole.add(area);
    }
  }
  forgetSession();
  const left = queryClient.getQueryCache().getAll();
  const areas = new Set(left.map(({ queryKey }) => (queryKey[0] as readonly string[])[0] ?? ""));
  expect([...areas].sort()).toEqual(
    Object.keys(access)
      .filter((area) => !byRole.has(area))
      .sort(),
  );
});

test("so is a bulk invite that has ended, but not one that still runs", () => {
  bulk.endBulkRun({ status: "failed", error: null });
  queries.forgetSession();
  expect(bulk.useBulkRun.getState().run).toBeNull();
  bulk.beginBulkRun();
  queries.forgetSession();
  expect(bulk.useBulkRun.getState().run).toMatchObject({ status: "running" });
});

test.each([
  ["members", ["audit", "memberChanges", "members", "session", "sessions"]],
  ["invitation", ["members"]],
  ["passwordReset", ["members", "session"]],
  ["roles", ["roles"]],
  ["workspaces", ["members", "workspaces"]],
  ["sessions", ["session", "sessions"]],
  ["policy", ["policy"]],
] as const)("a change of %s asks again for what it may have altered: %s", async (change, areas) => {
  const { queryClient, refreshAfter } = queries;
  queryClient.clear();
  for (const area of Object.keys(access)) queryClient.setQueryData([[area, "list"], { type: "query" }], "seen");
  await refreshAfter(change);
  const asked = queryClient.getQueryCache().findAll({ predicate: ({ state }) => state.isInvalidated });
  expect(asked.map(({ queryKey }) => (queryKey[0] as readonly string[])[0]).sort()).toEqual(areas);
});

test("no screen keeps a list of its own of what to ask again", () => {
  const folder = join(import.meta.dirname, "../../../renderer");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  const own = files.filter((file) => readFileSync(join(folder, file), "utf8").includes("invalidateQueries("));
  expect(own.sort()).toEqual(["installation/installation-screen.tsx", "queries.ts"]); // "Look again" is no change
});
