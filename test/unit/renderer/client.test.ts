/** What the window makes of a call that reports while it runs. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";

let client: typeof import("../../../renderer/client.js");
let link: typeof import("../../../renderer/state/link.js");
beforeAll(async () => {
  vi.stubGlobal("window", { location: { protocol: "http:", href: "http://127.0.0.1:1/folder/" } });
  client = await import("../../../renderer/client.js");
  link = await import("../../../renderer/state/link.js");
});
afterAll(() => void vi.unstubAllGlobals());

async function* breaking(fault: Error): AsyncGenerator<number, string> {
  yield 1;
  throw fault;
}

test("a link that breaks while a call reports is marked as lost, and a refusal is not", async () => {
  const refused = new Error("refused");
  const broken = new TypeError("network error");
  const follow = (fault: Error) => client.followCall(Promise.resolve(breaking(fault)), () => undefined);
  await expect(follow(refused)).rejects.toBe(refused);
  expect(link.useLink.getState().lost).toBe(false);
  await expect(follow(broken)).rejects.toBe(broken);
  expect(link.useLink.getState().lost).toBe(true);
});
