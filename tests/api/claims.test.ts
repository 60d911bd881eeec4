import Database from "better-sqlite3";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ClaimAnswer } from "@/lib/table/answer";
import { pasteDraft } from "@/lib/drafts/commands";
import { logClaimAt } from "@/lib/drafts/place/place-claims";
import { getDraft } from "@/lib/drafts/queries";
import { editClaim } from "@/lib/ledger/claims/commands";
import { withdrawClaim } from "@/lib/ledger/claims/moves";
import { raiseQuestion } from "@/lib/ledger/questions/commands";
import { readRefusal, signIn, type CookieJar } from "@/tests/support/browser";
import {
  at,
  decide,
  handOver,
  judge,
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  type Desk,
  type MadeClaim,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { GET as getOne } from "@/app/api/v1/claims/[id]/route";
import { GET as getAll } from "@/app/api/v1/claims/route";
import { GET as getTotal } from "@/app/api/v1/claims/total/route";
import { GET as getOfStory } from "@/app/api/v1/stories/[slug]/claims/route";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

const database = useDatabase();
let desk: Desk;
let story: Awaited<ReturnType<typeof makeStory>>;
let claims: MadeClaim[];
let judged: MadeClaim;
let secret: MadeClaim;

beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor, {
    slug: "harbour-fees",
    headline: "Who pays for the harbour",
  });
  claims = [];
  for (const number of ["one", "two", "three", "four", "five", "six", "seven"]) {
    claims.push(await makeClaim(desk.editor, story, { wording: `Dredger ${number} was late` }));
  }
  const other = await makeStory(desk.editor, { slug: "bus-depot", headline: "The bus depot" });
  judged = await makeClaim(desk.editor, other, {
    wording: "The depot cost 4 million",
    kind: "figure",
    tags: ["money"],
    note: "From the accounts.",
  });
  const ledger = await makeSource(desk.editor, { name: "Depot accounts", kind: "document" });
  await makeCitation(desk.editor, judged, {
    sourceId: ledger.id,
    basis: "document",
    locator: "page 9",
    quote: "four million",
  });
  await handOver(desk.editor, judged);
  await judge(desk.reviewer, judged, "verified");
  const hidden = await makeStory(desk.admin, { slug: "sealed-files", restricted: true });
  secret = await makeClaim(desk.admin, hidden, { wording: "The sealed files exist" });
});
beforeEach(() => signIn(jar, desk.viewer));

const context = { params: Promise.resolve({}) };
const all = (query = "") => getAll(new Request(`http://localhost/api/v1/claims${query}`), context);
const ofStory = (slug: string, query = "") =>
  getOfStory(new Request(`http://localhost/api/v1/stories/${slug}/claims${query}`), {
    params: Promise.resolve({ slug }),
  });
const total = async (query = "") => {
  const url = `http://localhost/api/v1/claims/total${query}`;
  const answer = await getTotal(new Request(url), context);
  return { status: answer.status, found: (await answer.json()) as unknown };
};
const one = (id: string | number) =>
  getOne(new Request(`http://localhost/api/v1/claims/${id}`), {
    params: Promise.resolve({ id: String(id) }),
  });

async function read(response: Response | Promise<Response>): Promise<ClaimAnswer> {
  const answer = await response;
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  return (await answer.json()) as ClaimAnswer;
}

const refs = (answer: ClaimAnswer) => answer.rows.map(({ story: of, ref }) => `${of.slug}.${ref}`);

