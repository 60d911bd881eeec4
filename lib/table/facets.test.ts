import { beforeAll, describe, expect, it } from "vitest";
import { logClaim } from "@/lib/ledger/claims/commands";
import { makeCitation, makeClaim, makeSource } from "@/tests/support/claims";
import { makePerson, makeStory, asReader } from "@/tests/support/factories";
import { fill } from "@/tests/bench/seed";
import { useDatabase } from "@/tests/support/database";
import { countValues, matching, readModel, type ModelClaim } from "@/tests/support/table-model";
import { listFacet } from "./facets";
import { FILTER_FIELD_NAMES, type FilterField } from "./filter-fields";
import { readFilterNames } from "./filter-names";
import { listClaims, NEWSROOM, storyScope } from "./page";
import { parseTableQuery, type TableQuery } from "./query";

process.env.NEWSROOM_TIMEZONE = "UTC";
const place = useDatabase();
const outsider = asReader({ userId: 1, name: "One", email: "1@newsroom.example", role: "admin" });
const member = asReader({ userId: 2, name: "Two", email: "2@newsroom.example", role: "viewer" });

let everything: ModelClaim[] = [];
let visible: ModelClaim[] = [];

beforeAll(() => {
  fill(place.databaseFile, { people: 9, stories: 6, claims: 7_500, sources: 400, tags: 25 });
  everything = readModel(place.databaseFile);
  visible = everything.filter((claim) => claim.slug !== "story-6");
});

const read = (text: string) => parseTableQuery(new URLSearchParams(text)).query;

function without(query: TableQuery, field: FilterField): TableQuery {
  const { [field]: _, ...filters } = query.filters;
  return { ...query, filters };
}

// With and without filters: counted in parts, or from the claims gathered.
const QUERIES = [
  "",
  "level=-unverified&kind=fact",
  "level=verified&source=1&tag=none",
  "withdrawn=all",
];

describe("the counts of a facet are those of going through all claims", () => {
  for (const field of FILTER_FIELD_NAMES) {
    it.each(QUERIES)(`${field} under “%s”`, async (text) => {
      const query = read(text);
      const facet = await listFacet(outsider, NEWSROOM, query, field);
      expect(facet.values.length).toBeGreaterThan(0);
      const expected = countValues(
        matching(visible, without(query, field)),
        field,
        facet.values.map(({ value }) => value),
      );
      expect(new Map(facet.values.map(({ value, count }) => [value, count]))).toEqual(expected);
    });
  }

  it("in one story too", async () => {
    const inStory = visible.filter((claim) => claim.slug === "story-2");
    for (const field of ["checker", "tag", "source", "terms"] as const) {
      const facet = await listFacet(outsider, storyScope("story-2"), read("kind=fact"), field);
      const values = facet.values.map(({ value }) => value);
      expect(new Map(facet.values.map(({ value, count }) => [value, count]))).toEqual(
        countValues(matching(inStory, read("kind=fact")), field, values),
      );
    }
  });

  it("under a search", async () => {
    const all = await listFacet(outsider, NEWSROOM, read("q=ministry"), "level");
    const total = all.values.reduce((sum, { count }) => sum + count, 0);
    const hits = matching(visible, read("")).filter((claim) =>
      /\bministry/i.test(
        `${claim.wording} ${claim.note} ${claim.citations.map((c) => c.quote).join(" ")}`,
      ),
    );
    expect(total).toBe(hits.length);
  });
});

