/** SQLite's log stays short under writes, and is short again once a long read is over. */
import { statSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { giveInput } from "@/tests/support/give-input";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";

const place = useDatabase();
const MEGABYTE = 1024 * 1024;
const MOST = 64 * MEGABYTE;

const logSize = () => statSync(`${place.databaseFile}-wal`).size;

async function write(editor: Actor, slug: string, times: number): Promise<number> {
  let longest = 0;
  for (let turn = 0; turn < times; turn += 1) {
    const claims = Array.from({ length: 500 }, (_, n) => ({
      wording: `Claim ${n} of turn ${turn}`,
      note: "It was said at length. ".repeat(60),
    }));
    await giveInput(editor, "claims.logMany", { story: slug, claims });
    longest = Math.max(longest, logSize());
  }
  return longest;
}

it(
  "is begun anew before it is long, and again once a long read is over",
  { timeout: 120_000 },
  async () => {
    const editor = await makePerson("editor");
    const { slug } = await makeStory(editor);
    expect(await write(editor, slug, 12)).toBeLessThan(MOST);

    // An export reads one moment throughout; meanwhile nothing can be begun anew.
    const reader = new Database(place.databaseFile, { readonly: true });
    reader.exec("BEGIN");
    reader.prepare(`SELECT count(*) FROM "Claim"`).get();
    const held = await write(editor, slug, 12);
    expect(held).toBeGreaterThan(16 * MEGABYTE);
    reader.exec("COMMIT");
    reader.close();

    await write(editor, slug, 2);
    expect(logSize()).toBeLessThan(16 * MEGABYTE + 8 * MEGABYTE);
  },
);
