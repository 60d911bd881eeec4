/**
 * `node scripts/pack.mjs FOLDER`: puts into an empty folder what a container needs to run, and
 * nothing that only compiling or developing needs: the server, the command line, the start-up.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { build as bundle } from "esbuild";
import { build, ensureClient, ensureInstalled } from "./lib/ensure.mjs";
import { root } from "./lib/processes.mjs";
import { buildThreads } from "./lib/threads.mjs";
import { main, say, Trouble } from "./lib/trouble.mjs";

/** With machine code of their own; they lie in node_modules, where Next has put what it needs. */
const NATIVE = ["better-sqlite3", "@node-rs/argon2"];

/** For developers alone, and never loaded here. */
const LEFT_OUT = ["@prisma/schema-engine-wasm", "esbuild", "fsevents"];

const options = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  packages: "bundle",
  external: [...NATIVE, ...LEFT_OUT, "piscina"],
  outExtension: { ".js": ".mjs" },
  sourcemap: false,
  logLevel: "error",
  // Packages in the old form ask for Node's modules by require.
  banner: {
    js: 'import { createRequire as __make } from "node:module"; const require = __make(import.meta.url);',
  },
};

/** @param {string} to */
async function pack(to) {
  if (existsSync(to) && readdirSync(to).length > 0) throw new Trouble(`${to} is not empty.`);
  const { code, output } = await build({ SOURCELINE_PACK: "1" });
  if (code !== 0) throw new Trouble(`${output}\nThe build failed; it says why above.`);
  const copy = (from, place = from) =>
    cpSync(path.join(root, from), path.join(to, place), { recursive: true });
  mkdirSync(to, { recursive: true });
  // Beside these, tracing finds files that paths in the code might mean.
  for (const name of [".next", "node_modules", "package.json", "server.js"]) {
    copy(path.join(".next/standalone", name), name);
  }
  copy(".next/static");
  if (existsSync(path.join(root, "public"))) copy("public");
  copy("prisma/migrations");
  copy("lib/reading/grammar/weights");
  copy("node_modules/piscina");
  rmSync(path.join(to, ".next", "threads"), { recursive: true, force: true });
  await buildThreads({
    ...options,
    entryPoints: ["lib/threads/thread.ts"],
    outdir: path.join(to, ".next", "threads"),
    metafile: true,
  });
  await bundle({
    ...options,
    entryPoints: { sourceline: "scripts/sourceline.ts", start: "scripts/container/start.mjs" },
    outdir: to,
    chunkNames: "tools/[name]-[hash]",
  });
}

await main(async () => {
  const [to] = process.argv.slice(2);
  if (!to) throw new Trouble("Say where to: node scripts/pack.mjs FOLDER");
  await ensureInstalled();
  await ensureClient();
  await pack(path.resolve(to));
  say(`Packed into ${to}.`);
});
