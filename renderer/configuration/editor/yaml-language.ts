/**
 * CodeMirror's YAML language, changed so that an edit is parsed only as far as it has an effect. The parser of
 * @lezer/yaml 1.0.4 does not leave the maps and lists that are open at the end of a text (its trackIndent leaves them on
 * blockEnd, but not on eof). The whole tree is then stored with the depth of the last line, and after an edit none of it
 * can be used again where that line is indented.
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

/** The tracker that the parser was made with, which the library's types do not mention. */
const { context: tracker } = yamlLanguage.parser as unknown as { readonly context: Tracker };

const leavesAtEnd = new ContextTracker<Depth>({
  start: tracker.start,
  shift: (depth, term, stack, input) =>
    input.next < 0 ? (depth.parent ?? depth) : tracker.shift(depth, term, stack, input),
  reduce: tracker.reduce,
  hash: tracker.hash,
});

export const yaml = new LanguageSupport(yamlLanguage.configure({ contextTracker: leavesAtEnd }));
