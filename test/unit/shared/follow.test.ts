/** A call that reports while it runs is followed to its result. */
import { expect, test } from "vitest";
import { follow } from "../../../shared/follow.js";

async function* counting(to: number, fault?: Error): AsyncGenerator<number, string> {
  for (let count = 1; count <= to; count += 1) yield count;
  if (fault !== undefined) throw fault;
  return "done";
}

test("every report is told in order, and then the result is returned", async () => {
  const told: number[] = [];
  expect(await follow(Promise.resolve(counting(3)), (report) => told.push(report))).toBe("done");
  expect(told).toEqual([1, 2, 3]);
});

test("what the call throws is thrown, after what it reported", async () => {
  const fault = new Error("refused");
  const told: number[] = [];
  await expect(follow(Promise.resolve(counting(2, fault)), (report) => told.push(report))).rejects.toBe(fault);
  await expect(follow(Promise.reject(fault), () => undefined)).rejects.toBe(fault);
  expect(told).toEqual([1, 2]);
});
