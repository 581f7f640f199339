import { defineConfig } from "vitest/config";

/** Whole workflows through act, and linters of workflows: slower, and with tools that scripts/install-tools.sh installs. */
export default defineConfig({
  test: {
    include: ["test/act/**/*.e2e.ts"],
    globalSetup: ["test/globalSetup.ts"],
    testTimeout: 300_000,
    // They import JSON without saying so, which only a bundler accepts.
    server: { deps: { inline: [/@actions\/(languageservice|workflow-parser|expressions)/] } },
    maxWorkers: 1,
    reporters: process.env["CI"]
      ? ["default", ["json", { outputFile: ".vitest-e2e-report.json" }]]
      : ["default"],
  },
});
