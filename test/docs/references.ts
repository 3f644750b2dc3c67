/** What documents name beside commands: npm scripts, files of the repository, and environment variables. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Words } from "./shell.js";

/** What the documents are held against. */
export interface Repository {
  readonly root: string;
  readonly scripts: ReadonlySet<string>;
  /** GATEHOUSE_… as the sources have them. */
  readonly variables: ReadonlySet<string>;
}

const sources = ["electron", "shared", "test", "vite.config.ts"];
/** A path in a document begins with one of these; `dist/` and `release/` are made. */
const folders = /^(?:electron|renderer|shared|test|docs|bin|\.ci|\.github)\//;
const variable = /\bGATEHOUSE_[A-Z_]*[A-Z]\b/g;

export function readRepository(root: string): Repository {
  const { scripts }: { readonly scripts: object } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const variables = sources.flatMap((place) =>
    filesUnder(join(root, place)).flatMap((file) => variablesIn(readFileSync(file, "utf8"))),
  );
  return { root, scripts: new Set(Object.keys(scripts)), variables: new Set(variables) };
}

export const variablesIn = (text: string): readonly string[] => [...text.matchAll(variable)].map(([name]) => name);

function filesUnder(place: string): readonly string[] {
  if (isSource(place)) return [place];
  const files = readdirSync(place, { recursive: true, encoding: "utf8" });
  return files.filter(isSource).map((file) => join(place, file));
}

/** The tests of this check name variables that are not there. */
const isSource = (file: string): boolean => /\.tsx?$/.test(file) && !/unit[/\\]docs/.test(file);

/** The script that `npm` would run, with what is passed on to it; null for npm's own commands. */
export function scriptOf([npm = "", ...words]: Words): { readonly script: string; readonly args: Words } | null {
  if (npm !== "npm") return null;
  const [command, ...rest] = words.filter((word) => !/^--?\w/.test(word) || words.indexOf(word) > words.indexOf("--"));
  if (command === "test") return { script: "test", args: behindDashes(rest) };
  const [script, ...args] = rest;
  return command === "run" && script !== undefined ? { script, args: behindDashes(args) } : null;
}

const behindDashes = (words: Words): Words => (words[0] === "--" ? words.slice(1) : words);

/** A script that is not in package.json, or a package's program that is not installed. */
export function faultOfScript(words: Words, { root, scripts }: Repository): string | null {
  const [program = "", name = ""] = words;
  if (program === "npx") {
    return existsSync(join(root, "node_modules", ".bin", name)) ? null : `npx ${name}: no package brings that program`;
  }
  const script = scriptOf(words)?.script;
  if (script === undefined || scripts.has(script) || /^[A-Z]/.test(script)) return null;
  return `npm run ${script}: package.json has no such script`;
}

/** A path of the repository that leads to nothing. In `NNNN-name.ts` and the like only the folder has to be there. */
export function faultOfPath(path: string, { root }: Repository): string | null {
  if (!folders.test(path) || /\s/.test(path)) return null;
  const isPattern = /[*…<]|(?:^|[/-])[A-Z]{2,}[-/.]|NAME|NNNN/.test(path);
  return existsSync(join(root, isPattern ? dirname(path) : path)) ? null : `${path} does not exist`;
}

/** A variable that no source reads. */
export const faultsOfVariables = (text: string, { variables }: Repository): readonly string[] =>
  variablesIn(text)
    .filter((name) => !variables.has(name))
    .map((name) => `${name} is read nowhere`);
