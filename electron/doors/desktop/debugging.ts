/** Refuses the switches that would hand a shipped app's window, or its memory, to a debugger. */

/** What attaches a debugger, starts other programs in place of the app's, or takes its walls down. */
const refused = [
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-debugging-address",
  "remote-allow-origins",
  "inspect",
  "inspect-brk",
  "inspect-wait",
  "inspect-port",
  "inspect-publish-uid",
  "js-flags",
  "load-extension",
  "disable-web-security",
  "renderer-cmd-prefix",
  "utility-cmd-prefix",
  "gpu-launcher",
] as const;

interface CommandLine {
  hasSwitch(name: string): boolean;
}

/** The first switch that a shipped app refuses, or null. A build for tests says of itself that it may be debugged. */
export function findDebugging(
  commandLine: CommandLine,
  { isPackaged, isDebuggable }: { readonly isPackaged: boolean; readonly isDebuggable: () => boolean },
): string | null {
  if (!isPackaged) return null;
  const found = refused.find((name) => commandLine.hasSwitch(name)) ?? null;
  return found === null || isDebuggable() ? null : found;
}
