/** Loads the demo newsroom into the database of DATA_DIR, once; called by `npm run demo`. */
import { loadDemoNewsroom } from "@/prisma/seeds/demo-newsroom";

const outcome = await loadDemoNewsroom();
if ("made" in outcome) {
  const { people, stories, sources, claims } = outcome.made;
  console.log(
    `Made ${people} accounts, ${stories} stories, ${sources} sources and ${claims} claims.`,
  );
} else if (outcome.found === "half a demo") {
  console.error("Loading the demo was cut short. Start it over: npm run demo -- --reset");
  process.exitCode = 1;
} else {
  console.log("The newsroom has accounts already; nothing was added.");
}
