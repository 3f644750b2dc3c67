/** What a key that the chart does not know was probably meant to be. */
import { isNear } from "./edit-distance.js";
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
