/**
 * What a restricted story holds changes nothing of what an outsider reads: every read is made
 * before and after such stories are written, on newsrooms made at random, and answers the same to
 * the byte. Ids are given one after another, so what is hidden is written last.
 */
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { pasteDraft } from "@/lib/drafts/commands";
import { listDrafts } from "@/lib/drafts/queries";
import { listClaimEvents } from "@/lib/ledger/claims/history";
import { listEntryStories } from "@/lib/ledger/claims/entry-stories";
import { readLiveCursor } from "@/lib/live/queries";
import { sayHere } from "@/lib/live/here";
import { lookOver } from "@/lib/ledger/claims/looked-over";
import { listSources, SOURCE_SORTS } from "@/lib/ledger/sources/directory";
import { listLeaningClaims } from "@/lib/ledger/sources/leaning-claims";
import { mergeSources } from "@/lib/ledger/sources/merge/commands";
import { previewMerge } from "@/lib/ledger/sources/merge/preview";
import { listQueueChoices, listReviewQueue } from "@/lib/ledger/verdicts/queue";
import { listNearSources } from "@/lib/ledger/sources/queries";
import { getSource, listSourceEvents } from "@/lib/ledger/sources/source-page";
import { SourcelineError } from "@/lib/platform/errors";
import { db } from "@/lib/platform/db";
import { getGate } from "@/lib/clearance/queries";
import { can } from "@/lib/access/policy";
import { listRecentImports } from "@/lib/imports/queries";
import { getContact } from "@/lib/calls/contact";
import { getSheet } from "@/lib/calls/sheet";
import { listClaimReplies, listOverdue } from "@/lib/replies/about-claim";
import { draftReply, sendReply } from "@/lib/replies/commands";
import { getBoard } from "@/lib/replies/queries";
import { getRequest } from "@/lib/replies/request-view";
import { createStory, editStory } from "@/lib/stories/commands";
import { getDesk } from "@/lib/stories/desk";
import { listStoryDoers, listStoryEvents } from "@/lib/stories/history";
import { listDesks, listStories } from "@/lib/stories/list";
import { getStory } from "@/lib/stories/queries";
import { getShellCounts } from "@/lib/stories/shell-counts";
import { COLUMNS } from "@/lib/table/columns";
import { openExport } from "@/lib/table/export/open";
import { FILTER_FIELDS } from "@/lib/table/filter-fields";
import { listViews, saveView } from "@/lib/table/views/commands";
import { signIn, type CookieJar } from "@/tests/support/browser";
import { makeCitation, makeClaim, makeSource } from "@/tests/support/claims";
import { freshDatabase } from "@/tests/support/database";
import { makePerson, type Reader } from "@/tests/support/factories";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const WORDS = ["harbour", "ferry", "minister", "paid", "leak", "dam", "c1", "安洵信息", "安洵公司"];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 });
const text = words.map((list) => list.join(" "));

/** One claim with all that it can be found by. */
const claims = fc.array(
  fc.record({
    wording: text,
    note: fc.oneof(fc.constant(""), text),
    quote: fc.oneof(fc.constant(""), text),
    assertedBy: fc.oneof(fc.constant(""), text),
    tag: fc.constantFrom("port", "money", "war"),
    sourceName: text,
    terms: fc.constantFrom("on_record" as const, "off_record" as const),
  }),
  { minLength: 2, maxLength: 8 },
);

type Written = typeof claims extends fc.Arbitrary<infer List> ? List : never;

async function write(actor: Actor, story: { slug: string }, list: Written, restsOn: number[] = []) {
  const made: number[] = [];
  for (const { tag, sourceName, quote, terms, ...fields } of list) {
    const claim = await makeClaim(actor, story, { ...fields, tags: [tag] });
    const source = await makeSource(actor, {
      name: sourceName,
      story: story.slug,
      derivesFrom: restsOn,
    });
    made.push(source.id);
    const rests = restsOn.length > 0 ? { restsOn } : {};
    await makeCitation(actor, claim, { sourceId: source.id, quote, terms, ...rests });
  }
  return made;
}

/** Asks for a reply to the story's first claim, which is overdue by now. */
async function ask(actor: Actor, story: { storyId: number; slug: string }) {
  const { storyId } = story;
  const claim = await db().claim.findFirstOrThrow({ where: { storyId, number: 1 } });
  const claims = [{ claimId: claim.id }];
  const at = await draftReply(actor, { story: story.slug, subject: "Tarrow Yard", claims });
  const when = { sentAt: "2026-01-05T09:00:00Z", deadline: "2026-01-06T16:00:00Z" };
  await sendReply(actor, { ...at, channel: "email", ...when });
}

