/** Reading a `.env` that a service takes with `format: raw`, as compose 2.30 and later do (docker/cli, kvfile). */
import type { ConfigurationDocument } from "../../../shared/contract/configuration.js";
import { locator } from "../../files/position.js";
import { type EnvEntry, plainEntry } from "../env/read.js";

const line = /^[ \t]*([^#=\s][^=\r\n]*)=([^\n]*)$/gm;

/** The entries with everything behind the `=` as their value: quotes, `$` and comments too. */
export function readRawEnv({ file, text }: ConfigurationDocument): ReadonlyMap<string, EnvEntry> {
  const locate = locator(file, text);
  const entries = new Map<string, EnvEntry>();
  for (const { index, 0: all, 1: name = "", 2: rest = "" } of text.matchAll(line)) {
    const value = rest.replace(/\r$/, "");
    const start = index + all.length - rest.length;
    const position = value === "" ? locate(start - name.length - 1, start - 1) : locate(start, start + value.length);
    entries.set(name, { ...plainEntry(name, value, position), raw: true });
  }
  return entries;
}
