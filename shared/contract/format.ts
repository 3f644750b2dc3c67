/** The two formats a configuration comes in. */
import { z } from "zod";

export const configurationFormat = z.enum(["helm", "compose"]);
