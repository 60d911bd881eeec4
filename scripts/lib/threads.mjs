/**
 * Builds the file that the server's threads begin with (lib/threads/thread.ts and all it imports)
 * into .next/threads: a thread starts from plain JavaScript, without a compiler in the server.
 */
import path from "node:path";
import { build, context } from "esbuild";
import { root } from "./processes.mjs";
import { Trouble } from "./trouble.mjs";

const options = {
  absWorkingDir: root,
  entryPoints: ["lib/threads/thread.ts"],
  outdir: path.join(root, ".next", "threads"),
  outExtension: { ".js": ".mjs" },
  bundle: true,
  // What few jobs need (reading a text) is loaded by those alone.
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  // Packages are loaded from node_modules as everywhere else, native ones among them.
  packages: "external",
  sourcemap: "linked",
  metafile: true,
  logLevel: "silent",
};

/** There is no request in a thread: what needs one cannot work there. */
function refuseNext({ outputs }) {
  const imported = Object.values(outputs).flatMap((output) => output.imports);
  const strange = imported.find(({ path: name }) => /^(next|next-auth|react)(\/|$)/.test(name));
  if (strange) {
    throw new Trouble(
      `lib/threads/thread.ts leads to “${strange.path}”, which only works while a request is answered.`,
    );
  }
}

/** @param changed options for esbuild in place of ours. */
export async function buildThreads(changed = {}) {
  const { metafile } = await build({ ...options, ...changed });
  refuseNext(metafile);
}

/** For development: built again whenever a file of it changes; a thread has it at the next start. */
export async function watchThreads() {
  await buildThreads();
  const watching = await context(options);
  await watching.watch();
  return () => watching.dispose();
}
