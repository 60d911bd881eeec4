import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { canonical } from "@/lib/audit/canonical";
import type { EventType } from "@/lib/audit/events";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { storedInstant } from "@/lib/platform/statements";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { SAMPLE_EVENTS } from "@/tests/support/sample-events";
import { readLogFilter } from "./input";
import { readLog, readLogHead, type LogEntry } from "./queries";
import { EVENT_TRAITS, LOG_GROUPS, type LogFilter } from "./rules";

useDatabase();
let admin: Actor;
let member: Actor;
let others: Actor[];
let stories: Array<{ id: number; slug: string }>;
let secret: { id: number; slug: string };

type Row = { seq: number; at: Date; actorId: number | null; type: string; storyId: number | null; userId: number | null }; // prettier-ignore
let log: Row[];
/** Stories by the export that held claims of them. */
const exported = new Map<number, number[]>();

/** A repeatable mix. */
function mixer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Three weeks with every kind of event, the clock set back by a while now and then. */
beforeAll(async () => {
  admin = await makePerson("admin", "Helen");
  member = await makePerson("admin", "Magda");
  others = [await makePerson("editor"), await makePerson("reviewer")];
  const [editor] = others as [Actor];
  stories = [
    await makeStory(editor, { slug: "harbour" }),
    await makeStory(editor, { slug: "ferry" }),
  ];
  secret = await makeStory(editor, { slug: "hush", restricted: true, members: [member] });
  const file = new Database(env().databaseFile);
  // No chain is needed here, and the database refuses what is none.
  file.exec(`DROP TRIGGER "Event_refuse_insert"`);
  const insert = file.prepare(
    `INSERT INTO "Event" ("seq", "at", "actorId", "type", "storyId", "userId", "data", "prevHash", "hash")
     VALUES (@seq, @at, @actorId, @type, @storyId, @userId, @data, '', @hash)`,
  );
  const leave = file.prepare(`INSERT INTO "StoryExport" VALUES (?, ?, 1)`);
  const below = mixer(7);
  const types = Object.keys(SAMPLE_EVENTS) as EventType[];
  let at = Date.parse("2027-03-01T06:00:00.000Z");
  let seq = file.prepare(`SELECT max("seq") FROM "Event"`).pluck().get() as number;
  file.transaction(() => {
    for (let index = 0; index < 4_000; index += 1) {
      const type = types[below(types.length)] as EventType;
      at += below(900_000) - (below(50) === 0 ? 1_200_000 : 0);
      seq += 1;
      const isAtDoor = type.startsWith("person.sign_in_");
      const isOfPeople = /^(person|newsroom|invitation|view)\./.test(type);
      const all = [...stories, secret];
      const storyId = isOfPeople || below(6) === 0 ? null : (all[below(3)]?.id ?? null);
      const userId = isOfPeople ? ([admin, ...others][below(3)]?.userId ?? null) : null;
      const actorId = isAtDoor ? null : ([admin, member, ...others][below(4)]?.userId ?? null);
      if (type === "claims.exported" && storyId === null) {
        const held = all.filter(() => below(2) === 0).map(({ id }) => id);
        exported.set(seq, held);
        for (const id of held) leave.run(seq, id);
      }
      const data = canonical(SAMPLE_EVENTS[type]);
      insert.run({ seq, at: storedInstant(new Date(at)), actorId, type, storyId, userId, data, hash: `${seq}` }); // prettier-ignore
    }
  })();
  file.close();
  log = await db().event.findMany({ orderBy: { seq: "desc" } });
});

