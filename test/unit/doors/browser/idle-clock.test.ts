import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startIdleClock } from "../../../../electron/doors/browser/idle-clock.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("a call that runs longer than the idle time is use, and so is the second of two", () => {
  const onIdle = vi.fn();
  const clock = startIdleClock(1000, onIdle);
  const [first, second] = [new EventEmitter(), new EventEmitter()];
  clock.watch(first);
  clock.watch(second);
  vi.advanceTimersByTime(5000);
  first.emit("close");
  vi.advanceTimersByTime(5000);
  expect(onIdle).not.toHaveBeenCalled();
  second.emit("close");
  vi.advanceTimersByTime(999);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onIdle).toHaveBeenCalledOnce();
});

it("a stopped clock never calls", () => {
  const onIdle = vi.fn();
  startIdleClock(1000, onIdle).stop();
  vi.advanceTimersByTime(5000);
  expect(onIdle).not.toHaveBeenCalled();
});

it("an answer that ends after the clock was stopped starts nothing that would keep the program alive", () => {
  const onIdle = vi.fn();
  const clock = startIdleClock(1000, onIdle);
  const cutOff = new EventEmitter();
  clock.watch(cutOff);
  clock.stop();
  cutOff.emit("close");
  expect(vi.getTimerCount()).toBe(0);
});
