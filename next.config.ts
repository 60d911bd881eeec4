import type { NextConfig } from "next";

const config: NextConfig = {
  // Native modules and Prisma's adapter are loaded by Node, not bundled.
  serverExternalPackages: [
    "better-sqlite3",
    "@prisma/adapter-better-sqlite3",
    "@node-rs/argon2",
    "@prisma/schema-engine-wasm",
  ],
  poweredByHeader: false,
};

export default config;
