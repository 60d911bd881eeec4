import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      "server-only": path.join(root, "tests/support/server-only.ts"),
    },
  },
  test: { include: ["lib/**/*.test.ts", "tests/**/*.test.ts", "components/**/*.test.ts"] },
});
