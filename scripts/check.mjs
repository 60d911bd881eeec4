/** `npm run check`: what needs neither build nor browser. */
import { runChecks } from "./lib/checks.mjs";
import { main } from "./lib/trouble.mjs";

await main(() => runChecks(["format", "lint", "types", "imports", "unit"]));
