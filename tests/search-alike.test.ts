/**
 * A search means the same on claims, stories and sources: each list holds one thing of every text,
 * and the same questions find the same of them.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { listSources } from "@/lib/ledger/sources/directory";
import { listStories } from "@/lib/stories/list";
import { listClaims, NEWSROOM } from "@/lib/table/page";
import { EVERYTHING } from "@/lib/table/query";
import { SEARCH_LIMIT, searchTextOf } from "@/lib/text/search-terms";
import { makeClaim, makeSource } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";

const LONG = "pneumono".repeat(40);

const TEXTS = {
  office: "The Foreign Office of the harbour",
  council: "Officials foreign to the council",
  zurich: "Überprüfer in Zürich, 2024 und Łódź",
  quoted: `Said “not so” and "never again"`,
  percent: "Growth of 50% in snake_case terms",
  arabic: "قال أحمد إن القاهـرة دفعت ٢٠٢٤",
  hebrew: "שָׁלוֹם לירושלים",
  thai: "กองทัพบกไทยถูกโจมตี",
  hindi: "नई दिल्ली में",
  hanzi: "上海安洵信息技术有限公司",
  long: LONG.slice(0, 200),
  brien: "Conor O’Brien, quoted by Ahmad al-Masri",
  plain: "Fiona OBrien and Almasri Holdings",
  initials: "J. K. Rowling wrote it",
  joined: "JK Rowling denied it",
  jeanLuc: "Jean‑Luc d'Angelo of L'Équipe",
};
type Name = keyof typeof TEXTS;

/** What is typed, and what it finds everywhere. */
const QUESTIONS: ReadonlyArray<readonly [asked: string, found: readonly Name[]]> = [
  ["foreign office", ["office"]],
  ["office foreign", ["office"]],
  ["FOREIGN off", ["office", "council"]],
  ['"foreign office"', ["office"]],
  ["“office foreign”", []],
  ['"foreign off"', []],
  ['"foreign off', ["office", "council"]],
  ["oreign", []],
  ["o", ["brien"]],
  ["harbour council", []],
  ["zurich", ["zurich"]],
  ["ZÜRICH uberpr", ["zurich"]],
  ["lodz", ["zurich"]],
  ["2024", ["zurich", "arabic"]],
  ["۲۰۲۴", ["zurich", "arabic"]],
  ["20", ["zurich", "arabic"]],
  ["20 und", []],
  ["202", ["zurich", "arabic"]],
  ["not so", ["quoted"]],
  ['"never again"', ["quoted"]],
  ["50%", ["percent"]],
  ["%", []],
  ["_", []],
  ["snake_case", ["percent"]],
  ["case_snake", []],
  ["sn%", ["percent"]],
  ["احمد", ["arabic"]],
  ["القاهره", ["arabic"]],
  ["שלומ", ["hebrew"]],
  ["ירושלים", []],
  ["โจมตี", ["thai"]],
  ["ไทย กองทัพ", ["thai"]],
  ["दिल्ली", ["hindi"]],
  ["दिल्ला", []],
  ["安洵", ["hanzi"]],
  ["公司 上海", ["hanzi"]],
  [LONG.slice(0, 150), ["long"]],
  [`${LONG} office`, []],
  ["office ".repeat(60), ["office"]],
  ["nothingofthekind", []],
  ['\'; DROP TABLE "Story"; --', []],
  ["OR", []],
  ["foreign -office", ["office"]],
  ["off*", ["office", "council"]],
  ["\u0000\ud800", []],
  ["🚀", []],
  ...["o'brien", "O’Brien", "oʼbrien", "o`brien", "o′brien"].map(
    (asked): readonly [string, readonly Name[]] => [asked, ["brien", "plain"]],
  ),
  ["o brien", ["brien"]],
  ["conor o br", ["brien"]],
  ["obrien", ["brien", "plain"]],
  ["OBRIEN conor", ["brien"]],
  ['"o brien"', ["brien"]],
  ["al-masri", ["brien"]],
  ["al masri", ["brien"]],
  ["almasri", ["brien", "plain"]],
  ["jk rowling", ["initials", "joined"]],
  ["J.K. Rowling", ["initials", "joined"]],
  ["J. K. Rowling", ["initials", "joined"]],
  ["j k rowling", ["initials"]],
  ["jeanluc", ["jeanLuc"]],
  ["Jean Luc", ["jeanLuc"]],
  ["dangelo", ["jeanLuc"]],
  ["d'angelo", ["jeanLuc"]],
  ["angelo", ["jeanLuc"]],
  ["lequipe", ["jeanLuc"]],
  ["équipe", ["jeanLuc"]],
];

useDatabase();
let reader: Reader;
const named = new Map<string, Name>();

beforeAll(async () => {
  reader = await makePerson("editor");
  const names = Object.entries(TEXTS) as Array<[Name, string]>;
  const { slug } = await makeStory(reader, { slug: "x0", headline: "Y0" });
  for (const [name, text] of names) {
    const claim = await makeClaim(reader, { slug }, { wording: text });
    named.set(`claim ${claim.claimId}`, name);
    const source = await makeSource(reader, { name: text });
    named.set(`source ${source.id}`, name);
    const story = await makeStory(reader, { slug: `z${named.size}`, headline: text });
    named.set(`story ${story.id}`, name);
  }
});

/** The three lists, each asked as its page asks. */
const LISTS: Record<string, (text: string) => Promise<number[]>> = {
  claim: async (text) =>
    (await listClaims(reader, NEWSROOM, { ...EVERYTHING, text })).rows.map(({ id }) => id),
  story: async (search) =>
    (await listStories(reader, { status: "all", search })).stories.map(({ id }) => id),
  source: async (search) => (await listSources(reader, { search })).sources.map(({ id }) => id),
};

describe.each(Object.keys(LISTS))("every %s", (kind) => {
  it.each(QUESTIONS)("is searched for %j as the others are", async (asked, expected) => {
    const text = searchTextOf(asked);
    expect(text.length).toBeLessThanOrEqual(SEARCH_LIMIT);
    const found = (await LISTS[kind]?.(text)) ?? [];
    const names = found.map((id) => named.get(`${kind} ${id}`));
    expect(names.sort()).toEqual([...expected].sort());
  });
});