/** Every GET of the API, with what an outsider asks of it. */
function requestsOf(slug: string, cursor: string): Record<string, string[]> {
  const searches = [...WORDS, "harbour ferry", "leak c1", "安洵", "paid OR dam", "f"];
  const queries = [
    "",
    ...COLUMNS.flatMap(({ id }) => [`sort=${id}`, `sort=-${id}`]),
    ...searches.map((q) => `q=${encodeURIComponent(q)}`),
    "tag=port",
    "source=1",
    "withdrawn=all",
  ];
  const finding = searches.map((q) => `q=${encodeURIComponent(q)}`);
  const fields = Object.keys(FILTER_FIELDS);
  return {
    claims: queries.flatMap((query) => [`?${query}`, `?${query}&limit=2`]),
    "claims/rows": ["?ids=1,2,40"],
    "claims/total": queries.map((query) => `?${query}`),
    "claims/ids": queries.map((query) => `?${query}`),
    "claims/facets": fields.flatMap((field) =>
      ["", "&find=har", "&find=le", "&q=ferry"].map((more) => `?field=${field}${more}`),
    ),
    "claims/[id]": ["1", "2", "40"],
    // What is in hand is its sender's alone.
    "imports/[id]": ["nowhere"],
    "claims/[id]/near": ["1?q=ferry", "1", "40"],
    "claims/[id]/people": ["1?q=re", "1", "40"],
    "claims/[id]/parts": ["1", "40"],
    "claims/[id]/citations": ["1", "40"],
    "claims/[id]/questions": ["1", "40"],
    "claims/[id]/verdicts": ["1", "40"],
    "claims/[id]/events": ["1", "40"],
    drafts: ["", `?story=${slug}`, "?story=nowhere"],
    "drafts/[id]": ["1", "40"],
    "drafts/[id]/placements": ["1", "40"],
    events: ["?group=nowhere"],
    "openapi.json": [""],
    questions: ["", `?story=${slug}&state=open`, "?story=nowhere"],
    replies: ["", `?story=${slug}`, "?story=nowhere"],
    "replies/[id]": ["1", "40"],
    sources: ["", ...SOURCE_SORTS.map((sort) => `?sort=${sort}`), ...finding.map((q) => `?${q}`)],
    "sources/[id]": ["1", "40"],
    stories: ["", "?status=active", ...finding.map((q) => `?${q}`)],
    "stories/[slug]": [slug, "nowhere"],
    "stories/[slug]/events": [slug, "nowhere"],
    verdicts: ["", `?story=${slug}&state=standing`, "?story=nowhere"],
    "stories/[slug]/claims": [slug, `${slug}?q=ferry`, "nowhere"],
    "stories/[slug]/clearance": [slug, "nowhere"],
    // What is taken out is in the log, which moves; documents by whom they exist for: tests/api.
    "stories/[slug]/claim-review.json": ["nowhere"],
    "stories/[slug]/documents/[kind]": ["nowhere"],
    "sources/suggest": ["?q=", ...finding.map((query) => `?${query}`)],
    find: finding.map((query) => `?${query}`),
    figures: [""],
    live: ["", `?since=${cursor}`],
    me: [""],
    "attachments/[id]": ["1"],
  };
}

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

const root = path.join(import.meta.dirname, "../app/api/v1");

/**
 * The head of the log moves with everything that happens anywhere: it has to stand on what leaves
 * (decision 52). It tells that something happened, as a count, and never what or of whom.
 */
function withoutHead(answer: string): string {
  return answer.replace(/"logHead":"\d+-[0-9a-f]{8}"/, '"logHead":""');
}

/** A place in the log is sealed anew each time; that it tells nothing is tried in lib/live. */
const withoutCursor = (text: string) => text.replace(/"cursor":"[\w-]+"/, "");

async function readApi(slug: string, cursor: string): Promise<string[]> {
  const asked = requestsOf(slug, cursor);
  const seen: string[] = [];
  for (const file of readdirSync(root, { recursive: true, encoding: "utf8" }).sort()) {
    if (path.basename(file) !== "route.ts") continue;
    const { GET } = (await import(path.join(root, file))) as { GET?: Handler };
    const name = path.dirname(file);
    // Files are read by what they are opened with, below.
    if (!GET || name.startsWith("exports/")) continue;
    const requests = asked[name];
    if (!requests) throw new Error(`Nobody said what an outsider asks of ${name}.`);
    for (const request of requests) {
      const [given = "", query = ""] = request.split("?");
      const url = `http://localhost/api/v1/${name.replace(/\[\w+\]/, given)}?${query}`;
      const params = Promise.resolve({ id: given, slug: given });
      const answer = await GET(new Request(url), { params });
      const isThere = !/nowhere|40\b|attachments/.test(`${request} ${name}`);
      if (isThere) expect(`${url} ${answer.status}`).toBe(`${url} 200`);
      seen.push(`${url} ${answer.status} ${withoutHead(withoutCursor(await answer.text()))}`);
    }
  }
  return seen;
}

