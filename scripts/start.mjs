/** `npm start`: the newsroom's own server, on its own data and with no demo content. */
import { existsSync } from "node:fs";
import path from "node:path";
import { inviteToSetUp, serve } from "./lib/serve.mjs";
import { loadEnvFiles, readSettings } from "./lib/settings.mjs";
import { main, say } from "./lib/trouble.mjs";

await main(() => {
  loadEnvFiles();
  const settings = readSettings({ defaultDataDir: "data" });
  if (existsSync(path.join(settings.dataDir, "this-is-a-demo"))) {
    say("This data folder is a demo's: its passwords are public. Do not put it on a network.");
  }
  return serve({
    settings,
    mode: "start",
    // One click signs in as anybody there; a stray key must not bring that to a real newsroom.
    env: { SOURCELINE_DEMO: "0" },
    greet: (local, env) => {
      const address = (process.env.NEXTAUTH_URL || local).replace(/\/$/, "");
      say(`\n  Sourceline is at ${address}\n`);
      return inviteToSetUp(address, env);
    },
  });
});
