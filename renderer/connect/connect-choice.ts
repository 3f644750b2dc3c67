/** What each part of the connect form gives to the form. */
import type { ConnectInput } from "../../shared/contract/connection.js";

type WithoutSchema<Input> = Input extends unknown ? Omit<Input, "schema"> : never;

/** The input of the connect call without the schema, for which the form has one field for all parts. */
export type ConnectChoice = WithoutSchema<ConnectInput>;
