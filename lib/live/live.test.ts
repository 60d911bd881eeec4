import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { stillActor } from "@/lib/access/session";
import { endOneSession } from "@/lib/people/sessions";
import { tellStopping } from "@/lib/platform/stopping";
import { addMember, removeMember } from "@/lib/stories/members";
import { editStory } from "@/lib/stories/commands";
import { saveView } from "@/lib/table/views/commands";
import { makeCitation, makeClaim, makeDesk, makeSource, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { EventReader } from "@/tests/support/event-stream";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { cookieOf, makeSession } from "@/tests/support/sessions";
import { openPlace, sealPlace } from "./cursor";
import { listHere, sayHere } from "./here";
import { answerNews, readLiveCursor, readPlace } from "./queries";
import { gatherNews, MOST_CLAIMS, NO_NEWS, type LiveChange, type LiveNews } from "./rules";
import { countStreams, openStream } from "./streams";

useDatabase();
let desk: Desk;
let outsider: Reader;
beforeAll(async () => {
  desk = await makeDesk();
  outsider = await makePerson("editor", "Ben Orr");
});

const change = (claim: number | null, more: Partial<LiveChange> = {}): LiveChange => ({
  ...{ story: 1, claim, source: null, by: 2 },
  ...more,
});

describe("news put together", () => {
  it("tells each change once, and keeps that a claim is new", () => {
    const told: LiveNews[] = [
      { ...NO_NEWS, changes: [change(1, { isNew: true })], names: { 2: "Mara" } },
      { ...NO_NEWS, changes: [change(1), change(2)], names: { 3: "Ben" } },
    ];
    expect(gatherNews(told)).toEqual({
      everything: false,
      changes: [change(1, { isNew: true }), change(2)],
      names: { 2: "Mara", 3: "Ben" },
    });
  });

  it("names the story alone where very many of its claims changed", () => {
    const changes = Array.from({ length: MOST_CLAIMS + 1 }, (_, index) => change(index + 1));
    const other = change(9_999, { story: 2 });
    expect(gatherNews([{ ...NO_NEWS, changes: [...changes, other] }]).changes).toEqual([
      other,
      change(null, { isMany: true }),
    ]);
  });

  it("is everything once a part of it is", () => {
    const all = { ...NO_NEWS, everything: true };
    expect(gatherNews([{ ...NO_NEWS, changes: [change(1)] }, all])).toEqual(all);
  });
});

describe("a place in the feed", () => {
  it("opens for whom it was sealed, for a quarter of an hour", async () => {
    const place = await readPlace(desk.editor);
    const { userId } = desk.editor;
    const sealed = sealPlace(place, userId, 1_000_000);
    expect(openPlace(sealed, userId, 1_000_000)).toEqual(place);
    expect(openPlace(sealed, userId, 1_000_000 + 15 * 60_000 + 1)).toBeNull();
    expect(openPlace(sealed, desk.viewer.userId, 1_000_000)).toBeNull();
    expect(openPlace(`A${sealed.slice(1)}B`.slice(0, sealed.length), userId, 1_000_000)).toBeNull();
    expect(openPlace("12", userId)).toBeNull();
  });

  it("tells nobody whether anything was written", () => {
    const at = (seq: number) => ({ seq, newestStory: 1, sight: Buffer.alloc(8) });
    const sealed = [at(7), at(7), at(9_000_000)].map((place) => sealPlace(place, 1, 5));
    expect(new Set(sealed).size).toBe(3);
    expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
  });
});

const newsSince = async (actor: Reader, since: string) => (await answerNews(actor, since)).news;

describe("what is new since a place", () => {
  it("is named by its ids, with who did it", async () => {
    const story = await makeStory(desk.editor);
    const since = await readLiveCursor(outsider);
    const claim = await makeClaim(desk.editor, story);
    const source = await makeSource(desk.reviewer);
    await makeCitation(desk.reviewer, claim, { sourceId: source.id });
    const news = await newsSince(outsider, since);
    expect(news?.names).toEqual({
      [desk.editor.userId]: desk.editor.name,
      [desk.reviewer.userId]: desk.reviewer.name,
    });
    expect(news?.changes).toContainEqual({
      ...{ story: story.id, claim: claim.claimId, source: null, by: desk.editor.userId },
      isNew: true,
    });
    const bySource = news?.changes.filter(({ source: id }) => id === source.id);
    expect(bySource?.map(({ by }) => by)).toContain(desk.reviewer.userId);
    expect(await newsSince(outsider, (await answerNews(outsider, since)).cursor)).toBeNull();
  });

  it("is nothing where all of it is hidden", async () => {
    const shared = await makeSource(desk.editor);
    const since = await readLiveCursor(outsider);
    const memberSince = await readLiveCursor(desk.editor);
    const hidden = await makeStory(desk.editor, { restricted: true });
    const claim = await makeClaim(desk.editor, hidden);
    await makeCitation(desk.editor, claim, { sourceId: shared.id });
    await makeCitation(desk.editor, claim, {
      sourceId: (await makeSource(desk.editor, { story: hidden.slug })).id,
    });
    await saveView(desk.editor, { name: "Mine", story: null, query: "tag=port", shared: false });
    await sayHere(desk.editor, here({ story: hidden.id, claim: claim.claimId }));
    const answer = await answerNews(outsider, since);
    expect(answer).toEqual({
      cursor: expect.any(String) as string,
      news: null,
      here: [],
      unread: 0,
    });
    expect((await newsSince(desk.editor, memberSince))?.changes).not.toEqual([]);
  });

  it("is everything where a story came into sight or out of it", async () => {
    const story = await makeStory(desk.editor);
    const shut = async (restricted: boolean, revision: number) => {
      const since = await readLiveCursor(outsider);
      await editStory(desk.editor, { storyId: story.id, revision, patch: { restricted } });
      return newsSince(outsider, since);
    };
    const all = { ...NO_NEWS, everything: true };
    expect(await shut(true, 0)).toEqual(all);
    const invited = await readLiveCursor(outsider);
    await addMember(desk.editor, { storyId: story.id, userId: outsider.userId });
    expect(await newsSince(outsider, invited)).toEqual(all);
    const member = await readLiveCursor(outsider);
    await removeMember(desk.editor, { storyId: story.id, userId: outsider.userId });
    expect(await newsSince(outsider, member)).toEqual(all);
  });

  it("is everything since a place that is not known", async () => {
    expect(await newsSince(outsider, "nowhere")).toEqual({ ...NO_NEWS, everything: true });
  });
});

const here = (said: Partial<Parameters<typeof sayHere>[1]>) => ({
  ...{ tab: "one", story: null, claim: null, editing: null },
  ...said,
});

describe("who is here", () => {
  it("is told to others for whom the story exists, until they leave or are not heard of", async () => {
    const story = await makeStory(desk.editor, { restricted: true, members: [desk.viewer] });
    const { claimId } = await makeClaim(desk.editor, story);
    const at = Date.now();
    await sayHere(desk.editor, here({ story: story.id, claim: claimId, editing: "wording" }), at);
    const { userId: person, name } = desk.editor;
    const shown = { person, name, story: story.id, claim: claimId, editing: "wording" };
    const seen = (reader: Reader, hidden: number[], when = at) =>
      listHere(reader.userId, hidden, when);
    expect(seen(desk.viewer, [])).toEqual([shown]);
    expect(seen(desk.editor, [])).toEqual([]);
    expect(seen(outsider, [story.id])).toEqual([]);
    expect(seen(desk.viewer, [], at + 60_000)).toEqual([]);
    await sayHere(desk.editor, here({}));
    expect(seen(desk.viewer, [])).toEqual([]);
  });

  it("is nobody where the story, or the claim in it, does not exist for them", async () => {
    const story = await makeStory(desk.editor, { restricted: true });
    const { claimId } = await makeClaim(desk.editor, story);
    const open = await makeStory(desk.editor);
    const go = (said: object) => () => sayHere(outsider, here(said));
    await expectRefused("NOT_FOUND", go({ story: story.id }));
    await expectRefused("NOT_FOUND", go({ story: 99_999 }));
    await expectRefused("NOT_FOUND", go({ story: open.id, claim: claimId }));
    await expectRefused("NOT_FOUND", go({ claim: claimId }));
    expect(
      listHere(desk.viewer.userId, []).filter((one) => one.person === outsider.userId),
    ).toEqual([]);
  });
});

describe("a stream", () => {
  const opened: EventReader[] = [];
  afterEach(async () => {
    for (const reader of opened.splice(0)) await reader.close();
  });

  async function listen(actor: Reader, { since = null as string | null, sessionId = "" } = {}) {
    const cookie = await cookieOf(actor.userId, sessionId || undefined);
    const reader = new EventReader(
      await openStream(actor, { since, stillActor: () => stillActor(cookie) }),
    );
    opened.push(reader);
    return reader;
  }

  const newsOf = async (reader: EventReader): Promise<LiveNews> => {
    const sent = await reader.next();
    expect(sent).toMatchObject({ event: "news" });
    return sent?.data as LiveNews;
  };
  const claimsIn = (news: LiveNews) => news.changes.map(({ claim }) => claim);

  it("tells what is written while it is open, and of nothing hidden", async () => {
    const open = await makeStory(desk.editor);
    const hidden = await makeStory(desk.editor, { restricted: true, members: [desk.viewer] });
    const [member, stranger] = [await listen(desk.viewer), await listen(outsider)];
    const secret = await makeClaim(desk.editor, hidden);
    expect(claimsIn(await newsOf(member))).toEqual([secret.claimId]);
    const plain = await makeClaim(desk.editor, open);
    expect(claimsIn(await newsOf(stranger))).toEqual([plain.claimId]);
    expect(claimsIn(await newsOf(member))).toEqual([plain.claimId]);
  });

  it("goes on where the one before it broke off", async () => {
    const story = await makeStory(desk.editor);
    const first = await listen(outsider);
    await makeClaim(desk.editor, story);
    const sent = await first.next();
    await first.close();
    const missed = await makeClaim(desk.editor, story);
    expect(claimsIn(await newsOf(await listen(outsider, { since: sent?.id ?? "" })))).toEqual([
      missed.claimId,
    ]);
  });

  it("says that everything is new to who comes from nowhere known", async () => {
    expect(await newsOf(await listen(outsider, { since: "x" }))).toMatchObject({
      everything: true,
    });
  });

  it("stops telling whose membership is taken away, and says to ask again", async () => {
    const story = await makeStory(desk.editor, { restricted: true, members: [outsider] });
    const reader = await listen(outsider);
    await removeMember(desk.editor, { storyId: story.id, userId: outsider.userId });
    expect(await newsOf(reader)).toEqual({ ...NO_NEWS, everything: true });
    await makeClaim(desk.editor, story);
    const open = await makeStory(desk.editor);
    expect(await newsOf(reader)).toMatchObject({ changes: [{ story: open.id }] });
  });

  it("is closed when its session ends", async () => {
    const sessionId = await makeSession(outsider.userId);
    const [reader, other] = [await listen(outsider, { sessionId }), await listen(outsider)];
    const before = countStreams();
    await endOneSession({ actor: outsider, sessionId, how: "ended" });
    expect(await reader.next()).toMatchObject({ event: "ended", data: { because: "session" } });
    expect(await reader.next()).toBeNull();
    expect(countStreams()).toBe(before - 1);
    await makeStory(desk.editor);
    expect((await newsOf(other)).changes).toHaveLength(1);
  });

  it("makes room for a newer one of the same person", async () => {
    const first = await listen(desk.reviewer);
    for (let count = 0; count < 12; count += 1) await listen(desk.reviewer);
    expect(await first.next()).toMatchObject({ event: "ended", data: { because: "others" } });
    expect(await first.next()).toBeNull();
  });

  it("tells who comes and goes", async () => {
    const story = await makeStory(desk.editor);
    const reader = await listen(outsider);
    await sayHere(desk.editor, here({ tab: "two", story: story.id }));
    const { userId: person, name } = desk.editor;
    expect(await reader.next()).toMatchObject({
      event: "here",
      data: [{ person, name, story: story.id, claim: null, editing: null }],
    });
    await sayHere(desk.editor, here({ tab: "two" }));
    expect(await reader.next()).toMatchObject({ event: "here", data: [] });
  });

  it("is closed at once when the server stops, and when its reader leaves", async () => {
    const [one, other] = [await listen(outsider), await listen(desk.viewer)];
    const before = countStreams();
    await other.close();
    expect(countStreams()).toBe(before - 1);
    tellStopping();
    expect(await one.next()).toBeNull();
    expect(countStreams()).toBe(0);
  });
});
