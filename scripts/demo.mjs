/** `npm run demo`: the demo newsroom, from nothing to an address; `-- --reset` starts it over. */
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runTool, serve } from "./lib/serve.mjs";
import { loadEnvFiles, prepareDataFolder, readSettings, takePort } from "./lib/settings.mjs";
import { main, say, Trouble } from "./lib/trouble.mjs";

/** Tells a demo folder from a newsroom's own: only the former is filled or thrown away. */
const MARK = "this-is-a-demo";

const accounts = [
  ["admin@newsroom.example", "everything, and the people page"],
  ["editor@newsroom.example", "logs claims and their sources"],
  ["reviewer@newsroom.example", "gives verdicts"],
  ["viewer@newsroom.example", "reads and exports"],
];

function takeFolder(dataDir, reset) {
  prepareDataFolder(dataDir);
  const mark = path.join(dataDir, MARK);
  const contents = readdirSync(dataDir);
  if (contents.length > 0 && !existsSync(mark)) {
    throw new Trouble(
      `${dataDir} holds something that is not a demo, so the demo leaves it alone. Choose another folder with DATA_DIR.`,
    );
  }
  if (reset) {
    for (const name of contents.filter((entry) => entry !== MARK)) {
      rmSync(path.join(dataDir, name), { recursive: true, force: true });
    }
  }
  writeFileSync(mark, "The demo newsroom's data. `npm run demo -- --reset` empties this folder.\n");
}

await main(async () => {
  const args = process.argv.slice(2);
  const unknown = args.filter((argument) => argument !== "--reset");
  if (unknown.length > 0) {
    throw new Trouble(`Unknown option ${unknown.join(" ")}. There is one: npm run demo -- --reset`);
  }
  // `.env` configures the newsroom's own server: its data folder is not the demo's.
  const dataDir = process.env.DATA_DIR ?? "";
  loadEnvFiles();
  const settings = readSettings({ dataDir, defaultDataDir: "data/demo" });
  await takePort(settings);
  takeFolder(settings.dataDir, args.includes("--reset"));
  const isNew = !existsSync(path.join(settings.dataDir, "sourceline.db"));
  return serve({
    settings,
    mode: "start",
    // Whoever looks around reads the accounts here, not a log.
    env: { SOURCELINE_DEMO: "1", REQUEST_LOG: process.env.REQUEST_LOG || "0" },
    prepare: (env) => {
      if (isNew) say("Loading the demo newsroom…");
      return runTool("scripts/seed-demo.ts", [], env, "Loading the demo newsroom");
    },
    greet: (address) => {
      const list = accounts.map(([email, does]) => `    ${email.padEnd(28)}${does}`).join("\n");
      say(
        `\n  Sourceline's demo newsroom is at ${address}\n\n  Accounts (password sourceline-demo):\n${list}\n\n  Ctrl+C stops it; it keeps what you enter. Start over: npm run demo -- --reset\n`,
      );
    },
  });
});
