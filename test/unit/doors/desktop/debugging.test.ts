/** Which switches a shipped app refuses. */
import { expect, test } from "vitest";
import { findDebugging } from "../../../../electron/doors/desktop/debugging.js";

const commandLine = (...given: readonly string[]) => ({ hasSwitch: (name: string) => given.includes(name) });
const shipped = { isPackaged: true, isDebuggable: () => false };

test.each(["remote-debugging-port", "remote-debugging-pipe", "inspect", "inspect-brk", "js-flags", "load-extension"])(
  "a shipped app refuses --%s",
  (name) => {
    expect(findDebugging(commandLine(name), shipped)).toBe(name);
    expect(findDebugging(commandLine(name), { ...shipped, isPackaged: false })).toBeNull();
    expect(findDebugging(commandLine(name), { ...shipped, isDebuggable: () => true })).toBeNull();
  },
);

test("a start without such a switch reads nothing", () => {
  const isDebuggable = (): boolean => {
    throw new Error("was asked");
  };
  expect(findDebugging(commandLine("no-sandbox", "disable-gpu"), { isPackaged: true, isDebuggable })).toBeNull();
});
