/** Finding the schema that a search_path names, as Postgres reads it. */

/** The search_path in a URL's `options` (`-c search_path=a`, `-csearch_path=a`, `--search-path=a`), or null. */
export function searchPathOption(options: string): string | null {
  let found: string | null = null;
  // The server splits at spaces, except at those after a backslash.
  const words = options.match(/(?:\\.|[^\s\\])+/gs) ?? [];
  for (const [index, word] of words.entries()) {
    const setting = word === "-c" ? (words[index + 1] ?? "") : word.replace(/^(-c|--)/, "");
    const match = /^search[_-]path=(.*)$/is.exec(setting);
    if (match?.[1] !== undefined) found = match[1].replace(/\\(.)/gs, "$1");
  }
  return found;
}

/** The first schema of a comma-separated search_path, in lower case unless it is quoted; null where there is none. */
export function firstInSearchPath(path: string): string | null {
  const entries = path.match(/"(?:[^"]|"")*"|[^,"\s]+/gs) ?? [];
  for (const entry of entries) {
    const name = entry.startsWith('"') ? entry.slice(1, -1).replaceAll('""', '"') : entry.toLowerCase();
    if (name !== "$user" && name !== "") return name;
  }
  return null;
}