describe("the table as JSON", () => {
  it("is the story's own table, in its own order, without being asked for more", async () => {
    const answer = await read(ofStory("harbour-fees"));
    expect(answer).toMatchObject({
      total: 7,
      isExact: true,
      first: 1,
      before: null,
      after: null,
      ordering: { column: "ref", descending: false },
      isUnsearchable: false,
    });
    expect(refs(answer)).toEqual(claims.map(({ ref }) => `harbour-fees.${ref}`));
    expect(answer.rows[0]).toEqual({
      id: claims[0]?.claimId,
      ref: "C1",
      story: { slug: "harbour-fees" },
      revision: 0,
      wording: "Dredger one was late",
      withdrawn: null,
      openQuestions: 0,
      sharedOrigins: "",
      hits: null,
      sourceNames: "",
      attribution: "unattributed",
      level: "unverified",
      lapsedLevel: "",
      hasOffRecord: false,
      lapsedReason: "",
      onPaper: null,
      reviewState: "open",
    });
  });

  it("is the newsroom's, the newest first, without what does not exist for the reader", async () => {
    const answer = await read(all());
    expect(answer.total).toBe(8);
    expect(refs(answer)[0]).toBe("bus-depot.C1");
    await signIn(jar, desk.admin);
    expect(refs(await read(all()))[0]).toBe("sealed-files.C1");
  });

  it("says how many there are by itself, under the same rights and refusals", async () => {
    const found = { total: 7, isExact: true };
    expect(await total("?scope=harbour-fees")).toEqual({ status: 200, found });
    expect(await total("?kind=figure")).toEqual({ status: 200, found: { ...found, total: 1 } });
    expect((await total("?scope=sealed-files")).status).toBe(404);
    expect((await total("?level=rumoured")).status).toBe(400);
  });

  it("of a small newsroom has its total, though nobody would wait for it", async () => {
    expect((await read(all("?total=later"))).total).toBe(8);
    const refused = await all("?total=never");
    expect(refused.status).toBe(400);
    expect(await readRefusal(refused)).toMatchObject({ fields: { total: /later/ } });
  });

  it("holds the members of the columns asked for, and always who the claim is", async () => {
    const { rows } = await read(all("?cols=kind,tags&kind=figure"));
    expect(rows).toEqual([
      {
        id: judged.claimId,
        ref: "C1",
        story: { slug: "bus-depot" },
        revision: expect.any(Number) as number,
        kind: "figure",
        tags: ["money"],
      },
    ]);
  });

  it("filters, searches and sorts as the table's address says", async () => {
    expect(refs(await read(all("?level=-unverified")))).toEqual(["bus-depot.C1"]);
    const found = await read(all("?q=dredg+late&sort=-claim&limit=2"));
    expect(refs(found)).toEqual(["harbour-fees.C2", "harbour-fees.C3"]);
    expect(found.rows[0]?.hits?.wording).toContain("two was");
    expect((await read(all('?q="—"'))).isUnsearchable).toBe(true);
    // A page's own parameter, which shows nothing here.
    expect((await read(all("?open=harbour-fees.C2"))).total).toBe(8);
  });

  it("comes in pages of any size; each claim once, whatever is logged meanwhile", async () => {
    const seen: string[] = [];
    let page = await read(ofStory("harbour-fees", "?sort=-ref&limit=3"));
    expect(page.before).toBeNull();
    for (;;) {
      seen.push(...refs(page));
      expect(page.first).toBe(seen.length - page.rows.length + 1);
      if (page.after === null) break;
      await makeClaim(desk.editor, story, { wording: "A later one" });
      page = await read(ofStory("harbour-fees", `?sort=-ref&limit=3&after=${page.after}`));
    }
    expect(seen).toEqual(claims.map(({ ref }) => `harbour-fees.${ref}`).reverse());
    expect(page.total).toBe(9);
    const back = await read(
      ofStory("harbour-fees", `?sort=-ref&limit=2&before=${page.before ?? ""}`),
    );
    expect(refs(back)).toEqual(["harbour-fees.C3", "harbour-fees.C2"]);
    expect((await read(all("?limit=500"))).rows.length).toBe(10);
  });

  it("tells of a claim withdrawn since, where those are asked for", async () => {
    const gone = await makeClaim(desk.editor, story, { wording: "Said too soon" });
    await withdrawClaim(desk.editor, { ...(await at(gone)), reason: "Not in the story" });
    const answer = await read(ofStory("harbour-fees", "?withdrawn=only&cols=claim"));
    expect(answer.rows).toHaveLength(1);
    expect(answer.rows[0]?.withdrawn?.reason).toBe("Not in the story");
  });
});

