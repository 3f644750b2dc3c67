/** The one form in which a configuration's syntax is refused: a place and a reason, never the text itself. */
import { GatehouseError } from "../../shared/errors.js";
import { at, type Position } from "./position.js";

/** `why` is half a sentence without its full stop; it must not quote the file, which may hold a secret there. */
export const unreadable = (position: Position, why: string): GatehouseError =>
  new GatehouseError("CONFIGURATION_UNREADABLE", `${at(position)}: ${why}.`);

export const deepestNesting = 100;

export const tooDeep = (position: Position): GatehouseError =>
  unreadable(position, `values are nested more than ${deepestNesting} levels deep`);
