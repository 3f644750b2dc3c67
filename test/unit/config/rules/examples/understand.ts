/** What the console understands of an example: a correct configuration with the example's text added as its format says. */
import {
  type InstallationConfiguration,
  understandConfiguration,
} from "../../../../../electron/config/configuration.js";
import type { ConfigurationDocument } from "../../../../../shared/contract/configuration.js";
import { goodEnv, goodValues, namingValues } from "../../read.js";
import type { Example } from "./example.js";

export const understand = (example: Example, text: string): InstallationConfiguration =>
  understandConfiguration(documentsOf(example, text));

/** The files of the example with that text. */
export function documentsOf(example: Example, text: string): readonly ConfigurationDocument[] {
  switch (example.format) {
    case "compose":
      return [{ file: "1.env", text: goodEnv + text }];
    case "compose-file":
      return [
        { file: ".env", text: `${goodEnv}TTL_ENABLED=false\n${example.env ?? ""}` },
        { file: "docker-compose.yaml", text },
      ];
    case "manifest":
      return [
        { file: "values.yaml", text: namingValues },
        { file: "secret.yaml", text },
      ];
    case "alone":
      return [{ file: "values.yaml", text }];
    default:
      return [
        { file: "values-1.yaml", text: goodValues },
        { file: "values-2.yaml", text },
      ];
  }
}
