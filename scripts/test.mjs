/**
 * `npm test`: everything, from an empty checkout on; the last line is `N passed, N failed`.
 * `-- --only build,journeys` runs a part of it.
 */
import { runChecks } from "./lib/checks.mjs";
import { main, Trouble } from "./lib/trouble.mjs";

const all = ["format", "lint", "types", "imports", "unit", "build", "journeys"];

await main(() => {
  const [option, list, ...more] = process.argv.slice(2);
  if (option === undefined) return runChecks(all);
  if (option !== "--only" || !list || more.length > 0) {
    throw new Trouble(`Use: npm test, or npm test -- --only ${all.join(",")}`);
  }
  return runChecks(list.split(","));
});
