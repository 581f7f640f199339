import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/globalSetup.ts"],
    // Real servers and real deadlines on a shared machine: CI looks twice before it says no.
    retry: process.env["CI"] ? 1 : 0,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    reporters: process.env["CI"] ? ["default", ["json", { outputFile: ".vitest-report.json" }]] : ["default"],
  },
});
