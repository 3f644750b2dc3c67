/** What the console understands of an example: a correct configuration with the example's text added as its format says. */
import {
  type InstallationConfiguration,
  understandConfiguration,
} from "../../../../../electron/config/configuration.js";
import { compose, goodEnv, goodValues, helm, namingValues } from "../../read.js";
import type { Example } from "./example.js";

export function understand(example: Example, text: string): InstallationConfiguration {
  switch (example.format) {
    case "compose":
      return compose(goodEnv + text);
    case "compose-file":
      return understandConfiguration([
        { file: ".env", text: `${goodEnv}TTL_ENABLED=false\n` },
        { file: "docker-compose.yaml", text },
      ]);
    case "manifest":
      return understandConfiguration([
        { file: "values.yaml", text: namingValues },
        { file: "secret.yaml", text },
      ]);
    default:
      return helm(goodValues, text);
  }
}
