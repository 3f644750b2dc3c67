/** gatehouse repair: it shows what differs, asks, and makes it right. */
import { beforeAll, expect, test } from "vitest";
import { newPath, worldForAll } from "../../world.js";
import { failureShape, gatehouse, prepareProgram, shaped } from "./program.js";

const world = worldForAll();
beforeAll(prepareProgram);

test("it names what differs, does nothing unasked, repairs with --yes, and then finds nothing", async () => {
  const { db } = world;
  const { url } = db;
  expect(await gatehouse(["repair"], { url })).toMatchObject({ code: 0, stdout: "Nothing differs.\n" });
  await db.run("drop trigger audit_logs_queue on audit_logs");
  const invited = await gatehouse(["users", "invite", "bob@harbour.example", "--out", newPath("csv"), "--json"], {
    url,
  });
  expect(shaped(failureShape, invited).error.code).toBe("SCHEMA_DIFFERS");
  const unasked = await gatehouse(["repair", "--json"], { url });
  expect(unasked.code).toBe(1);
  expect(shaped(failureShape, unasked).error.code).toBe("NOT_CONFIRMED");
  expect(unasked.stderr).toContain("The trigger audit_logs_queue of audit_logs is missing.");
  const done = await gatehouse(["repair", "--yes", "--json"], { url });
  expect(JSON.parse(done.stdout)).toEqual({
    done: true,
    repaired: ["the trigger audit_logs_queue of audit_logs is missing"],
  });
  expect(JSON.parse((await gatehouse(["repair", "--json"], { url })).stdout)).toEqual({ done: true, repaired: [] });
  expect((await gatehouse(["audit", "verify"], { url })).code).toBe(0);
});
