/** What a key that the chart does not know was probably meant to be. */
import { knownKeys } from "./known.js";

export type Meant =
  | { readonly how: "misspelt" | "misplaced"; readonly path: string }
  /** Not known, and nothing known is near. */
  | { readonly how: "unknown" };

/** Names people use for what the chart calls otherwise, by map. */
const otherNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  config: {
    licensekey: "langsmithLicenseKey",
    license: "langsmithLicenseKey",
    salt: "apiKeySalt",
    adminemail: "initialOrgAdminEmail",
    organizationname: "initialOrgName",
    workspacename: "defaultWorkspaceName",
  },
  "config.basicAuth": {
    email: "initialOrgAdminEmail",
    adminemail: "initialOrgAdminEmail",
    password: "initialOrgAdminPassword",
    adminpassword: "initialOrgAdminPassword",
    secret: "jwtSecret",
    jwt: "jwtSecret",
  },
  "config.oauth": { clientid: "oauthClientId", clientsecret: "oauthClientSecret", issuerurl: "oauthIssuerUrl" },
  "postgres.external": {
    username: "user",
    url: "connectionUrl",
    connectionstring: "connectionUrl",
    dbname: "database",
  },
};

/** Keys that may mean anything where they stand, so that another map which has them says nothing. */
const generic = new Set(
  `enabled name namespace host port user password database schema tls labels annotations cluster endpoint env settings
   security deployment service services external registry secretname secretkey config logs metrics traces hybrid engine
   insights`.split(/\s+/),
);

/** By own names only: a file may well have a key `constructor`. */
const otherNameIn = (path: string, plain: string): string | undefined => {
  const names = otherNames[path] ?? {};
  return Object.hasOwn(names, plain) ? names[plain] : undefined;
};

/** Null for a key that is known in the map at `path` ("" is the whole file), or where the map is not judged. */
export function meantBy(path: string, key: string): Meant | null {
  const siblings = knownKeys.get(path);
  if (siblings === undefined || siblings.includes(key)) return null;
  const plain = plainly(key);
  const sibling =
    siblings.find((candidate) => plainOf(candidate) === plain) ??
    otherNameIn(path, plain) ??
    (placesOf(plain).length === 0 ? siblings.find((candidate) => isNear(plain, plainOf(candidate))) : undefined);
  if (sibling !== undefined) return { how: "misspelt", path: joined(path, sibling) };
  const place = misplaced(path, plain);
  return place === null ? { how: "unknown" } : { how: "misplaced", path: place };
}

/** A key without case, hyphens, underscores and dots. */
export const plainly = (key: string): string => key.toLowerCase().replace(/[-_. ]/g, "");

const joined = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

// A file may have hundreds of keys that the chart does not know, and each is held against all that it does.
const plainKeys: ReadonlyMap<string, string> = new Map(
  [...knownKeys.values()].flat().map((key) => [key, plainly(key)]),
);
const plainOf = (knownKey: string): string => plainKeys.get(knownKey) ?? "";
const places = new Map<string, (readonly [map: string, key: string])[]>();
for (const [map, keys] of knownKeys)
  for (const key of keys) places.set(plainOf(key), [...(places.get(plainOf(key)) ?? []), [map, key]]);
const placesOf = (plain: string): readonly (readonly [map: string, key: string])[] => places.get(plain) ?? [];

/** The one map that has it: first among those above and below, then anywhere if the name says enough. */
function misplaced(path: string, plain: string): string | null {
  const all = placesOf(plain);
  const related = all.filter(([map]) => path.startsWith(`${map}.`) || map.startsWith(`${path}.`));
  const [only, other] = related.length > 0 ? related : all;
  if (only === undefined || other !== undefined) return null;
  if (generic.has(plain) && !only[0].startsWith(`${path}.`)) return null;
  return joined(only[0], only[1]);
}

/** One edit apart, or two in a longer word; short words must agree. */
export function isNear(a: string, b: string): boolean {
  const most = Math.min(a.length, b.length) < 5 ? 0 : Math.max(a.length, b.length) < 9 ? 1 : 2;
  // Stryker disable next-line all: it only spares the measuring, whose answer is the same
  if (Math.abs(a.length - b.length) > most || !mayBeNear(a, b, most)) return false;
  return distance(a, b, most) <= most;
}

/** An edit takes one letter away and brings one in, at most: what differs in more is not worth measuring. */
// Stryker disable next-line ConditionalExpression: measuring words that need not be measured answers the same
const mayBeNear = (a: string, b: string, most: number): boolean => countBits(lettersOf(a) ^ lettersOf(b)) <= 2 * most;

// Stryker disable all: with anything less than the number of bits, words are only measured that need not be

/** A bit for each letter that stands in the word. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

// Stryker restore all

/** Edits from one word to the other: put in, leave out, replace, or swap two neighbours. Beyond `most` it only is more. */
function distance(a: string, b: string, most: number): number {
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const edits = Math.min(
        (above[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + same,
        swapped ? (before[column - 2] ?? 0) + 1 : Number.MAX_SAFE_INTEGER,
      );
      here.push(edits);
      least = Math.min(least, edits);
    }
    // A row's least never falls again but by a swap, which takes from the row before.
    // Stryker disable next-line all: without it the answer is the same, only later
    if (least > most + 1) return least;
    before = above;
    above = here;
  }
  return above[b.length] ?? 0;
}
