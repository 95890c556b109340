import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Most tests wait for child processes: one worker a core, where vitest would leave a core to itself.
    maxWorkers: "100%",
    reporters: ["default"],
    coverage: { provider: "v8", include: ["src/**", "rules/**"] },
  },
});
