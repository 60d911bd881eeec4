/** `npm run build`: the production build, made only when the code has changed. */
import { ensureBuilt, ensureClient, ensureInstalled } from "./lib/ensure.mjs";
import { main } from "./lib/trouble.mjs";

await main(async () => {
  await ensureInstalled();
  await ensureClient();
  await ensureBuilt();
});
