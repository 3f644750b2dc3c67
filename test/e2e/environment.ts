/** The environment the doors are started in: this one, without what it says about some other console. */

/** Puts log, backups and the desktop app's own data into `folder`. */
export function doorEnvironment(folder: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GATEHOUSE_"));
  const kept = inherited.filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { ...Object.fromEntries(kept), GATEHOUSE_DATA_DIR: folder, XDG_CONFIG_HOME: folder };
}
