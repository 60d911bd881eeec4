import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { LEAVING, type Leaving } from "@/lib/ledger/citations/rules";
import { SourcelineError } from "@/lib/platform/errors";
import { fill } from "@/tests/bench/seed";
import { useDatabase } from "@/tests/support/database";
import {
  asTheyLeave,
  inOrder,
  matching,
  readModel,
  wordsOf,
  type ModelClaim,
} from "@/tests/support/table-model";
import { allIds } from "./all-ids";
import { COLUMNS, type ColumnId } from "./columns";
import { readCursor } from "./cursor";
import { planOf } from "./plan";
import { countClaims, iterateClaimIds, listClaimIds, listClaims, NEWSROOM } from "./page";
import { storyScope, type Scope } from "./page";
import { EVERYTHING, parseTableQuery, type Sort, type TableQuery } from "./query";
import { asReader, type Reader } from "@/tests/support/factories";

// Days are the newsroom's; the model counts them in UTC.
process.env.NEWSROOM_TIMEZONE = "UTC";
const place = useDatabase();

/** Large enough that every way of walking is taken: along an index, and few claims sorted. */
const sizes = { people: 9, stories: 6, claims: 6_400, sources: 400, tags: 25 };
/** story-6 is restricted; person 2 is a member of it, person 1 is not. */
const outsider = asReader({ userId: 1, name: "One", email: "1@newsroom.example", role: "admin" });
const member = asReader({ userId: 2, name: "Two", email: "2@newsroom.example", role: "viewer" });

let everything: ModelClaim[] = [];
let visible: ModelClaim[] = [];

beforeAll(() => {
  fill(place.databaseFile, sizes);
  everything = readModel(place.databaseFile);
  visible = everything.filter((claim) => claim.slug !== "story-6");
});

function read(text: string): TableQuery {
  const { query, faults } = parseTableQuery(new URLSearchParams(text));
  expect(faults).toEqual([]);
  return query;
}

async function collect(actor: Reader, scope: Scope, query: TableQuery): Promise<number[]> {
  const ids: number[] = [];
  for await (const slice of iterateClaimIds(actor, scope, query)) ids.push(...slice);
  return ids;
}

const idsOf = (claims: readonly ModelClaim[]) => claims.map((claim) => claim.id);
const standing = (claims: readonly ModelClaim[]) => matching(claims, EVERYTHING);

const sorts: Sort[] = COLUMNS.flatMap(({ id }) => [
  { column: id, descending: false },
  { column: id, descending: true },
]);
const nameOf = (sort: Sort) => `${sort.descending ? "-" : ""}${sort.column}`;

describe("every sort gives the full list in order, each claim once", () => {
  it.each(sorts.map((sort) => [nameOf(sort), sort] as const))(
    "%s, along an index",
    async (_, sort) => {
      const expected = idsOf(inOrder(standing(visible), sort));
      expect(await collect(outsider, NEWSROOM, { ...EVERYTHING, sort })).toEqual(expected);
    },
  );

  it.each(sorts.map((sort) => [nameOf(sort), sort] as const))("%s, filtered", async (_, sort) => {
    const query: TableQuery = { ...read("level=-unverified&withdrawn=all"), sort };
    const expected = idsOf(inOrder(matching(visible, query), sort));
    expect(await collect(outsider, NEWSROOM, query)).toEqual(expected);
  });

  it.each(sorts.map((sort) => [nameOf(sort), sort] as const))("%s, few sorted", async (_, sort) => {
    const query: TableQuery = { ...read("source=1&withdrawn=all"), sort };
    const expected = idsOf(inOrder(matching(visible, query), sort));
    expect(expected.length).toBeGreaterThan(100);
    expect(await collect(outsider, NEWSROOM, query)).toEqual(expected);
  });

  it.each(sorts.map((sort) => [nameOf(sort), sort] as const))("%s, in a story", async (_, sort) => {
    const inStory = visible.filter((claim) => claim.slug === "story-1");
    const expected = idsOf(inOrder(standing(inStory), sort));
    expect(await collect(outsider, storyScope("story-1"), { ...EVERYTHING, sort })).toEqual(
      expected,
    );
  });
});

