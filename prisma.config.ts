import path from "node:path";
import { defineConfig } from "prisma/config";

/** Only Prisma's own command line reads this; the running server opens the file named by lib/platform/env.ts. */
export default defineConfig({
  schema: path.join("prisma", "schema"),
  migrations: { path: path.join("prisma", "migrations") },
  datasource: { url: process.env.DATABASE_URL ?? "file:./data/sourceline.db" },
});