/** What the page must hold, told from the whole log. */
function expected(reader: Actor, filter: LogFilter): Array<[number, boolean]> {
  const isNarrowed = filter.group ?? filter.person ?? filter.story;
  const story = filter.story && [...stories, secret].find(({ slug }) => slug === filter.story)?.id;
  return log.flatMap((event): Array<[number, boolean]> => {
    const isHidden = event.storyId === secret.id && reader.userId !== member.userId;
    const day = event.at.toISOString().slice(0, 10);
    if (isHidden && isNarrowed !== undefined) return [];
    if (filter.from && day < filter.from) return [];
    if (filter.to && day > filter.to) return [];
    if (filter.group && !EVENT_TRAITS[event.type as EventType].groups.includes(filter.group)) return []; // prettier-ignore
    if (filter.person) {
      const isTheirs = event.actorId === filter.person;
      if (!isTheirs && !(event.actorId === null && event.userId === filter.person)) return [];
    }
    if (filter.story) {
      if (story === undefined || (story === secret.id && reader.userId !== member.userId))
        return [];
      if (event.storyId !== story && !exported.get(event.seq)?.includes(story as number)) return [];
    }
    return [[event.seq, isHidden]];
  });
}

async function readAll(reader: Actor, filter: LogFilter): Promise<LogEntry[]> {
  const all: LogEntry[] = [];
  let before = filter.before;
  for (;;) {
    const page = await readLog(reader, { ...filter, before });
    all.push(...page.entries);
    if (page.older === null) return all;
    expect(page.older).toBeLessThan(before ?? Number.MAX_SAFE_INTEGER);
    before = page.older;
  }
}

const places = (entries: LogEntry[]) => entries.map(({ seq, isHidden }) => [seq, isHidden]);

describe("the log", () => {
  it("answers every combination of filters with what fits and nothing else, each event once", async () => {
    const [editor] = others as [Actor];
    const groups = [undefined, ...LOG_GROUPS];
    const days = [{}, { from: "2027-03-05", to: "2027-03-09" }, { from: "2027-03-12" }, { to: "2027-03-02" }]; // prettier-ignore
    let found = 0;
    for (const reader of [admin, member])
      for (const group of groups)
        for (const person of [undefined, editor.userId, admin.userId])
          for (const story of [undefined, "harbour", "hush", "nowhere"])
            for (const range of days) {
              const filter = { group, person, story, ...range };
              const all = places(await readAll(reader, filter));
              expect(all, JSON.stringify(filter)).toEqual(expected(reader, filter));
              found += all.length;
            }
    expect(found).toBeGreaterThan(20_000);
  }, 120_000);

  it("tells of a story that the reader is no member of when something happened, and no more", async () => {
    const entries = (await readAll(admin, {})).filter(({ isHidden }) => isHidden);
    expect(entries.length).toBeGreaterThan(500);
    for (const entry of entries) expect(Object.keys(entry).sort()).toEqual(["at", "isHidden", "seq"]); // prettier-ignore
  });

  it("carries no query and no name of a view that is somebody's own", async () => {
    const text = JSON.stringify([await readAll(admin, {}), await readAll(member, {})]);
    expect(text).not.toMatch(/secretword|story=7|"Mine"/);
    const { entries } = await readLog(admin, { group: "left" });
    expect(JSON.stringify(entries)).not.toContain('"stories"');
  });

  it("is there for administrators alone", async () => {
    for (const other of others) {
      await expectRefused("NOT_FOUND", () => readLog(other));
      await expectRefused("NOT_FOUND", () => readLogHead(other));
    }
    expect(await readLogHead(admin)).toMatchObject({ seq: log[0]?.seq });
  });
});

describe("a question in an address", () => {
  it("keeps what can be read, and names the rest", () => {
    expect(readLogFilter({ group: "left", person: "3", from: "2026-02-28", to: "" })).toEqual({
      filter: { group: "left", person: 3, from: "2026-02-28" },
      notUnderstood: [],
    });
    const { filter, notUnderstood } = readLogFilter({
      ...{ group: "all", person: "-1", story: "No Slug", from: "2026-02-30", to: "soon" },
      before: "1e9",
    });
    expect(filter).toEqual({});
    expect(notUnderstood).toEqual(["group", "person", "story", "from", "to", "before"]);
  });
});