/** Clicks through all pages, and back again from the last. */
async function clickThrough(actor: Reader, scope: Scope, query: TableQuery) {
  const there: number[] = [];
  const back: number[][] = [];
  let page = await listClaims(actor, scope, query);
  const pages = [page];
  while (page.after) {
    expect(page.first).toBe(there.length + 1);
    there.push(...page.rows.map((row) => row.id));
    const cursor = readCursor(page.after)!;
    page = await listClaims(actor, scope, { ...query, page: { direction: "after", cursor } });
    pages.push(page);
  }
  there.push(...page.rows.map((row) => row.id));
  while (page.before) {
    back.unshift(page.rows.map((row) => row.id));
    const cursor = readCursor(page.before)!;
    page = await listClaims(actor, scope, { ...query, page: { direction: "before", cursor } });
  }
  back.unshift(page.rows.map((row) => row.id));
  return { there, back: back.flat(), total: pages[0]?.total };
}

describe("pages", () => {
  const some: ColumnId[] = ["claim", "checker", "verification_level", "verdict_at", "tags"];
  it.each(some)("lead through the whole table and back, sorted by %s", async (column) => {
    for (const text of ["", "kind=fact"]) {
      const query = { ...read(text), sort: { column, descending: column === "checker" } };
      const expected = idsOf(inOrder(matching(visible, query), query.sort));
      const { there, back, total } = await clickThrough(outsider, NEWSROOM, query);
      expect(there).toEqual(expected);
      expect(back).toEqual(expected);
      expect(total).toBe(expected.length);
    }
  });

  it("go on from where they were when claims are added or leave meanwhile", async () => {
    const query = read("sort=claim");
    const first = await listClaims(outsider, NEWSROOM, query);
    const cursor = readCursor(first.after ?? "")!;
    const order = idsOf(inOrder(standing(visible), query.sort!));
    const narrowed = read("sort=claim&level=-verified");
    const next = await listClaims(outsider, NEWSROOM, {
      ...narrowed,
      page: { direction: "after", cursor },
    });
    const left = new Set(idsOf(matching(visible, narrowed)));
    const expected = order.slice(100).filter((id) => left.has(id));
    expect(next.rows.map((row) => row.id)).toEqual(expected.slice(0, 100));
  });

  it("begin anew where the cursor belongs to another sort or leads nowhere", async () => {
    const start = await listClaims(outsider, NEWSROOM, read("sort=claim"));
    const other = readCursor(start.after ?? "")!;
    for (const cursor of [other, { ...other, sort: "kind", key: "mood", id: 2 ** 40 }]) {
      const page = await listClaims(outsider, NEWSROOM, {
        ...read("sort=kind"),
        page: { direction: "after", cursor },
      });
      expect(page.rows.length).toBe(100);
    }
  });

  it("select all that match up to a limit, in the table's order", async () => {
    const query = read("sort=-claim");
    const expected = idsOf(inOrder(standing(visible), query.sort!)).slice(0, 1_000);
    expect(await listClaimIds(outsider, NEWSROOM, query, 1_000)).toEqual(expected);
  });
});

const FILTERS = [
  "level=verified",
  "level=-verified,unverified",
  "attribution=named,document",
  "kind=-fact,-figure",
  "state=open,recheck",
  "risk=high",
  "checker=3",
  "checker=none",
  "checker=none,3",
  "checker=-none,-3",
  "checker=-3",
  "logged_by=2,4",
  "verdict_by=1",
  "verdict_by=none",
  "story=story-2,story-3",
  "story=-story-1",
  "story=story-6",
  "story=no-such-story",
  "source=1",
  "source=1,7",
  "source=-1",
  "source=none",
  "source=none,1",
  "source=-none",
  "source=99999",
  "terms=off_record",
  "terms=-on_record",
  "terms=background,deep_background",
  "stance=denies,contradicts",
  "stance=-supports",
  "origins=0",
  "origins=1,2%2B",
  "origins=-2%2B",
  "has=open_question",
  "has=-source",
  "has=quote,note",
  "has=-quote,source",
  "has=attachment",
  "has=-attachment",
  "has=attachment,open_question",
  "tag=none",
  "as_of=none",
  "as_of=..2021-12-31",
  "recheck=2022-03-01..2022-03-31",
  "recheck=2022-03-05",
  "logged=2022-01-10..",
  "verdict=2022-01-10..2022-02-10",
  "verdict=none",
  "withdrawn=only",
  "withdrawn=all",
];

