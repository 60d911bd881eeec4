/**
 * A word is planted in every text of every class, erased, and looked for in every byte that is left:
 * the database with its unused pages, SQLite's own logs, the attached files.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { compareCleared } from "@/lib/clearance/compare";
import { addPart } from "@/lib/drafts/add-part";
import { isErasedMark } from "@/lib/audit/erased-mark";
import { RowsCheck, type RowDifference } from "@/lib/audit/verify-rows";
import { compareDerived } from "@/lib/ledger/standing/derived";
import { db } from "@/lib/platform/db";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { expectRefused } from "@/tests/support/refusal";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import {
  countPlanted,
  IN_FILE,
  makePlantedStory,
  plant,
  type PlantedStory,
} from "@/tests/support/planted-story";
import { carryOut } from "./carry-out";
import { askErasure, confirmErasure, confirmRetention, proposeRetention } from "./commands";
import { ERASED_FIELDS } from "./fields";
import { ERASURE_CLASSES } from "./rules";

const place = useDatabase();
let desk: Desk;
let second: Actor;
let story: PlantedStory;

/** Every byte that lies in the data folder. */
function bytes(): Buffer {
  const files = readdirSync(place.dataDir, { recursive: true, withFileTypes: true });
  return Buffer.concat(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name))),
  );
}

/** In whichever form somebody who holds the disk would look for it. */
function isIn(held: Buffer, word: string): boolean {
  const utf8 = Buffer.from(word, "utf8");
  const forms = [utf8, Buffer.from(word, "utf16le"), Buffer.from(word, "utf16le").swap16()];
  // Base64 of it, wherever it begins in what was encoded.
  for (const lead of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(lead), utf8]).toString("base64");
    forms.push(Buffer.from(shifted.slice(lead === 0 ? 0 : 4, -4)));
  }
  return forms.some((form) => held.includes(form));
}

async function differences(): Promise<RowDifference[]> {
  const check = new RowsCheck();
  expect(await verifyChain({ onEvent: (event) => check.add(event) })).toMatchObject({ ok: true });
  const found: RowDifference[] = [];
  await check.compare((difference) => found.push(difference));
  return found;
}

const words = ERASED_FIELDS.filter(
  // Of these the text decides, or they are hashed, or go as a whole.
  ({ table, column }) =>
    table !== "Proposal" && !(table === "Draft" && !["text", "title"].includes(column)),
);

beforeAll(async () => {
  desk = await makeDesk();
  second = await makePerson("admin");
  story = await makePlantedStory(desk, 100);
  const days = { notes: 30, contacts: 30, identities: 30, files: 30, drafts: 30 };
  const { policyId } = await proposeRetention(desk.admin, { desk: "", ...days });
  await confirmRetention(second, { policyId });
});

describe("what two administrators erase", () => {
  it("is planted in every text", async () => {
    for (const { table, column } of words) {
      expect(await countPlanted(table, column), `${table}.${column}`).toBeGreaterThan(0);
    }
    const held = bytes();
    expect(isIn(held, IN_FILE)).toBe(true);
    const unseen = words.filter(({ table, column }) => !isIn(held, plant(table, column)));
    expect(unseen).toEqual([]);
    expect(await differences()).toEqual([]);
  });

  it("is in no byte of the data folder", async () => {
    const { erasureId } = await askErasure(desk.admin, {
      ...{ number: story.id, classes: [...ERASURE_CLASSES] },
    });
    await confirmErasure(second, { erasureId });
    await carryOut();
    const held = bytes();
    const found = words.flatMap(({ table, column }) =>
      [false, true]
        .map((before) => plant(table, column, before))
        .flatMap((word) => [word, word.slice(5, -2)])
        .filter((word) => isIn(held, word))
        .map((word) => `${table}.${column} ${word}`),
    );
    expect(found).toEqual([]);
    expect(isIn(held, IN_FILE)).toBe(false);
    expect(await db().storyErasure.findFirstOrThrow()).toMatchObject({ stoppedAt: null });
    expect((await db().storyErasure.findFirstOrThrow()).finishedAt).not.toBeNull();
  });

  it("leaves no text to add to, and none to hold another against", async () => {
    const { slug } = story;
    await expectRefused("RULE_UNMET", () => compareCleared(desk.viewer, slug, "It was dredged."));
    const part = { story: slug, after: 1, part: "headline", text: "It was dredged" } as const;
    await expectRefused("RULE_UNMET", () => addPart(desk.editor, part));
  });

  it("leaves a log and a record that verify", async () => {
    expect(await differences()).toEqual([]);
    expect(await compareDerived(() => undefined)).toBe(0);
    const report = await verifyChain();
    expect(report.ok && report.erased).toBeGreaterThan(5);
    const claim = await db().claim.findUniqueOrThrow({ where: { id: story.claimId } });
    expect(isErasedMark(claim.note)).toBe(true);
    expect(claim.wording).toBe("The harbour was dredged");
  });
});

/** With the file open as somebody would have it who knows SQL and nothing of Sourceline. */
function byHand(sql: string): void {
  const file = new Database(place.databaseFile);
  const triggers = file
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
    .all() as Array<{ name: string; sql: string }>;
  for (const { name } of triggers) file.exec(`DROP TRIGGER "${name}"`);
  file.exec(sql);
  for (const each of triggers) file.exec(each.sql);
  file.close();
}

async function eraseAll(of: PlantedStory): Promise<void> {
  const { erasureId } = await askErasure(desk.admin, {
    number: of.id,
    classes: ["notes", "drafts"],
  });
  await confirmErasure(second, { erasureId });
  await carryOut();
}

describe("what somebody did behind the log’s back", () => {
  it("is named after an erasure as it was before, with its rows and without", async () => {
    const other = await makePlantedStory(desk, 100);
    byHand(`UPDATE "Verdict" SET "level" = 'false' WHERE "claimId" = ${other.claimId};
      UPDATE "Claim" SET "wording" = 'It was not' WHERE "id" = ${other.claimId};
      UPDATE "SourceFall" SET "reason" = 'None' WHERE "sourceId" = ${other.sourceId};`);
    const before = await differences();
    expect(before.map(({ table }) => table).sort()).toEqual(["Claim", "SourceFall", "Verdict"]);
    await eraseAll(other);
    const after = await differences();
    const told = (all: RowDifference[]) =>
      all.map(({ table, columns }) => `${table} ${columns.join()}`).sort();
    expect(told(after)).toEqual(told(before));
  });

  it("is named where it passes itself off as an erasure", async () => {
    const { seq } = await db().event.findFirstOrThrow({ where: { type: "person.joined" } });
    byHand(`UPDATE "Event" SET "data" = '{}', "salt" = NULL WHERE "seq" = ${seq};
      DELETE FROM "EventRows" WHERE "seq" = ${seq}`);
    expect(await verifyChain()).toMatchObject({ ok: false, brokenAt: seq });
  });
});
