/** Refusing a configuration's syntax: the error has a position and a reason, never the text itself. */
import { GatehouseError } from "../../shared/errors.js";
import { at, type Position } from "./position.js";

/** A configuration that cannot be read as YAML or as a `.env`, with the position at which that shows. */
export class UnreadableError extends GatehouseError {
  readonly position: Position;
  /** The message without its position. */
  readonly reason: string;

  constructor(position: Position, why: string) {
    super("CONFIGURATION_UNREADABLE", `${at(position)}: ${why}.`);
    this.position = position;
    this.reason = `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
  }
}

/** Makes the error. `why` is half a sentence without full stop and must not quote the file, which may hold secrets. */
export const unreadable = (position: Position, why: string): UnreadableError => new UnreadableError(position, why);

export const deepestNesting = 100;

export const tooDeep = (position: Position): GatehouseError =>
  unreadable(position, `values are nested more than ${deepestNesting} levels deep`);
