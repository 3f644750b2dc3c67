/** A fix of values changes only the bytes it must: tried one by one on files written in every way, with mistakes in them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, isScalar, type Pair, parse, parseDocument } from "yaml";
import { editsOf } from "../../../../electron/config/edits/edits.js";
import type { Change, TextEdit } from "../../../../electron/config/edits/fix.js";
import { fixDocuments } from "../../../../electron/config/fixes/apply.js";
import { checkSubject } from "../../../../electron/config/rules/check.js";
import { subjectOf } from "../../../../electron/config/subject/sources.js";
import { type Entry, raw, styles, writeValues } from "../edits/written-values.js";

type Entries = readonly Entry[];
type Mistake = (entries: Entries) => Entries;

const good: Entries = [
  [
    "config",
    [
      ["langsmithLicenseKey", "lic_3f0b9c1de7"],
      ["apiKeySalt", "yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0"],
      ["authType", "mixed"],
      ["initialOrgAdminEmail", "ada@harbour.example"],
      ["hostname", "smith.harbour.io"],
      [
        "basicAuth",
        [
          ["enabled", raw("true")],
          ["initialOrgAdminPassword", "Quiet-Harbour-17"],
          ["jwtSecret", "pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu"],
        ],
      ],
    ],
  ],
  [
    "postgres",
    [
      [
        "external",
        [
          ["enabled", raw("true")],
          ["connectionUrl", "gate:k1Lm@db.harbour.io:5432/smith?sslmode=require"],
        ],
      ],
    ],
  ],
  ["images", [["backendImage", [["tag", "0.11.40"]]]]],
  ["commonLabels", raw("&labels {team: harbour}")],
];

/** The entries with what `change` makes of the list at the path; what is not there stays so. */
const within =
  (path: string, change: (list: Entries) => Entries): Mistake =>
  (entries) => {
    const [first = "", ...rest] = path.split(".");
    if (path === "") return change(entries);
    return entries.map(([key, value]) =>
      key === first && Array.isArray(value) ? [key, within(rest.join("."), change)(value as Entries)] : [key, value],
    );
  };
const put = (path: string, key: string, value: Entry[1]): Mistake =>
  within(path, (list) =>
    list.some(([own]) => own === key)
      ? list.map((entry) => (entry[0] === key ? [key, value] : entry))
      : [...list, [key, value]],
  );
const named = (path: string, key: string, other: string): Mistake =>
  within(path, (list) => list.map(([own, value]) => [own === key ? other : own, value]));
const without = (path: string, key: string): Mistake => within(path, (list) => list.filter(([own]) => own !== key));
const twice = (path: string, key: string, value: Entry[1]): Mistake => within(path, (list) => [[key, value], ...list]);
const both =
  (...mistakes: readonly Mistake[]): Mistake =>
  (entries) =>
    mistakes.reduce((made, mistake) => mistake(made), entries);

const secret = "pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu";
const mistakes: readonly Mistake[] = [
  named("config", "authType", "authtype"),
  named("config", "basicAuth", "basicauth"),
  named("config.basicAuth", "initialOrgAdminPassword", "password"),
  named("config.basicAuth", "jwtSecret", "jwt-secret"),
  put("config", "authType", "oauth"),
  put("config", "authType", "none"),
  put("config.basicAuth", "enabled", "true"),
  put("config.basicAuth", "enabled", "off"),
  put("config.basicAuth", "enabled", raw("&on 'true'")),
  put("config.basicAuth", "jwtSecret", "<YOUR_JWT_SECRET>"),
  put("config.basicAuth", "jwtSecret", "short-One-9"),
  put("config.basicAuth", "jwtSecret", raw("")),
  put("config.basicAuth", "initialOrgAdminPassword", "your-password"),
  put("config.basicAuth", "initialOrgAdminPassword", raw("123456789012")),
  put("config.basicAuth", "initialOrgAdminPassword", " Quiet-Harbour-17 "),
  put("config.basicAuth", "initialOrgAdminPassword", raw("!Quiet-Harbour-17")),
  put("config.basicAuth", "jwtSecret", raw(`&${secret}`)),
  without("config.basicAuth", "jwtSecret"),
  without("config.basicAuth", "initialOrgAdminPassword"),
  both(without("config.basicAuth", "jwtSecret"), put("config", "jwtSecret", secret)),
  put("config", "jwtSecret", secret),
  put("config", "apiKeySalt", "CHANGE_ME"),
  put("config", "apiKeySalt", secret),
  put("config", "apiKeySalt", raw("0x1f")),
  without("config", "apiKeySalt"),
  both(
    without("config", "initialOrgAdminEmail"),
    put("config.basicAuth", "initialOrgAdminEmail", "ada@harbour.example"),
  ),
  put("config.basicAuth", "initialOrgAdminEmail", "bob@harbour.example"),
  put("config", "initialOrgName", ""),
  put("config", "initialOrgName", raw("2024")),
  put("config", "skipValidation", raw("true")),
  put("config", "oauth", [
    ["oauthClientId", "<client id>"],
    ["oauthClientSecret", "real-9fK2"],
  ]),
  twice("config", "authType", "oauth"),
  twice("config.basicAuth", "jwtSecret", [["was", "short"]]),
  put("", "ingress", [
    ["hostname", "smith.harbour.example"],
    ["subdomain", "/smith"],
    ["annotations", raw("*labels")],
  ]),
  put("", "ingress", [["subdomain", "smith"]]),
  both(
    without("config", "basicAuth"),
    put("", "basicAuth", [
      ["enabled", raw("true")],
      ["jwtSecret", secret],
    ]),
  ),
  put("postgres.external", "connectionUrl", "postgres://gate:p@ss/1@db.harbour.io:5432/smith"),
  both(
    without("postgres.external", "connectionUrl"),
    put("postgres.external", "host", "db.harbour.io"),
    put("postgres.external", "password", "p@ss:1"),
    put("postgres.external", "user", raw("12")),
  ),
  named("postgres.external", "connectionUrl", "connection_url"),
  put("postgres.external", "clientCert", [["secretName", "cert"]]),
  put("images.backendImage", "tag", raw("0.10")),
  put("", "podLabels", raw("{<<: *labels, more: x}")),
];

