import type { NextConfig } from "next";

/** The headers that are the same for every answer; the policy with a nonce is proxy.ts's. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // For browsers that know no frame-ancestors.
  { key: "X-Frame-Options", value: "DENY" },
  // A link followed out of a story must not tell which story it was.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  // Sources' names and unpublished stories: not for search engines, wherever this is put.
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

const config: NextConfig = {
  // Native modules and Prisma's adapter are loaded by Node, not bundled.
  serverExternalPackages: [
    "better-sqlite3",
    "@prisma/adapter-better-sqlite3",
    "@node-rs/argon2",
    "@prisma/schema-engine-wasm",
    "piscina",
  ],
  // For a container: the server with what it needs of node_modules (scripts/pack.mjs).
  ...(process.env.SOURCELINE_PACK === "1" ? { output: "standalone" } : {}),
  poweredByHeader: false,
  headers: () => Promise.resolve([{ source: "/:path*", headers: securityHeaders }]),
};

export default config;
