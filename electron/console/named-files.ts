/**
 * The files that somebody named to a console. A page gets a handle for each and never names a path itself, so that
 * script in a page reaches no file that no person named.
 */
import { randomBytes } from "node:crypto";
import { realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { NamedFile } from "../../shared/contract/files.js";
import { GatehouseError } from "../../shared/errors.js";
import { ownFolders } from "../files/data-folder.js";
import { printable } from "../files/position.js";

/**
 * Who named a file: the arguments that the console was started with, the list of recent files, a path that was typed in
 * the page and confirmed there, the system's own dialog, or the command line.
 */
export type NamedBy = "start" | "recent" | "page" | "dialog" | "command-line";

export interface Naming {
  readonly handle: string;
  /** Absolute. */
  readonly path: string;
  readonly by: NamedBy;
}

/** A path that was typed in a page, until the person confirms it. */
export interface Question {
  readonly id: string;
  /** Absolute, with links followed as far as there are files. */
  readonly paths: readonly string[];
}

/** A question that nobody answered is forgotten when so many newer ones were asked. */
const mostQuestions = 20;

/** 128 random bits in characters that are safe anywhere. */
const randomName = (): string => randomBytes(16).toString("base64url");

export class NamedFiles {
  readonly #byHandle = new Map<string, Naming>();
  readonly #byPath = new Map<string, Naming>();
  readonly #questions = new Map<string, Question>();
  readonly #started: readonly string[];

  constructor(started: readonly string[]) {
    this.#started = started.map((path) => resolve(path));
  }

  /** The handle for a file that `by` named, the same each time. */
  name(path: string, by: NamedBy): NamedFile {
    const absolute = resolve(path);
    const key = `${by} ${absolute}`;
    const known = this.#byPath.get(key) ?? { handle: randomName(), path: absolute, by };
    this.#byPath.set(key, known);
    this.#byHandle.set(known.handle, known);
    return { handle: known.handle, path: known.path };
  }

  nameAll(paths: readonly string[], by: NamedBy): NamedFile[] {
    return paths.map((path) => this.name(path, by));
  }

  /** The file behind a handle of this console. Errors: FILE_NOT_NAMED. */
  find(handle: string): Naming {
    const naming = this.#byHandle.get(handle);
    if (naming === undefined) throw new GatehouseError("FILE_NOT_NAMED", "Nobody named this file to this console.");
    return naming;
  }

  /** Keeps typed paths until the person confirms them. */
  ask(paths: readonly string[]): Question {
    const question = { id: randomName(), paths: paths.map(realPath) };
    this.#questions.set(question.id, question);
    const [oldest] = this.#questions.keys();
    if (this.#questions.size > mostQuestions && oldest !== undefined) this.#questions.delete(oldest);
    return question;
  }

  /** The files of a question that the person confirmed in the page. A question is answered once. Errors: FILE_NOT_NAMED. */
  confirm(id: string): NamedFile[] {
    const question = this.#questions.get(id);
    if (question === undefined) throw new GatehouseError("FILE_NOT_NAMED", "Nobody was asked about these files.");
    this.#questions.delete(id);
    return this.nameAll(question.paths, "page");
  }

  /**
   * True for a file of the configuration that the console was started with, under whatever name, unless it was chosen
   * in the system's own dialog: there the person uses the rights of their own on this machine.
   */
  isStarted({ path, by }: Naming): boolean {
    if (by === "dialog") return false;
    return by === "start" || this.#started.some((started) => isSameFile(started, path));
  }
}

/** Refuses the console's own backups and hand-over files, which hold passwords and hashes. Errors: FILE_NOT_CONFIGURATION. */
export function refuseOwnFiles(path: string): void {
  for (const folder of ownFolders()) {
    const inside = relative(realPath(folder), realPath(path));
    if (inside.startsWith("..") || isAbsolute(inside)) continue;
    throw new GatehouseError("FILE_NOT_CONFIGURATION", `${printable(path)} is in a folder of Gatehouse's own files.`, {
      remedy: "Keep your configuration in a folder of its own.",
    });
  }
}

/** The path with links followed; what does not exist yet stays as it was written. */
export function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPath(parent), basename(absolute));
  }
}

function isSameFile(one: string, other: string): boolean {
  if (realPath(one) === realPath(other)) return true;
  try {
    const [a, b] = [statSync(one, { bigint: true }), statSync(other, { bigint: true })];
    return a.isFile() && a.ino !== 0n && a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false;
  }
}