describe("what is not understood", () => {
  it.each([
    ["limit=0", "limit"],
    ["limit=501", "limit"],
    ["limit=-1", "limit"],
    ["limit=1.5", "limit"],
    ["limit=1e2", "limit"],
    ["limit=many", "limit"],
    ["colour=red", "colour"],
    ["level=rumoured", "level"],
    ["sort=mood", "sort"],
    ["cols=ref,mood", "cols"],
    ["after=nowhere", "after"],
    ["recheck=soon", "recheck"],
    ["withdrawn=maybe", "withdrawn"],
    ["open=seven", "open"],
  ])("%s is refused, naming %s", async (query, parameter) => {
    for (const answer of [await all(`?${query}`), await ofStory("harbour-fees", `?${query}`)]) {
      const refusal = await readRefusal(answer);
      expect(refusal).toMatchObject({ status: 400, code: "INVALID" });
      expect(Object.keys(refusal.fields ?? {})).toEqual([parameter]);
    }
  });

  it("a place in another order, or two places, are refused too", async () => {
    const { after } = await read(ofStory("harbour-fees", "?limit=2"));
    const place = `after=${after ?? ""}`;
    const otherwise = await readRefusal(await ofStory("harbour-fees", `?sort=-claim&${place}`));
    expect(otherwise.fields).toEqual({ after: "belongs to a table in another order" });
    const both = await readRefusal(
      await ofStory("harbour-fees", `?${place}&before=${after ?? ""}`),
    );
    expect(Object.keys(both.fields ?? {})).toEqual(["before"]);
  });

  it("a story that one may not see is one that is not there", async () => {
    const answers = await Promise.all(
      ["sealed-files", "no-such-story", "__proto__"].map(async (slug) =>
        readRefusal(await ofStory(slug)),
      ),
    );
    expect(answers[0]).toMatchObject({ status: 404, code: "NOT_FOUND" });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    await signIn(jar, desk.admin);
    expect((await read(ofStory("sealed-files"))).total).toBe(1);
  });

  it("nobody is answered who is not signed in", async () => {
    await signIn(jar, null);
    for (const answer of [await all(), await ofStory("harbour-fees"), await one(judged.claimId)]) {
      expect((await readRefusal(answer)).status).toBe(401);
    }
  });
});

type OneClaim = {
  claim: Record<string, unknown> & { can: Record<string, boolean>; citations: unknown[] };
  review: {
    mayGiveVerdict: boolean;
    fourEyes: string | null;
    unmet: string[];
    levels: Array<{ level: string; unmet: string[] }>;
    verdicts: Array<{ level: string; lapsed: { because: string } | null }>;
    changes: string[];
  };
  questions: { list: Array<{ question: string; can: Record<string, boolean> }>; can: object };
  quoteChecks: Record<string, unknown[]>;
  history: Array<{ type: string; by: string; at: string }>;
  mended: Record<string, unknown> | null;
};

async function readOne(id: number): Promise<OneClaim> {
  const answer = await one(id);
  expect(answer.status).toBe(200);
  return (await answer.json()) as OneClaim;
}

