/** The two formats a configuration comes in: Helm values, and compose with its `.env`. */
import { z } from "zod";

export const configurationFormat = z.enum(["helm", "compose"]);
export type ConfigurationFormat = z.infer<typeof configurationFormat>;
