import type { NextConfig } from "next";
import { SECURITY_HEADERS } from "./lib/platform/security-headers";

const config: NextConfig = {
  // Native modules and Prisma's adapter are loaded by Node, not bundled.
  serverExternalPackages: [
    "better-sqlite3",
    "@prisma/adapter-better-sqlite3",
    "@node-rs/argon2",
    "@prisma/schema-engine-wasm",
    "piscina",
    "nodemailer",
  ],
  // For a container: the server with what it needs of node_modules (scripts/pack.mjs).
  ...(process.env.SOURCELINE_PACK === "1" ? { output: "standalone" } : {}),
  // Where the compiler has just read all of it (scripts/lib/checks.mjs), the build need not again.
  typescript: { ignoreBuildErrors: process.env.SOURCELINE_TYPES_CHECKED === "1" },
  poweredByHeader: false,
  headers: () => Promise.resolve([{ source: "/:path*", headers: [...SECURITY_HEADERS] }]),
};

export default config;
