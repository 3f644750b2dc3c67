/** Shows the difference between the file on the disk and the text in the editor. */
import { Text, VisuallyHidden } from "@mantine/core";
import type { DifferenceLine, Hunk } from "./difference.js";

const signs = { same: " ", removed: "-", added: "+" } as const satisfies Record<DifferenceLine["kind"], string>;
const said = { same: "", removed: "removed: ", added: "added: " } as const satisfies Record<
  DifferenceLine["kind"],
  string
>;

/** The most lines that are shown. More of them cannot be read in a dialog. */
const mostLines = 1_000;

export function DifferenceView({ hunks }: { readonly hunks: readonly Hunk[] }) {
  if (hunks.length === 0) return <Text size="sm">The text is the same as the file.</Text>;
  const lines = hunks.reduce((sum, hunk) => sum + hunk.length, 0);
  let left = mostLines;
  return (
    // A region that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="difference" tabIndex={0} aria-label="Changes">
      {hunks.map((hunk) => {
        const shown = hunk.slice(0, Math.max(0, left));
        left -= shown.length;
        return shown.length === 0 ? null : (
          <ol key={`${hunk[0]?.before} ${hunk[0]?.after}`} className="plain-list difference-hunk">
            {shown.map((line) => (
              <li key={`${line.kind} ${line.before} ${line.after}`} data-kind={line.kind}>
                <span aria-hidden="true" className="difference-number">
                  {line.after ?? line.before}
                </span>
                <span aria-hidden="true">{signs[line.kind]} </span>
                <VisuallyHidden>{said[line.kind]}</VisuallyHidden>
                {line.text}
              </li>
            ))}
          </ol>
        );
      })}
      {lines > mostLines ? (
        <Text size="sm" c="dimmed" p="sm">
          And {lines - mostLines} more lines.
        </Text>
      ) : null}
    </section>
  );
}
