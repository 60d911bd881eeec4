/** `npm run setup`: packages and Prisma's client, for an editor or a first look; starts nothing. */
import { ensureClient, ensureInstalled } from "./lib/ensure.mjs";
import { main } from "./lib/trouble.mjs";

await main(async () => {
  await ensureInstalled();
  await ensureClient();
});