describe("filters agree with going through all claims one by one", () => {
  async function compare(text: string) {
    const query = read(text);
    const expected = idsOf(matching(visible, query)).sort((a, b) => a - b);
    const found = await collect(outsider, NEWSROOM, query);
    expect([...found].sort((a, b) => a - b)).toEqual(expected);
    const { total, isExact } = await countClaims(outsider, NEWSROOM, query);
    if (isExact) expect(total).toBe(expected.length);
    return expected.length;
  }

  it.each(FILTERS)("%s", async (text) => {
    await compare(text);
  });

  it("by tag and by who asserts it", async () => {
    const tag = visible.flatMap((claim) => claim.tags)[0]!;
    expect(await compare(`tag=${tag}`)).toBeGreaterThan(0);
    await compare(`tag=-${tag},none`);
    const name = visible.find((claim) => claim.assertedBy !== "")!.assertedBy;
    expect(await compare(`asserted_by=${encodeURIComponent(name.toUpperCase())}`)).toBeGreaterThan(
      0,
    );
    await compare(`asserted_by=-${encodeURIComponent(name)}`);
    await compare("asserted_by=none");
  });

  it("in any combination, in a story too", async () => {
    const given = fc.subarray(FILTERS, { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        given,
        fc.constantFrom(...sorts),
        fc.boolean(),
        async (texts, sort, inOne) => {
          const { query } = parseTableQuery(new URLSearchParams(texts.join("&")));
          const scope = inOne ? storyScope("story-2") : NEWSROOM;
          const claims = inOne ? visible.filter((claim) => claim.slug === "story-2") : visible;
          const sorted = { ...query, sort };
          const expected = idsOf(inOrder(matching(claims, sorted), sort));
          expect(await collect(outsider, scope, sorted)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("“me” is whoever asks", async () => {
    const query = read("checker=me&withdrawn=all");
    expect((await collect(member, NEWSROOM, query)).length).toBe(
      everything.filter((claim) => claim.checkerId === member.userId).length,
    );
  });
});

/** The terms whose quotes do not leave. */
const SILENT: Record<Leaving, readonly string[]> = {
  under_terms: ["off_record", "deep_background"],
  with_names: ["off_record"],
};

describe.each(LEAVING)("what leaves %s is what there is of the citations then", (how) => {
  let leaving: ModelClaim[] = [];
  beforeAll(() => {
    leaving = asTheyLeave(visible, how);
    expect(leaving.filter((claim, index) => claim !== visible[index]).length).toBeGreaterThan(100);
  });

  async function leavingIds(scope: Scope, query: TableQuery, sort: Sort): Promise<number[]> {
    return allIds(await planOf(outsider, scope, query, { leaving: how }), sort);
  }

  const newest: Sort = { column: "logged_at", descending: true };

  it.each(sorts.map((sort) => [nameOf(sort), sort] as const))("sorted by %s", async (_, sort) => {
    const expected = idsOf(inOrder(standing(leaving), sort));
    expect(await leavingIds(NEWSROOM, EVERYTHING, sort)).toEqual(expected);
    const inStory = standing(leaving).filter((claim) => claim.slug === "story-1");
    expect(await leavingIds(storyScope("story-1"), EVERYTHING, sort)).toEqual(
      idsOf(inOrder(inStory, sort)),
    );
  });

  it.each(FILTERS)("filtered by %s", async (text) => {
    const query = read(text);
    const expected = idsOf(inOrder(matching(leaving, query), newest));
    expect(await leavingIds(NEWSROOM, query, newest)).toEqual(expected);
  });

  it("in any combination, in a story too", async () => {
    const given = fc.subarray(FILTERS, { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        given,
        fc.constantFrom(...sorts),
        fc.boolean(),
        async (texts, sort, inOne) => {
          const { query } = parseTableQuery(new URLSearchParams(texts.join("&")));
          const scope = inOne ? storyScope("story-2") : NEWSROOM;
          const claims = inOne ? leaving.filter((claim) => claim.slug === "story-2") : leaving;
          const expected = idsOf(inOrder(matching(claims, query), sort));
          expect(await leavingIds(scope, query, sort)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("searched for what only such citations say, too", async () => {
    const secret = visible.flatMap((claim) =>
      claim.citations.filter(({ terms }) => SILENT[how].includes(terms)).map(({ quote }) => quote),
    );
    const words = [
      ...new Set(
        secret
          .join(" ")
          .toLowerCase()
          .match(/[a-z]{5,}/g),
      ),
    ].slice(0, 40);
    expect(words.length).toBe(40);
    let apart = 0;
    for (const word of words) {
      const says = (claim: ModelClaim) =>
        [...wordsOf(claim)].some((other) => other.startsWith(word));
      const expected = idsOf(inOrder(standing(leaving).filter(says), newest));
      const query = { ...EVERYTHING, text: word };
      expect(await leavingIds(NEWSROOM, query, newest), word).toEqual(expected);
      const shown = await collect(outsider, NEWSROOM, { ...query, sort: newest });
      expect(shown, word).toEqual(idsOf(inOrder(standing(visible).filter(says), newest)));
      if (shown.length !== expected.length) apart += 1;
    }
    // Otherwise nothing would be told apart.
    expect(apart).toBeGreaterThan(5);
  });
});

describe("a restricted story", () => {
  it("does not exist for outsiders: not listed, not counted, not found", async () => {
    const { total } = await countClaims(outsider, NEWSROOM, EVERYTHING);
    expect(total).toBe(standing(visible).length);
    await expect(listClaims(outsider, storyScope("story-6"), EVERYTHING)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(listClaims(outsider, storyScope("nowhere"), EVERYTHING)).rejects.toBeInstanceOf(
      SourcelineError,
    );
    expect((await countClaims(outsider, NEWSROOM, read("story=story-6"))).total).toBe(0);
    expect((await countClaims(outsider, NEWSROOM, read("story=-story-6"))).total).toBe(total);
  });

  it("is there for its members", async () => {
    const { total } = await countClaims(member, NEWSROOM, EVERYTHING);
    expect(total).toBe(standing(everything).length);
    const page = await listClaims(member, storyScope("story-6"), EVERYTHING);
    expect(page.rows.every((row) => row.story.slug === "story-6")).toBe(true);
    expect(page.rows[0]?.ref).toBe("C1");
  });
});

describe("a row", () => {
  it("shows what the columns need", async () => {
    const page = await listClaims(outsider, NEWSROOM, read("sort=-verdict_at"));
    const [row] = page.rows;
    const claim = visible.find((candidate) => candidate.id === row?.id)!;
    expect(row).toMatchObject({
      ref: `C${claim.number}`,
      story: { slug: claim.slug },
      wording: claim.wording,
      level: claim.reviewState === "decided" ? claim.level : "unverified",
      sourceNames: claim.sourceNames,
      sourceCount: claim.citations.length,
      terms: [...new Set(claim.citations.map((citation) => citation.terms))].sort(),
      locators: claim.citations.map((citation) => citation.locator).filter(Boolean),
      tags: claim.tags,
      verdictNote: claim.verdictNotes.at(-1),
      openQuestions: claim.openQuestions,
      hits: null,
    });
    expect(row?.loggedAt).toBe(claim.loggedAt.replace("+00:00", "Z"));
    expect(row?.verdictBy?.name).toBe(claim.verdictByName);
  });
});
