/** What the parts of the connect form give to the whole. */
import type { ConnectInput } from "../../shared/contract/connection.js";

type WithoutSchema<Input> = Input extends unknown ? Omit<Input, "schema"> : never;

/** A way to connect as one part of the form gives it; the schema is chosen once for all of them. */
export type ConnectChoice = WithoutSchema<ConnectInput>;
