/**
 * `npm run soak -- [--claims N] [--kills N]`: kills upgrades of a large former newsroom at random
 * moments for as long as somebody has patience, and ends with what was left how often.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { makeFormerNewsroom } from "@/tests/support/former-newsroom";
import { killUpgrades } from "@/tests/support/killed-upgrade";

/** With drafts, and the search index still to be made anew twice. */
const REVISIONS = 6;

const { values } = parseArgs({
  options: {
    claims: { type: "string", default: "100000" },
    kills: { type: "string", default: "1000" },
  },
});
const [claims, kills] = [Number(values.claims), Number(values.kills)];

const folder = mkdtempSync(path.join(tmpdir(), "sourceline-soak-"));
try {
  const file = path.join(folder, "former.db");
  console.log(`Making a former newsroom with ${claims} claims…`);
  await makeFormerNewsroom(file, REVISIONS, claims);
  const left = new Map<string, number>();
  let done = 0;
  for await (const killed of killUpgrades(file, path.join(folder, "data"), kills)) {
    done += 1;
    left.set(killed.left, (left.get(killed.left) ?? 0) + 1);
    console.log(`${done}/${kills}: killed after ${killed.after} ms, left ${killed.left}`);
  }
  const counts = [...left].map(([what, count]) => `${what} ${count} times`).join(", ");
  console.log(`${done} upgrades killed and then ended: left ${counts}.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
