/** What the bench asks of the claim table, each beside the plain SQL that a person would write for it. */

export type Question = {
  name: string;
  /** The table's query string. */
  query: string;
  /** The slug of the story whose table it is; null: the newsroom's. */
  story: string | null;
  /** The filter in plain SQL over "Claim" c. */
  where: string;
  /** The order in plain SQL. */
  order: string;
  /** Further joins that filter or order need. */
  join?: string;
};

const standing = `c."withdrawnAt" IS NULL`;
const newest = `c."loggedAt" DESC, c."id" DESC`;

function newsroom(name: string, query: string, where: string, order = newest, join = ""): Question {
  return { name, query, story: null, where: `${standing}${where && ` AND ${where}`}`, order, join };
}

const cites = (condition: string) =>
  `EXISTS (SELECT 1 FROM "Citation" k WHERE k."claimId" = c."id" AND k."removedAt" IS NULL AND ${condition})`;
const found = (words: string) =>
  `c."id" IN (SELECT rowid FROM "claim_fts" WHERE "claim_fts" MATCH '${words}')`;
const person = (column: string) => `LEFT JOIN "User" u ON u."id" = c."${column}"`;

export function questions(bigStory: string): Question[] {
  return [
    newsroom("newest first", "", ""),
    newsroom("by reference", "sort=ref", "", `s."slug" COLLATE NOCASE, c."number"`),
    newsroom("by wording", "sort=claim", "", `c."wording" COLLATE NOCASE, c."id"`),
    newsroom("by sources", "sort=sources", "", `c."sourceNames" COLLATE NOCASE, c."id"`),
    newsroom(
      "by checker",
      "sort=checker",
      "",
      `u."name" COLLATE NOCASE, c."id"`,
      person("checkerId"),
    ),
    newsroom("by level", "sort=verification_level", "", `c."level", c."id"`),
    newsroom("by verdict, latest first", "sort=-verdict_at", "", `c."verdictAt" DESC, c."id" DESC`),
    newsroom("level: disputed", "level=disputed", `c."level" = 'disputed'`),
    newsroom("any level but verified", "level=-verified", `c."level" <> 'verified'`),
    newsroom("attribution: unnamed", "attribution=unnamed", `c."attribution" = 'unnamed'`),
    newsroom(
      "kind and risk",
      "kind=allegation&risk=high",
      `c."kind" = 'allegation' AND c."legalRisk" = 'high'`,
    ),
    newsroom("one source", "source=7", cites(`k."sourceId" = 7`)),
    newsroom("off the record", "terms=off_record", cites(`k."terms" = 'off_record'`)),
    newsroom("search: common word", "q=ministry&sort=-logged_at", found("ministry*")),
    newsroom(
      "search: two words",
      "q=ministry%20files&sort=-logged_at",
      found("ministry AND files*"),
    ),
    newsroom("search: no hit", "q=zyzzyva&sort=-logged_at", found("zyzzyva*")),
    {
      name: "one story of 20,000, in its order",
      query: "",
      story: bigStory,
      where: `${standing} AND s."slug" = '${bigStory}'`,
      order: `c."number"`,
    },
    {
      name: "one story, by checker",
      query: "sort=checker",
      story: bigStory,
      where: `${standing} AND s."slug" = '${bigStory}'`,
      order: `u."name" COLLATE NOCASE, c."id"`,
      join: person("checkerId"),
    },
  ];
}
