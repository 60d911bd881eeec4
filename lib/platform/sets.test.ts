import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { commit, type Transaction } from "@/lib/audit/commit";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { db } from "./db";
import { rows } from "./rows";
import { among, deleteEach, insertMany, insertReturning, updateEach } from "./sets";
import { Prisma } from "@/prisma/generated/client";

useDatabase();
let editor: Actor;
beforeAll(async () => {
  editor = await makePerson("editor");
});

const AT = new Date("2026-05-31T10:00:00.123Z");

const write = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  commit(editor, async (tx) => ({
    result: await work(tx),
    events: [{ type: "story.edited", data: { changes: {} } }],
  }));

const story = (slug: string) => ({
  slug,
  headline: slug.toUpperCase(),
  createdById: editor.userId,
  createdAt: AT,
  updatedAt: AT,
});

/** Makes stories and gives their ids in the order of the slugs. */
async function makeStories(...slugs: string[]): Promise<number[]> {
  await write((tx) => insertMany(tx, "Story", slugs.map(story)));
  const made = await db().story.findMany({ where: { slug: { in: slugs } } });
  return slugs.map((slug) => made.find((one) => one.slug === slug)?.id ?? 0);
}

const storyAt = (id: number) => db().story.findUniqueOrThrow({ where: { id } });

describe("inserting many", () => {
  it("writes instants, truths and nothings as Prisma reads them, and leaves defaults to the table", async () => {
    await write((tx) =>
      insertMany(tx, "Story", [
        { ...story("one"), restricted: true, deadlineAt: AT },
        { ...story("two"), restricted: false, deadlineAt: null, desk: undefined },
      ]),
    );
    expect(await db().story.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { slug: "one", restricted: true, deadlineAt: AT, createdAt: AT, desk: "", revision: 0 },
      { slug: "two", restricted: false, deadlineAt: null, status: "drafting", desk: "" },
    ]);
  });

  it("keeps every text to the letter, those too that look like something else", async () => {
    const texts = [
      ...["", "007", "1e3", "null", "true", "[1]", '{"a":1}', `'; DROP TABLE "Story"; --`],
      ...["\u2028", "a\nb\tc\\d", "👩‍👩‍👧", "رَقْم", "Zürich", " x ", "%s ? ?1 :a"],
      ...fc.sample(fc.string({ unit: "grapheme" }), 200).map((text) => text.replaceAll("\0", "")),
    ];
    await write((tx) =>
      insertMany(
        tx,
        "Source",
        texts.map((name, index) => ({
          name,
          nameKey: String(index),
          kind: "document",
          createdById: editor.userId,
          createdAt: AT,
          updatedAt: AT,
        })),
      ),
    );
    const stored = await db().source.findMany({ orderBy: { id: "asc" } });
    expect(stored.map((source) => source.name)).toEqual(texts);
  });

  it("does not compile for a row that forgets what has no default", async () => {
    const { headline: _, ...headless } = story("headless");
    await expect(
      // @ts-expect-error a story has a headline
      write((tx) => insertMany(tx, "Story", [headless])),
    ).rejects.toThrow(/NOT NULL/);
  });

  it("says which rows it made", async () => {
    const made = await write((tx) =>
      insertReturning(tx, "Story", [story("a"), { ...story("b"), desk: "City" }], ["id", "slug"]),
    );
    expect(made.map(({ slug }) => slug).sort()).toEqual(["a", "b"]);
    for (const { id, slug } of made) expect((await storyAt(id)).slug).toBe(slug);
  });

  it("passes over what is there only where that is asked for", async () => {
    const [storyId = 0] = await makeStories("members");
    const member = { storyId, userId: editor.userId, addedAt: AT };
    await write((tx) => insertMany(tx, "StoryMember", [member, member], { orSkip: true }));
    expect(await db().storyMember.count({ where: { storyId } })).toBe(1);
    await expect(write((tx) => insertMany(tx, "StoryMember", [member]))).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});

describe("updating each", () => {
  it("sets other columns of each row, to nothing too, and leaves the rest alone", async () => {
    const [one = 0, two = 0, three = 0] = await makeStories("u1", "u2", "u3");
    const changed = await write((tx) =>
      updateEach(tx, "Story", [
        { where: { id: one }, set: { headline: "One", deadlineAt: AT } },
        { where: { id: two }, set: { restricted: true } },
        { where: { id: three }, set: { headline: "Three", deadlineAt: null, desk: undefined } },
      ]),
    );
    expect(changed).toBe(3);
    expect(await storyAt(one)).toMatchObject({
      headline: "One",
      deadlineAt: AT,
      restricted: false,
    });
    expect(await storyAt(two)).toMatchObject({ headline: "U2", restricted: true });
    expect(await storyAt(three)).toMatchObject({ headline: "Three", deadlineAt: null });
  });

  it("leaves a row alone that is not as it was read, and says that one is missing", async () => {
    const [one = 0, two = 0] = await makeStories("r1", "r2");
    const changed = await write((tx) =>
      updateEach(tx, "Story", [
        { where: { id: one, revision: 0 }, set: { headline: "New", revision: 1 } },
        { where: { id: two, revision: 7 }, set: { headline: "New", revision: 8 } },
      ]),
    );
    expect(changed).toBe(1);
    expect(await storyAt(one)).toMatchObject({ headline: "New", revision: 1 });
    expect(await storyAt(two)).toMatchObject({ headline: "R2", revision: 0 });
  });
});

describe("deleting each", () => {
  it("deletes by all the values given, one column or several", async () => {
    const [one = 0, two = 0] = await makeStories("d1", "d2");
    const people = [editor, await makePerson("editor"), await makePerson("editor")];
    const members = [one, two].flatMap((storyId) =>
      people.map(({ userId }) => ({ storyId, userId, addedAt: AT })),
    );
    await write((tx) => insertMany(tx, "StoryMember", members));
    const [first, second] = people;
    await write(async (tx) => {
      await deleteEach(tx, "StoryMember", [
        { storyId: one, userId: first?.userId },
        { storyId: one, userId: second?.userId },
      ]);
      await deleteEach(tx, "StoryMember", [{ storyId: two }]);
    });
    const left = await db().storyMember.findMany({ where: { storyId: { in: [one, two] } } });
    expect(left).toEqual([{ storyId: one, userId: people[2]?.userId, addedAt: AT }]);
  });
});

it("writes nothing where there is nothing to write", async () => {
  await write(async (tx) => {
    await insertMany(tx, "Story", []);
    expect(await insertReturning(tx, "Story", [], ["id"])).toEqual([]);
    expect(await updateEach(tx, "Story", [])).toBe(0);
    await deleteEach(tx, "StoryMember", []);
  });
});

it("asks for any number of values with one parameter", async () => {
  const many = Array.from({ length: 50_000 }, (_, index) => index);
  const statement = Prisma.sql`SELECT count(*) AS "n" FROM "User" WHERE "id" IN ${among(many)}`;
  expect(await rows(statement)).toEqual([{ n: await db().user.count() }]);
});
