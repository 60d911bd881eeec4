/** `npm run dev`: the server for development, compiling as files change. */
import { inviteToSetUp, serve } from "./lib/serve.mjs";
import { loadEnvFiles, readSettings } from "./lib/settings.mjs";
import { main } from "./lib/trouble.mjs";

await main(() => {
  loadEnvFiles();
  return serve({
    settings: readSettings({ defaultDataDir: "data" }),
    mode: "dev",
    greet: inviteToSetUp,
  });
});
