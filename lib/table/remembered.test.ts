import { beforeAll, describe, expect, it } from "vitest";
import { makeClaim } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { listClaims } from "./page";
import { NEWSROOM, planOf } from "./plan";
import { parseTableQuery } from "./query";
import { countKey, remembered, rememberedSoFar } from "./remembered";

useDatabase();
let editor: Reader;
let stranger: Reader;
let story: { id: number; slug: string };

beforeAll(async () => {
  editor = await makePerson("editor");
  stranger = await makePerson("admin");
  story = await makeStory(editor);
  await makeStory(editor, { restricted: true });
});

const read = (text: string) => parseTableQuery(new URLSearchParams(text)).query;
const keyOf = async (actor: Reader, text: string) =>
  countKey("total", read(text), await planOf(actor, NEWSROOM, read(text)));

describe("a count", () => {
  it("is made once, also for those who ask meanwhile, until something is written", async () => {
    let made = 0;
    const count = async () => {
      made += 1;
      await Promise.resolve();
      return made;
    };
    const asked = [remembered("k", count), remembered("k", count)];
    expect(await Promise.all(asked)).toEqual([1, 1]);
    expect(await remembered("other", count)).toBe(2);
    expect(await remembered("k", count)).toBe(1);
    await makeClaim(editor, story);
    expect(await remembered("k", count)).toBe(3);
  });

  it("that is not waited for has begun, and is there once it has been made", async () => {
    let made = 0;
    const count = () => Promise.resolve((made += 1));
    expect(await rememberedSoFar("later", count)).toBeNull();
    expect(await remembered("later", count)).toBe(1);
    expect(await rememberedSoFar("later", count)).toBe(1);
  });

  it("that is not waited for and fails is made again", async () => {
    const failing = () => Promise.reject(new Error("the disk is gone"));
    expect(await rememberedSoFar("failing later", failing)).toBeNull();
    expect(await remembered("failing later", () => Promise.resolve(7))).toBe(7);
  });

  it("of nothing is remembered too", async () => {
    let made = 0;
    const count = () => Promise.resolve((made += 1) - made);
    expect(await remembered("nothing", count)).toBe(0);
    expect(await remembered("nothing", count)).toBe(0);
    expect(made).toBe(1);
  });

  it("that failed is made again", async () => {
    const failing = remembered("failing", () => Promise.reject(new Error("the disk is gone")));
    await expect(failing).rejects.toThrow("the disk is gone");
    expect(await remembered("failing", () => Promise.resolve(7))).toBe(7);
  });

  it("does not outlive a thousand others", async () => {
    let made = 0;
    const count = () => Promise.resolve((made += 1));
    await remembered("first", count);
    for (let other = 0; other < 1_000; other += 1) await remembered(`${other}`, count);
    expect(await remembered("first", count)).toBe(1_002);
  });

  it("is shared by those who may see the same and ask the same, wherever they are", async () => {
    const key = await keyOf(editor, "level=verified");
    expect(await keyOf(editor, "level=verified&sort=claim&cols=ref&open=a.C1")).toBe(key);
    const colleague = await makePerson("editor");
    const others = [
      await keyOf(colleague, "level=verified"),
      await keyOf(editor, "level=-verified"),
      await keyOf(editor, "level=verified&withdrawn=all"),
      await keyOf(editor, "q=level"),
    ];
    expect(others).not.toContain(key);
    expect(await keyOf(stranger, "level=verified")).toBe(others[0]);
  });

  it("by “me” is one's own", async () => {
    const colleague = await makePerson("editor");
    expect(await keyOf(stranger, "checker=me")).not.toBe(await keyOf(colleague, "checker=me"));
  });

  it("is right again after every change", async () => {
    const before = await listClaims(editor, NEWSROOM, read(""));
    await makeClaim(editor, story);
    expect((await listClaims(editor, NEWSROOM, read(""))).total).toBe(before.total + 1);
  });
});
