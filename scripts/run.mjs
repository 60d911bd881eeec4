/**
 * `node scripts/run.mjs [--build] file.ts …`: runs a TypeScript tool of ours with everything it needs
 * in place, the production build too if asked. Prints nothing of its own unless something is missing.
 */
import { ensureBuilt, ensureClient, ensureInstalled } from "./lib/ensure.mjs";
import { ended, start, typescript } from "./lib/processes.mjs";
import { loadEnvFiles } from "./lib/settings.mjs";
import { main, Trouble } from "./lib/trouble.mjs";

await main(async () => {
  const args = process.argv.slice(2);
  const build = args[0] === "--build";
  const [file, ...rest] = build ? args.slice(1) : args;
  if (!file)
    throw new Trouble("Say which tool to run, e.g. node scripts/run.mjs scripts/sourceline.ts");
  loadEnvFiles();
  await ensureInstalled();
  await ensureClient();
  if (build) await ensureBuilt();
  return ended(start(typescript(file, rest), { stdio: "inherit" }));
});
