/** The tests that `npm run mutate` runs against every mutant: the rules' examples and the chart's verdicts. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    isolate: false, // every mutant is in the one build, so that nothing need be loaded again
    root: fileURLToPath(new URL("../..", import.meta.url)),
    include: ["test/mutation/*.test.ts"],
  },
});
