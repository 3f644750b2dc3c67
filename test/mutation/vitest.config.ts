/** The tests that `npm run mutate` runs against every mutant: those of configurations and their rules. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    isolate: false, // every mutant is in the one build, so that nothing need be loaded again
    root: fileURLToPath(new URL("../..", import.meta.url)),
    include: [
      "test/unit/config/rules/table.test.ts",
      "test/unit/config/chart-verdict.test.ts",
      "test/unit/config/configuration.test.ts",
      "test/unit/config/keys.test.ts",
    ],
  },
});
