/** What the console understands of an example: correct values with a second layer, or a correct `.env` with lines after it. */
import type { InstallationConfiguration } from "../../../../../electron/config/configuration.js";
import { compose, goodEnv, goodValues, helm } from "../../read.js";
import type { Example } from "./example.js";

export const understand = (example: Example, text: string): InstallationConfiguration =>
  example.format === "compose" ? compose(goodEnv + text) : helm(goodValues, text);
