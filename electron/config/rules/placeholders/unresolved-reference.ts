/** Settings are looked at for every form of reference, all other values for those that cannot be meant otherwise. */
import type { Position } from "../../../files/position.js";
import { certainReference, type Reference, referenceIn } from "../../secrets/references.js";
import { settingAt } from "../../subject/helm.js";
import type { Subject } from "../../subject/subject.js";
import type { Value } from "../../yaml/values.js";
import type { Problem, Rule } from "../rule.js";
import { filledSecrets } from "./filled.js";

export const unresolvedReference: Rule = {
  id: "unresolved-reference",
  severity: "error",
  source: "console",
  what: "A reference was left unresolved, or a value encrypted.",
  why: "The installation takes the text itself, so that the reference becomes the password.",
  remedy: "Run the tool that puts the value in its place, and give Gatehouse what it writes.",
  check: function* (subject): Iterable<Problem> {
    const seen = new Set<Position>();
    for (const { path, text, position, blocks } of [...settingsOf(subject), ...othersOf(subject)]) {
      const reference = blocks === undefined ? certainReference(text) : referenceIn(text);
      if (reference === null || seen.has(position)) continue;
      seen.add(position);
      yield { path, position, blocks: blocks ?? false, ...wordsFor(reference) };
    }
  },
};

/** A text with its place; `blocks` is undefined for a value that is no setting of the login. */
interface Written {
  readonly path: string;
  readonly text: string;
  readonly position: Position;
  readonly blocks?: boolean;
}

const wordsFor = ({ what, remedy }: Reference): Pick<Problem, "message" | "remedy"> => ({
  message: `The value is ${what}. The installation would take this text for the value itself.`,
  remedy,
});

function settingsOf(subject: Subject): readonly Written[] {
  const { adminEmail, organizationName, workspaceName } = subject.settings;
  const isLogin = subject.mode === "basic" || subject.mode === null;
  const hostname = subject.format === "helm" ? settingAt(subject.values, "config.hostname") : null;
  return [
    ...filledSecrets(subject).map(({ setting, blocks }) => ({ ...setting, blocks })),
    ...(adminEmail === null ? [] : [{ ...adminEmail, blocks: isLogin }]),
    ...[organizationName, workspaceName, hostname].flatMap((setting) =>
      setting === null ? [] : [{ ...setting, blocks: false }],
    ),
  ];
}

function othersOf(subject: Subject): readonly Written[] {
  if (subject.format === "compose")
    return [...subject.entries.values()].map(({ name, value, position }) => ({ path: name, text: value, position }));
  const inManifests = subject.manifests.flatMap(({ keys }) =>
    [...keys.values()].flatMap(({ path, text, position }) => (text === null ? [] : [{ path, text, position }])),
  );
  return [...textsIn("", subject.values), ...inManifests];
}

function* textsIn(path: string, value: Value): Iterable<Written> {
  if (value.kind === "scalar") {
    if (typeof value.value === "string") yield { path, text: value.value, position: value.position };
  } else if (value.kind === "list") {
    for (const [index, item] of value.items.entries()) yield* textsIn(`${path}[${index}]`, item);
  } else {
    for (const [key, entry] of value.entries) yield* textsIn(path === "" ? key : `${path}.${key}`, entry.value);
  }
}