const files = fc
  .tuple(fc.subarray([...mistakes], { minLength: 1, maxLength: 4 }), styles, fc.boolean(), styles)
  .map(([made, style, layered, other]) => {
    const text = writeValues(both(...made)(good), style);
    return layered
      ? [
          { file: "1.yaml", text: writeValues(good, other) },
          { file: "2.yaml", text },
        ]
      : [{ file: "1.yaml", text }];
  });

type Documents = readonly { readonly file: string; readonly text: string }[];
interface Offered {
  readonly place: number;
  readonly name: string;
  readonly changes: readonly Change[];
  readonly edits: readonly TextEdit[];
}

function offeredFor(documents: Documents): readonly Offered[] {
  const subject = subjectOf(documents);
  return checkSubject(subject).found.flatMap(({ fix, finding: { rule, path, file } }, place) => {
    if (fix === null) return [];
    const changes = fix.changes(() => "generated");
    return [{ place, name: `${rule} ${path} ${file}`, changes, edits: editsOf(subject, changes) ?? [] }];
  });
}

/** By the yaml library alone, of a key written twice the last, as Helm does. */
const said = (text: string): unknown => parse(text, { uniqueKeys: false, merge: true, logLevel: "silent" });

/** The paths at which two trees differ, as deep down as they do. */
function differing(a: unknown, b: unknown, path = ""): readonly string[] {
  const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === "object" && value !== null;
  if (!isTree(a) && !isTree(b)) return Object.is(a, b) ? [] : [path];
  const [one, other] = [isTree(a) ? a : {}, isTree(b) ? b : {}];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differing(one[key], other[key], path === "" ? key : `${path}.${key}`));
}

/** The comments that go with what is removed: those behind it and in it. */
function goneWith(text: string, change: Change): readonly string[] {
  if (change.kind !== "remove" && change.kind !== "remove-earlier") return [];
  const [key = "", ...above] = change.path.split(".").toReversed();
  const document = parseDocument(text, { uniqueKeys: false, logLevel: "silent" });
  const map = above.length === 0 ? document.contents : document.getIn(above.toReversed());
  const pairs = isMap(map) ? (map.items as readonly Pair[]) : [];
  return pairs.flatMap(({ key: own, value }) => {
    if (!isScalar(own) || own.source !== key) return [];
    const start = own.range?.[0] ?? 0;
    const end = (value as { readonly range?: readonly number[] } | null)?.range?.[2] ?? start;
    const line = text.indexOf("\n", Math.max(start, end - 1));
    return commentsIn(text.slice(start, line === -1 ? text.length : line));
  });
}

const commentsIn = (text: string): readonly string[] => text.match(/#c\d+ /g) ?? [];

function changesOnlyWhatItMust(documents: Documents): number {
  const offered = offeredFor(documents);
  for (const { place, name, changes, edits } of offered) {
    const fixed = fixDocuments(documents, [place]);
    const shown = JSON.stringify([name, documents.map(({ text }) => text), fixed.map(({ text }) => text)]);
    const paths = changes.flatMap((change) => (change.kind === "move" ? [change.path, change.to] : [change.path]));
    for (const [index, { file, text }] of documents.entries()) {
      const now = fixed[index]?.text ?? "";
      expect(
        keepsTheRest(
          text,
          now,
          edits.filter((edit) => edit.file === file),
        ),
        shown,
      ).toBe(true);
      const others = differing(said(text), said(now)).filter(
        (path) => !paths.some((own) => path === own || path.startsWith(`${own}.`)),
      );
      expect(others, shown).toEqual([]);
      const gone = changes.flatMap((change) => goneWith(text, change));
      const left = commentsIn(now);
      expect(
        commentsIn(text).filter((one) => !left.includes(one) && !gone.includes(one)),
        shown,
      ).toEqual([]);
      expect(new Set(left).size, shown).toBe(left.length);
    }
    expect(fixed, shown).not.toEqual(documents);
    expect(
      offeredFor(fixed).map((again) => again.name),
      shown,
    ).not.toContain(name);
  }
  return offered.length;
}

/** True where everything before, between and behind the edits is there still, in its order and byte for byte. */
function keepsTheRest(before: string, after: string, edits: readonly TextEdit[]): boolean {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const kept = [0, ...ordered.map(({ end }) => end)].map((start, index) => before.slice(start, ordered[index]?.start));
  const [first = "", ...others] = kept;
  const last = others.at(-1) ?? "";
  if (ordered.length === 0) return before === after;
  let at = first.length;
  for (const piece of others.slice(0, -1)) {
    const found = after.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return after.startsWith(first) && after.endsWith(last) && after.length - last.length >= at;
}

describe("each fix of values, made alone", () => {
  it("keeps every other byte and comment, changes nothing but the paths it names, and is not offered again", () => {
    let tried = 0;
    fc.assert(
      fc.property(files, (documents) => {
        tried += changesOnlyWhatItMust(documents);
      }),
      { numRuns: 250 },
    );
    expect(tried).toBeGreaterThan(400);
  }, 120_000);
});
