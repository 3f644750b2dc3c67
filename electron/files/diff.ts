/** A unified diff for the terminal, of texts that may have to be shown with their secrets masked. */
import { structuredPatch } from "diff";
import { printable } from "./position.js";

/** A text, with the lines to show in place of its own, one for each. */
export interface ShownText {
  readonly text: string;
  readonly lines: readonly string[];
}

const context = 2;

/** The difference as `diff -u` prints it, without its last line end. Line ends other than LF are not shown. */
export function unifiedDiff(file: string, before: ShownText, after: ShownText): string {
  const { hunks } = structuredPatch(file, file, before.text, after.text, "", "", { context });
  const shown = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => {
    let oldLine = oldStart - 1;
    let newLine = newStart - 1;
    const own = lines.map((line) => {
      const sign = line.charAt(0);
      if (sign === "\\") return line; // a remark of the diff itself on the last line end
      const [from, at] = sign === "+" ? [after, newLine] : [before, oldLine];
      if (sign !== "+") oldLine += 1;
      if (sign !== "-") newLine += 1;
      return `${sign}${(from.lines[at] ?? "").replace(/\r$/, "")}`;
    });
    return [`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`, ...own];
  });
  return [`--- ${printable(file)}`, `+++ ${printable(file)}`, ...shown].join("\n");
}