/** The queries of the pages. */
async function readPages(actor: Reader, slug: string, sourceIds: readonly number[]) {
  const of: Record<string, () => Promise<unknown>> = {
    desk: () => getDesk(actor),
    shell: () => getShellCounts(actor),
    desks: () => listDesks(actor),
    entries: () => listEntryStories(actor),
    views: () => listViews(actor, null),
    imports: () => listRecentImports(actor, slug),
    story: () => getStory(actor, slug),
    "story's history": () => listStoryEvents(actor, slug),
    "history of a claim": () => listStoryEvents(actor, slug, { claim: 1, about: "citations" }),
    "doers of a story": () => listStoryDoers(actor, slug),
    "claim's history": () => listClaimEvents(actor, 1),
    "review queue": () => listReviewQueue(actor, { scope: "all" }),
    "choices of the queue": () => listQueueChoices(actor, { scope: "all" }),
    drafts: () => listDrafts(actor, slug),
    "overdue replies": () => listOverdue(actor),
    replies: async () => getBoard(actor, (await getStory(actor, slug)).id),
    "a request": async () => getRequest(actor, (await getStory(actor, slug)).id, 1),
    "a hidden request": async () => getRequest(actor, (await getStory(actor, slug)).id, 2),
    gate: async () => {
      const { seen, ...gate } = await getGate(actor, slug);
      return { ...gate, isSeen: seen > 0 };
    },
    "replies about a claim": () => listClaimReplies(actor, 1),
    export: async () => {
      const { plan, ids } = await openExport(actor, "csv", new URLSearchParams("q=ferry"));
      return { plan: { ...plan, fileName: "", head: null }, ids };
    },
    paste: () => lookOver(actor, { story: slug, sources: WORDS, wordings: WORDS }),
  };
  for (const search of ["", ...WORDS]) {
    of[`stories ${search}`] = () => listStories(actor, { status: "all", search });
    of[`near ${search}`] = () => listNearSources(actor, { name: search, aliases: "" });
    for (const sort of SOURCE_SORTS) {
      of[`sources ${search} ${sort}`] = () => listSources(actor, { search, sort });
    }
  }
  for (const id of [...sourceIds, 9_999]) {
    of[`source ${id}`] = () => getSource(actor, id);
    of[`events ${id}`] = () => listSourceEvents(actor, id);
    of[`leaning ${id}`] = () => listLeaningClaims(actor, id);
    if (can(actor, "call.make") && can(actor, "contact.see")) {
      const called = { id, name: "Harbour", aliases: "", confidential: false };
      of[`call ${id}`] = () => getSheet(actor, called, null);
      of[`contact of ${id}`] = () => getContact(actor, id);
    }
    of[`merge ${id}`] = () => previewMerge(actor, id, sourceIds[0] ?? 1);
  }
  const seen: string[] = [];
  for (const [name, read] of Object.entries(of)) {
    const answer = await read().catch((error: unknown) => {
      if (error instanceof SourcelineError) return { code: error.code, message: error.message };
      throw error;
    });
    seen.push(`${name} ${JSON.stringify(answer)}`);
  }
  return seen;
}

it("changes nothing of what an outsider reads", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(claims, claims, text, async (open, secret, headline) => {
      const { dataDir } = await freshDatabase();
      folders.push(dataDir);
      process.env.DATA_DIR = dataDir;
      const editor = await makePerson("editor", "Mara Quist");
      const outsider = await makePerson("editor", "Ben Orr");
      const story = await createStory(editor, { headline: "The harbour", desk: "City" });
      const known = await write(editor, story, open);
      await pasteDraft(editor, {
        story: story.slug,
        plain: "“The ferry was late,” said Anna Holt.",
      });
      await ask(editor, story);
      await saveView(editor, { name: "Port", story: null, query: "tag=port", shared: true });
      await signIn(jar, outsider);
      const cursor = await readLiveCursor(outsider);
      const read = async () => [
        ...(await readApi(story.slug, cursor)),
        ...(await readPages(outsider, story.slug, known)),
      ];
      const before = await read();

      const hidden = await createStory(editor, { headline, desk: "Secret", restricted: true });
      const sources = await write(editor, hidden, secret, known.slice(0, 2));
      await pasteDraft(editor, { story: hidden.slug, plain: "“The dam broke,” said Anna Holt." });
      await ask(editor, hidden);
      await mergeSources(editor, { fromId: sources[0]!, intoId: sources[1]! });
      const query = `story=${hidden.slug}`;
      await saveView(editor, { name: "Hidden", story: null, query, shared: true });
      await saveView(editor, {
        name: "Of it",
        story: null,
        query: `source=${sources[1]}`,
        shared: true,
      });
      const at = { tab: "one", story: hidden.storyId, claim: null, editing: null };
      await sayHere(editor, at);
      const shut = await createStory(editor, { headline: "Opened once", restricted: true });
      await editStory(editor, { storyId: shut.storyId, revision: 0, patch: { note: headline } });

      const after = await read();
      expect(after.length).toBe(before.length);
      expect(after.filter((answer, at) => answer !== before[at])).toEqual([]);
    }),
    { numRuns: 2, endOnFailure: true },
  );
});
