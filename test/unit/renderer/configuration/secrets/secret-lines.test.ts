/** What looks like a secret, where nothing is known of the text yet or it cannot be read. */
import { EditorState, Text } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskText, mergeRanges, secretDots } from "../../../../../renderer/configuration/secrets/masked-text.js";
import {
  findSecretLooks,
  followSecrets,
  lookForSecrets,
} from "../../../../../renderer/configuration/secrets/secret-looks.js";

const masked = (text: string): string => maskText(text, mergeRanges(findSecretLooks(text)));

describe("a line that looks like a secret", () => {
  it.each([
    ["jwtSecret: abc", "jwtSecret: ••••••••"],
    ["  apiKeySalt: 'a # b'  # why", "  apiKeySalt: ••••••••  # why"],
    ['- "password": "a\\"b" # why', '- "password": •••••••• # why'],
    ["# jwtSecret: of before", "# jwtSecret: ••••••••"],
    ["INITIAL_ORG_ADMIN_PASSWORD=Quiet 17 # why", "INITIAL_ORG_ADMIN_PASSWORD=•••••••• # why"],
    ["export API_KEY_SALT='x'", "export API_KEY_SALT=••••••••"],
    ["auth: { jwtSecret: abc, user: ada }", "auth: { jwtSecret: ••••••••, user: ada }"],
    ["url: http://ada:word@db/x", "url: http://ada:••••••••@db/x"],
    ["initialOrgAdminPasword: abc", "initialOrgAdminPasword: ••••••••"],
    ["jwtSecret: !Quiet-17", "jwtSecret: ••••••••"],
    ["jwtSecret: !Quiet[17]} # why", "jwtSecret: •••••••• # why"],
    ["  password: &Quiet-17 ", "  password: •••••••• "],
    ["password: &Quiet.Harbour!", "password: ••••••••"],
    ["password: #Quiet-17", "password: ••••••••"],
    ["API_KEY_SALT=#Quiet-17", "API_KEY_SALT=••••••••"],
    ["password: #Quiet-17 # why", "password: •••••••• # why"],
    ["API_KEY_SALT='x'y-1 # why", "API_KEY_SALT=•••••••• # why"],
    ['API_KEY_SALT="x"#y', "API_KEY_SALT=••••••••"],
    ['API_KEY_SALT="x"y=', "API_KEY_SALT=••••••••"],
    ['API_KEY_SALT="x" y', "API_KEY_SALT=••••••••"],
    ['API_KEY_SALT="x" B=1', "API_KEY_SALT=•••••••• B=1"],
    ['  password: "x", user: ada }', "  password: ••••••••, user: ada }"],
    ['  password: "x" , user: ada }', "  password: •••••••• , user: ada }"],
    ["connectionUrl: ada:word@db/x", "connectionUrl: ••••••••"],
  ])("%s", (text, shown) => expect(masked(text)).toBe(shown));

  it.each([
    "existingSecretName: installation",
    "connectionUrlSecretKey: url",
    "jwtSecret:",
    "jwtSecret: # set later",
    "jwtSecret: ## later",
    "jwtSecret: |",
    "password: null",
    "token: true",
    "host: db.example.com",
    "passageway: open",
  ])("is not %s", (text) => expect(masked(text)).toBe(text));

  it("goes on below its key, as far as its indentation or quote does", () => {
    const text = "jwtSecret: |\n  one\n\n  two\nhost: db\npassword:\n  three\nuser: ada\nsalt: 'four\n  five'\nport: 1";
    expect(masked(text)).toBe(
      `jwtSecret: |\n  ${secretDots}\n\n  ${secretDots}\nhost: db\npassword:\n  ${secretDots}\nuser: ada\nsalt: ${secretDots}\n  ${secretDots}\nport: 1`,
    );
  });

  it("is the value beside a name that says so", () => {
    expect(masked("- name: REPORTS_PASSWORD\n  value: abc\n- name: HOST\n  value: db")).toBe(
      "- name: REPORTS_PASSWORD\n  value: ••••••••\n- name: HOST\n  value: db",
    );
  });

  it("is every value of a Kubernetes Secret", () => {
    expect(masked("stringData:\n  anything: abc\nkind: Secret\ndata:\n  other: ZGVm\nmetadata:\n  name: x")).toBe(
      `stringData:\n  anything: ${secretDots}\nkind: Secret\ndata:\n  other: ${secretDots}\nmetadata:\n  name: x`,
    );
  });

  it("takes a map below a key for what it holds, not for a secret as a whole", () => {
    expect(masked("clientSecret:\n  name: installation\n  key: abc")).toBe(
      "clientSecret:\n  name: installation\n  key: abc",
    );
  });
});

describe("masking", () => {
  it("shows nothing of what is masked, whatever the places", () => {
    const range = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(range), (ranges) => {
        const text = Array.from({ length: 41 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join("");
        const shown = maskText(text, mergeRanges(ranges));
        for (const [at, character] of [...text].entries())
          expect(shown.includes(character)).toBe(!ranges.some(({ from, to }) => at >= from && at < to));
      }),
    );
  });

  it("cuts a range that reaches beyond the line that is shown", () => {
    expect(maskText("abc\ndef\nghi", [{ from: 2, to: 9 }], 4, 7)).toBe(secretDots);
    expect(maskText("abc\ndef\nghi", [{ from: 2, to: 9 }], 0, 3)).toBe(`ab${secretDots}`);
  });
});

describe("a text that is being edited", () => {
  const piece = fc.constantFrom(
    ..."\n|  |password: |: x|'|\"|: |\n|jwtSecret: a|name: API_KEY\n|value: b\n|kind: Secret\n|data:\n|  k: v\n|{password: a, b: c}|://a:b@c|# |- ".split(
      "|",
    ),
    "  - |\n",
    "password: |\n  a\n\n  b\n",
  );
  const text = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(""));
  const edits = fc.array(fc.record({ from: fc.nat(200), length: fc.nat(12), insert: text }), { maxLength: 3 });

  it("has the same secrets as if it were looked at from its beginning", () => {
    fc.assert(
      fc.property(text, fc.array(edits, { maxLength: 6 }), (first, all) => {
        let state = EditorState.create({ doc: first });
        let looks = lookForSecrets(state.doc);
        for (const changes of all) {
          const within = changes.map(({ from, length, insert }) => {
            const start = from % (state.doc.length + 1);
            return { from: start, to: Math.min(state.doc.length, start + length), insert };
          });
          const apart = within.filter((one, place) => within.slice(0, place).every((other) => !overlap(one, other)));
          const transaction = state.update({ changes: apart });
          looks = followSecrets(looks, state.doc, transaction.changes, transaction.newDoc);
          state = transaction.state;
          expect(looks).toEqual(lookForSecrets(state.doc));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("is looked at only where it was edited, and as far below as that tells", () => {
    const doc = Text.of(["a: 1", "password: |", "  one", "  two", "b: 2", "c: 3"]);
    const state = EditorState.create({ doc });
    const before = lookForSecrets(doc);
    const { changes, newDoc } = state.update({ changes: { from: 5, to: 13, insert: "motto" } });
    const after = followSecrets(before, doc, changes, newDoc);
    expect(after.map((line, place) => line === before[place])).toEqual([true, false, false, false, false, true]);
    expect(after.flatMap(({ found }) => found)).toEqual([]);
  });

  const overlap = (a: { from: number; to: number }, b: { from: number; to: number }): boolean =>
    a.from <= b.to && b.from <= a.to;
});
