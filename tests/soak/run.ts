/**
 * `npm run soak -- [--claims N] [--kills N]`: kills a process that writes, and then upgrades of a
 * large former newsroom, at random moments for as long as somebody has patience, and ends with what
 * was left how often. Throws at the first thing that was lost, or done twice.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { migrate } from "@/lib/platform/migrate";
import { makePerson, makeStory } from "@/tests/support/factories";
import { makeFormerNewsroom } from "@/tests/support/former-newsroom";
import { killUpgrades } from "@/tests/support/killed-upgrade";
import { killWriters } from "@/tests/support/kill-writers";

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
  process.env.DATA_DIR = path.join(folder, "written");
  await migrate(path.join(process.env.DATA_DIR, "sourceline.db"));
  await soakWriters();
  await soakUpgrades();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function soakWriters(): Promise<void> {
  const editor = await makePerson("editor");
  const { slug } = await makeStory(editor);
  const sum = { kills: 0, answered: 0, unanswered: 0, thereUnanswered: 0 };
  for await (const left of killWriters(editor, slug, kills)) {
    sum.kills += 1;
    sum.answered += left.answered;
    sum.unanswered += left.unanswered;
    sum.thereUnanswered += left.thereUnanswered;
    if (sum.kills % 10 === 0) console.log(`${sum.kills}/${kills} writers killed`);
  }
  console.log(
    `${sum.kills} writers killed: all ${sum.answered} answered commands are there once; of ${sum.unanswered} without an answer ${sum.thereUnanswered} were there, and each once when it was sent again.`,
  );
}

async function soakUpgrades(): Promise<void> {
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
}
