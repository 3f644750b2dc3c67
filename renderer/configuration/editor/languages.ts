/** The coloring of a configuration's text: YAML, or a compose `.env`. */
import { HighlightStyle, StreamLanguage, type StringStream, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { tags } from "@lezer/highlight";
import type { ConfigurationSyntax } from "../../../shared/configuration-format.js";
import { yaml } from "./yaml-language.js";

interface EnvState {
  readonly quote: string | null;
  readonly side: "name" | "value";
}

/**
 * Reads one token of a `.env` by compose's rules: a quoted value may span lines, a reference begins with `$`, and a
 * comment behind a value needs a space before it.
 */
function readEnvToken(stream: StringStream, state: { quote: string | null; side: EnvState["side"] }): string | null {
  if (stream.sol() && state.quote === null) state.side = "name";
  if (state.quote === null && stream.eatSpace()) return null;
  if (state.side === "name") {
    if (stream.peek() === "#") return comment(stream);
    if (stream.match(/^export\b/)) return "keyword";
    if (stream.eat("=")) {
      state.side = "value";
      return "operator";
    }
    return stream.match(/^[^\s=]+/) ? "propertyName" : advance(stream);
  }
  if (state.quote === null) {
    const before = stream.string.charAt(stream.pos - 1);
    if (stream.peek() === "#" && before === " ") return comment(stream);
    const quote = before === "=" || before === " " ? stream.peek() : undefined;
    if (quote === '"' || quote === "'") {
      state.quote = quote;
      stream.next();
      return "string";
    }
  }
  if (state.quote !== "'" && stream.match(/^\$(?:\$|\{[^}]*\}|\w+)/)) return "variableName";
  if (stream.next() === state.quote) {
    state.quote = null;
    return "string";
  }
  stream.match(state.quote === null ? /^[^$#\s]+/ : /^[^$"'\\]+/);
  return "string";
}

const comment = (stream: StringStream): string => {
  stream.skipToEnd();
  return "comment";
};
const advance = (stream: StringStream): null => {
  stream.next();
  return null;
};

const env = StreamLanguage.define<{ quote: string | null; side: EnvState["side"] }>({
  name: "env",
  startState: () => ({ quote: null, side: "name" }),
  copyState: (state) => ({ ...state }),
  token: readEnvToken,
  languageData: { commentTokens: { line: "#" } },
});

/** The colors are variables of the theme, so that the editor follows light and dark by itself. */
const colors = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--gatehouse-code-key)" },
  { tag: [tags.string, tags.content, tags.attributeValue], color: "var(--gatehouse-code-value)" },
  { tag: [tags.keyword, tags.meta, tags.typeName, tags.labelName], color: "var(--gatehouse-code-mark)" },
  { tag: tags.variableName, color: "var(--gatehouse-code-mark)", fontWeight: "600" },
  { tag: [tags.comment, tags.lineComment], color: "var(--mantine-color-dimmed)", fontStyle: "italic" },
  { tag: [tags.operator, tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "inherit" },
]);

/** The extension that colors a syntax. */
export const languageOf = (syntax: ConfigurationSyntax): Extension => [
  syntax === "env" ? env : yaml,
  syntaxHighlighting(colors),
];
