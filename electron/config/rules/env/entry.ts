/** A problem at an entry of a `.env`. */
import type { EnvEntry } from "../../env.js";
import type { Problem } from "../rule.js";

export const atEntry = ({ name, position }: EnvEntry): Problem => ({ path: name, position });
