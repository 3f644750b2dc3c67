/** The one form in which a configuration's syntax is refused: a place and a reason, never the text itself. */
import { GatehouseError } from "../../shared/errors.js";
import { at, type Position } from "./position.js";

/** A configuration that cannot be read as YAML or .env, and the place where that shows. */
export class UnreadableError extends GatehouseError {
  readonly position: Position;
  /** The message without its place. */
  readonly reason: string;

  constructor(position: Position, why: string) {
    super("CONFIGURATION_UNREADABLE", `${at(position)}: ${why}.`);
    this.position = position;
    this.reason = `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
  }
}

/** `why` is half a sentence without its full stop; it must not quote the file, which may hold a secret there. */
export const unreadable = (position: Position, why: string): UnreadableError => new UnreadableError(position, why);

export const deepestNesting = 100;

export const tooDeep = (position: Position): GatehouseError =>
  unreadable(position, `values are nested more than ${deepestNesting} levels deep`);
