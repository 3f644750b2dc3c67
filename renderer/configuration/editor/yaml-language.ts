/**
 * The library's YAML, with an edit read only as far as it tells. Its parser closes the maps and lists that are open at
 * the end of a text without leaving them (trackIndent of @lezer/yaml 1.0.4 does so on blockEnd, not on eof). All that
 * came before is then marked with the depth of the last line, and where that is further in nothing is used again.
 */
import { yamlLanguage } from "@codemirror/lang-yaml";
import { LanguageSupport } from "@codemirror/language";
import { ContextTracker } from "@lezer/lr";

interface Depth {
  readonly parent: Depth | null;
}

type Tracker = Required<
  Pick<ConstructorParameters<typeof ContextTracker<Depth>>[0], "start" | "shift" | "reduce" | "hash">
>;

/** What the parser was made with; the library's types leave it out. */
const { context: tracker } = yamlLanguage.parser as unknown as { readonly context: Tracker };

const leavesAtEnd = new ContextTracker<Depth>({
  start: tracker.start,
  shift: (depth, term, stack, input) =>
    input.next < 0 ? (depth.parent ?? depth) : tracker.shift(depth, term, stack, input),
  reduce: tracker.reduce,
  hash: tracker.hash,
});

export const yaml = new LanguageSupport(yamlLanguage.configure({ contextTracker: leavesAtEnd }));
