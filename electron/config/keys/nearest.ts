/** Guessing which key was meant by one that the chart does not know. */
import { isNear } from "./edit-distance.js";
import { knownKeys } from "./known.js";

export type Meant =
  | { readonly how: "misspelt" | "misplaced"; readonly path: string }
  /** The key is unknown and no known key is near. */
  | { readonly how: "unknown" };

/** Names that people use for the chart's keys, for each map. */
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

/** Keys with a general meaning: that another map has such a key says nothing about what was meant. */
const generic = new Set(
  `enabled name namespace host port user password database schema tls labels annotations cluster endpoint env settings
   security deployment service services external registry secretname secretkey config logs metrics traces hybrid engine
   insights`.split(/\s+/),
);

/** Looks at own properties only, because a file may have a key named `constructor`. */
const otherNameIn = (path: string, plain: string): string | undefined => {
  const names = otherNames[path] ?? {};
  return Object.hasOwn(names, plain) ? names[plain] : undefined;
};

/** Guesses what a key in the map at `path` ("" is the file) means; null for known keys and maps that are not judged. */
export function meantBy(path: string, key: string): Meant | null {
  const siblings = knownKeys.get(path);
  if (siblings === undefined || siblings.includes(key)) return null;
  const plain = plainly(key);
  const sibling =
    siblings.find((candidate) => plainOf(candidate) === plain) ??
    otherNameIn(path, plain) ??
    (holdersOf(plain).length === 0 ? siblings.find((candidate) => isNear(plain, plainOf(candidate))) : undefined);
  if (sibling !== undefined) return { how: "misspelt", path: joined(path, sibling) };
  const place = misplaced(path, plain);
  return place === null ? { how: "unknown" } : { how: "misplaced", path: place };
}

/** The key in lower case, without hyphens, underscores, spaces and dots. */
export const plainly = (key: string): string => key.toLowerCase().replace(/[-_. ]/g, "");

const joined = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

// A file may have hundreds of unknown keys, and each is compared with all known ones.
const plainKeys: ReadonlyMap<string, string> = new Map(
  [...knownKeys.values()].flat().map((key) => [key, plainly(key)]),
);
const plainOf = (knownKey: string): string => plainKeys.get(knownKey) ?? "";
const holders = new Map<string, (readonly [map: string, key: string])[]>();
for (const [map, keys] of knownKeys)
  for (const key of keys) holders.set(plainOf(key), [...(holders.get(plainOf(key)) ?? []), [map, key]]);
const holdersOf = (plain: string): readonly (readonly [map: string, key: string])[] => holders.get(plain) ?? [];

/** The key's path in the only map that has it: one above or below first, then any if the name is specific enough. */
function misplaced(path: string, plain: string): string | null {
  const all = holdersOf(plain);
  const related = all.filter(([map]) => path.startsWith(`${map}.`) || map.startsWith(`${path}.`));
  const [only, other] = related.length > 0 ? related : all;
  if (only === undefined || other !== undefined) return null;
  if (generic.has(plain) && !only[0].startsWith(`${path}.`)) return null;
  return joined(only[0], only[1]);
}