describe("one claim", () => {
  it("comes with its evidence, verdicts and history", async () => {
    const { claim, review, history, quoteChecks } = await readOne(judged.claimId);
    expect(claim).toMatchObject({
      id: judged.claimId,
      ref: "C1",
      story: { slug: "bus-depot", headline: "The bus depot", restricted: false },
      wording: "The depot cost 4 million",
      kind: "figure",
      level: "verified",
      reviewState: "decided",
      tags: ["money"],
      note: "From the accounts.",
      withdrawn: null,
      loggedBy: { id: desk.editor.userId, name: desk.editor.name },
    });
    expect(claim.citations).toMatchObject([
      {
        source: { name: "Depot accounts", kind: "document" },
        basis: "document",
        locator: "page 9",
        quote: "four million",
        restsOn: [],
        attachments: [],
      },
    ]);
    expect(review.verdicts).toMatchObject([{ level: "verified", lapsed: null }]);
    expect(history.map(({ type }) => type)).toEqual([
      "verdict.given",
      "claim.handed_over",
      "citation.added",
      "claim.logged",
    ]);
    expect(history[0]).toMatchObject({ by: desk.reviewer.name });
    expect(history[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    // No draft and no file to compare the quote with.
    expect(Object.values(quoteChecks)).toEqual([[]]);
  });

  it("says what this reader may do, and what each level lacks", async () => {
    const open = await makeClaim(desk.editor, story, { wording: "It rained all week" });
    const seenBy = async (role: keyof Desk) => {
      await signIn(jar, desk[role]);
      return readOne(open.claimId);
    };
    expect((await seenBy("viewer")).claim.can).toEqual({
      edit: false,
      assign: false,
      cite: false,
      withdraw: false,
      restore: false,
      handOver: false,
      takeBack: false,
      split: false,
      merge: false,
      undoMerge: false,
    });
    expect((await seenBy("editor")).claim.can).toMatchObject({
      edit: true,
      handOver: true,
      takeBack: false,
    });
    const { review } = await seenBy("reviewer");
    expect(review).toMatchObject({
      mayGiveVerdict: true,
      fourEyes: null,
      unmet: ["The claim has not been handed over for review."],
    });
    expect(review.levels.find(({ level }) => level === "single_source")?.unmet).toEqual([
      "Needs a citation that supports the claim.",
    ]);
    expect(review.levels.find(({ level }) => level === "unverifiable")?.unmet).toEqual([]);
  });

  it("says why a verdict lapsed, which hedges went, and what was asked", async () => {
    const hedged = await makeClaim(desk.editor, story, { wording: "The crane reportedly fell" });
    await handOver(desk.editor, hedged);
    await judge(desk.reviewer, hedged);
    await raiseQuestion(desk.reviewer, {
      claimId: hedged.claimId,
      question: "Which crane?",
      sendBack: false,
    });
    await editClaim(desk.editor, { ...(await at(hedged)), patch: { wording: "The crane fell" } });
    const { review, questions } = await readOne(hedged.claimId);
    expect(review.verdicts[0]?.lapsed?.because).toContain("the wording changed");
    expect(review.changes).toEqual(["‘reportedly’ is gone"]);
    expect(questions.list).toMatchObject([
      { question: "Which crane?", can: { answer: false, close: false, dismiss: false } },
    ]);
    await signIn(jar, desk.reviewer);
    const asker = await readOne(hedged.claimId);
    expect(asker.questions.list[0]?.can).toMatchObject({ answer: true, close: true });
  });

  it("says that the draft mended what its verdict lapsed for, and nothing before that", async () => {
    const words = "The depot has 40 new buses";
    const of = await makeStory(desk.editor, { slug: "new-buses" });
    const paste = (headline: number) =>
      pasteDraft(desk.editor, {
        story: of.slug,
        plain: `Depot has ${headline} new buses\n\n${words}, the audit office said.`,
      });
    await paste(40);
    const draft = await getDraft(desk.editor, of.slug, 1);
    const start = draft.text.indexOf(words);
    const claim = await logClaimAt(desk.editor, {
      ...{ draftId: draft.id, start, end: start + words.length, wording: words },
    });
    await decide(desk, claim, "unverifiable");
    await paste(45);
    expect((await readOne(claim.claimId)).mended).toBeNull();
    await paste(40);
    expect((await readOne(claim.claimId)).mended).toEqual({
      ...{ level: "unverifiable", contradictedIn: 2, mendedIn: 3 },
      says: "Another place in draft 2 contradicted it; none in draft 3 does. The claim itself is as it was judged.",
    });
  });

  it("names who withdrew the claim and why, and offers nothing but what is left", async () => {
    const gone = await makeClaim(desk.editor, story, { wording: "The bridge was sold" });
    await withdrawClaim(desk.editor, { ...(await at(gone)), reason: "It was leased" });
    const { claim } = await readOne(gone.claimId);
    expect(claim.withdrawn).toMatchObject({ by: desk.editor.name, reason: "It was leased" });
    expect(claim.can).toMatchObject({ edit: false, restore: false });
  });

  it.each(["0", "-1", "1.5", "1e3", "C7", "abc", "", "99999999999999999999", "999999", "\ud800"])(
    "%j is not found",
    async (id) => {
      expect(await readRefusal(await one(id))).toMatchObject({ status: 404, code: "NOT_FOUND" });
    },
  );

  it("of a story that one may not see is not there", async () => {
    expect(await readRefusal(await one(secret.claimId))).toEqual(
      await readRefusal(await one(999_999)),
    );
    await signIn(jar, desk.admin);
    expect((await readOne(secret.claimId)).claim.wording).toBe("The sealed files exist");
  });
});

describe("a table of hundreds of thousands", () => {
  /** As if so many had been logged: the newest claim's id is what is looked at. */
  function growTo(id: number) {
    const file = new Database(database.databaseFile);
    file.prepare(`UPDATE sqlite_sequence SET seq = ? WHERE name = 'Claim'`).run(id);
    file.close();
  }

  it("is answered before it is counted, for whoever asks for that", async () => {
    growTo(400_000);
    await signIn(jar, desk.editor);
    await makeClaim(desk.editor, story, { wording: "Dredger eight was late" });
    const now = ((await read(ofStory("harbour-fees"))).total ?? 0) + 1;
    await makeClaim(desk.editor, story, { wording: "Dredger nine was late" });
    const first = await read(ofStory("harbour-fees", "?total=later&limit=2"));
    expect(first).toMatchObject({ total: null, isExact: false, first: 1 });
    expect(first.rows).toHaveLength(2);
    expect((await total("?scope=harbour-fees")).found).toEqual({
      total: now,
      isExact: true,
    });
    expect((await read(ofStory("harbour-fees", "?total=later"))).total).toBe(now);
    expect((await read(ofStory("harbour-fees", "?limit=1"))).total).toBe(now);
  });
});