describe("a facet", () => {
  it("names people, sources and stories, and finds by a few letters", async () => {
    const sources = await listFacet(outsider, NEWSROOM, read(""), "source");
    expect(sources.hasMore).toBe(true);
    const some = sources.values.find(({ value }) => value !== "")!;
    const letters = some.label.slice(2, 9).toUpperCase();
    const found = await listFacet(outsider, NEWSROOM, read(""), "source", letters);
    expect(found.values).toContainEqual(some);
    expect(found.values.every(({ label }) => label.toUpperCase().includes(letters))).toBe(true);
    const none = await listFacet(outsider, NEWSROOM, read("kind=fact"), "source", "zzzzzz");
    expect(none.values).toEqual([]);
    const stories = await listFacet(outsider, NEWSROOM, read(""), "story");
    expect(stories.values.map(({ value }) => value)).toContain("story-1");
  });

  it("keeps what is chosen, though nothing holds it", async () => {
    const facet = await listFacet(
      outsider,
      NEWSROOM,
      read("checker=8&level=verified&q=nowhere"),
      "checker",
    );
    expect(facet.values).toMatchObject([{ value: "8", count: 0 }]);
  });

  it("does not count or name a restricted story for outsiders", async () => {
    const forOutsider = await listFacet(outsider, NEWSROOM, read(""), "story");
    expect(forOutsider.values.map(({ value }) => value)).not.toContain("story-6");
    const forMember = await listFacet(member, NEWSROOM, read(""), "story");
    expect(forMember.values.map(({ value }) => value)).toContain("story-6");
    await expect(
      listFacet(outsider, storyScope("story-6"), read(""), "level"),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await readFilterNames(outsider, read("story=story-6"))).toEqual({});
    expect((await readFilterNames(member, read("story=story-6"))).story).toHaveProperty("story-6");
  });
});

describe("spellings of one name", () => {
  it("are one value of the facet, and the filter finds what it counts", async () => {
    const editor = await makePerson("editor");
    const story = await makeStory(editor, { slug: "agencies" });
    const named = ["Reuters", "REUTERS", "Reu\u00ADters", "Reuters", "Łukasz", "lukasz", ""];
    for (const assertedBy of named) {
      await logClaim(editor, { story: story.slug, wording: "It rained", assertedBy });
    }
    const facet = (text: string, find = "") =>
      listFacet(editor, storyScope("agencies"), read(text), "asserted_by", find);
    const counts = async (text: string, find = "") =>
      (await facet(text, find)).values.map(({ value, count }) => [value, count]);
    expect(await counts("")).toEqual([
      ["Reuters", 4],
      ["Łukasz", 2],
      ["", 1],
    ]);
    expect(await counts("", "REUT")).toEqual([["Reuters", 4]]);
    expect(await counts("", "luk")).toEqual([["Łukasz", 2]]);
    expect(await counts("asserted_by=reuters")).toContainEqual(["reuters", 4]);
    for (const [scope, name, found] of [
      [storyScope("agencies"), "reuters", 4],
      [NEWSROOM, "REUTERS", 4],
      [NEWSROOM, "Lukasz", 2],
      [NEWSROOM, "-Reuters,-lukasz,-none&story=agencies", 0],
    ] as const) {
      const { total } = await listClaims(editor, scope, read(`asserted_by=${name}`));
      expect(total).toBe(found);
    }
  });

  it("of a tag are one", async () => {
    const editor = await makePerson("editor");
    const story = await makeStory(editor, { slug: "tagged" });
    await logClaim(editor, { story: story.slug, wording: "It rained", tags: ["zürich"] });
    const query = read("tag=ZÜRICH");
    expect((await listClaims(editor, storyScope("tagged"), query)).total).toBe(1);
    const { values } = await listFacet(editor, storyScope("tagged"), query, "tag");
    expect(values).toContainEqual({ value: "ZÜRICH", label: "ZÜRICH", count: 1 });
    expect(values.map(({ value }) => value)).not.toContain("zürich");
    const found = await listFacet(editor, storyScope("tagged"), read(""), "tag", "zur");
    expect(found.values).toEqual([{ value: "zürich", label: "zürich", count: 1 }]);
  });

  it("of a source are found by an alias, a title and an employer", async () => {
    const editor = await makePerson("editor");
    const story = await makeStory(editor, { slug: "experts" });
    const source = await makeSource(editor, {
      name: "Jörg Müller",
      aliases: "JM",
      title: "Chief analyst",
      employer: "Mandiant",
    });
    const claim = await makeClaim(editor, story);
    await makeCitation(editor, claim, { sourceId: source.id });
    for (const find of ["jorg", "MÜLL", "jm", "analyst", "mandi"]) {
      const { values } = await listFacet(editor, storyScope("experts"), read(""), "source", find);
      expect(values).toEqual([{ value: String(source.id), label: "Jörg Müller", count: 1 }]);
    }
  });
});
