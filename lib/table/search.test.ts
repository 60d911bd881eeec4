import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { editSource } from "@/lib/ledger/sources/changes";
import { makeCitation, makeClaim, makeSource } from "@/tests/support/claims";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { useDatabase } from "@/tests/support/database";
import { logClaim } from "@/lib/ledger/claims/commands";
import { parseSearch } from "@/lib/text/search-terms";
import { hasHit, HIT_END, HIT_START, markedParts, matchExpression } from "./search";
import { countClaims, listClaims, NEWSROOM, storyScope } from "./page";
import { EVERYTHING, parseTableQuery, type TableQuery } from "./query";

const place = useDatabase();
let editor: Reader;
const ids = new Map<string, number>();

const WORDINGS = {
  office: "The Foreign Office was among the contractor’s targets",
  zurich: "The mayor of Zürich approved it on 3 May",
  hanzi: "上海安洵信息技术有限公司 is the firm’s legal name",
  operators: `They wrote: "NOT a (drill) OR near* -test ^x {a} wording:y AND C++"`,
  thai: "กองทัพบกไทยถูกโจมตี in 2021",
  plain: "Officials of the council foreign to it were asked",
  hyphens: "The gov\u00ADern\u00ADment knew",
  danish: "Rasmus Sørensen paid in Łódź",
  arabic: "قال أحمد إن القاهـرة دفعت ٢٠٢٤ دولارًا",
  hebrew: "שָׁלוֹם לירושלים",
  greek: "Ο Παπαδόπουλος μίλησε",
  russian: "Горбачёв сказал Толстой",
  hindi: "नई दिल्ली में",
  refers: "Explosives of type C4 were found",
};

beforeAll(async () => {
  editor = await makePerson("editor");
  const story = await makeStory(editor, { slug: "leak" });
  for (const [name, wording] of Object.entries(WORDINGS)) {
    const note = name === "office" ? "Seen in <b>sheet</b> three" : "";
    const logged = await logClaim(editor, { story: story.slug, wording, note });
    ids.set(name, logged.claimId);
  }
});

const searching = (text: string): TableQuery => ({ ...EVERYTHING, text });

async function search(text: string): Promise<string[]> {
  const page = await listClaims(editor, NEWSROOM, searching(text));
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  return page.rows.map((row) => names.get(row.id) ?? "?").sort();
}

describe("a search finds", () => {
  it.each([
    ["foreign office", ["office"]],
    ["office foreign", ["office"]],
    ["off", ["office", "plain"]],
    ["targ", ["office"]],
    ["offic for", ["office", "plain"]],
    ["FOREIGN", ["office", "plain"]],
    ['"foreign office"', ["office"]],
    ["“foreign office”", ["office"]],
    ['"office foreign"', []],
    ['"foreign off', ["office", "plain"]],
    ["zurich", ["zurich"]],
    ["Zürich 3 may", ["zurich"]],
    ["安洵", ["hanzi"]],
    ["上海安洵", ["hanzi"]],
    ["洵", ["hanzi"]],
    ["安洵 legal", ["hanzi"]],
    ["安洵 office", []],
    ["โจมตี", ["thai"]],
    ["sheet", ["office"]],
    ["NOT a", ["operators"]],
    ["wording:y", ["operators"]],
    ["near*", ["operators"]],
    ["-test", ["operators"]],
    ["(drill) OR", ["operators"]],
    ["C++", ["operators"]],
    ["AND", ["operators"]],
    ["e", []],
    ["3", ["zurich"]],
    ["government", ["hyphens"]],
    ["gover\u200Bnm", ["hyphens"]],
    ["Sorensen", ["danish"]],
    ["SØRENSEN", ["danish"]],
    ["lodz", ["danish"]],
    ["احمد", ["arabic"]],
    ["القاهره", ["arabic"]],
    ["2024", ["arabic"]],
    ["۲۰۲۴", ["arabic"]],
    ["שלומ", ["hebrew"]],
    ["παπαδοπουλοσ", ["greek"]],
    ["ΠΑΠΑΔΟΠ", ["greek"]],
    ["горбачев", ["russian"]],
    ["толстои", []],
    ["दिल्ली", ["hindi"]],
    ["दिल्ला", []],
    ["C2", ["zurich"]],
    ["c4", ["operators", "refers"]],
    ["leak C2", ["zurich"]],
    ["the-lea C2", []],
    ["leak.C2", ["zurich"]],
    ["LEAK#c2", ["zurich"]],
    ["zurich C2", ["zurich"]],
    ["office C2", []],
    ["leak", []],
    ["C99", []],
    ["", Object.keys(WORDINGS).sort()],
    ["   ", Object.keys(WORDINGS).sort()],
    ["!!!", []],
    ["—", []],
    ["🚀", []],
    ['""', []],
    ['"', []],
  ])("%j", async (text, found) => {
    const { query } = parseTableQuery(new URLSearchParams({ q: text }));
    expect(await search(query.text)).toEqual(found);
  });

  it("nothing, and says so, where there is no word to look for", async () => {
    expect((await listClaims(editor, NEWSROOM, searching("!?"))).isUnsearchable).toBe(true);
    expect((await listClaims(editor, NEWSROOM, searching("nowhere"))).isUnsearchable).toBe(false);
  });

  it("marks the hit in the wording, and tells of hits elsewhere", async () => {
    const wording = await listClaims(editor, storyScope("leak"), searching("offices off"));
    expect(wording.rows).toEqual([]);
    const [row] = (await listClaims(editor, storyScope("leak"), searching("office"))).rows;
    expect(markedParts(row?.hits?.wording ?? "").filter((part) => part.isHit)).toEqual([
      { text: "Office", isHit: true },
    ]);
    expect(
      markedParts(row?.hits?.wording ?? "")
        .map((part) => part.text)
        .join(""),
    ).toBe(WORDINGS.office);
    const [noted] = (await listClaims(editor, storyScope("leak"), searching("sheet"))).rows;
    expect(noted?.hits?.wording).toBeNull();
    expect(noted?.hits?.elsewhere).toHaveLength(1);
    expect(noted?.hits?.elsewhere[0]?.where).toBe("Note");
    // Markup in a note is text like any other.
    expect(noted?.hits?.elsewhere[0]?.text).toContain("<b>");
  });
});

describe("no text is an error", () => {
  it("whatever is typed", async () => {
    const pieces = fc.constantFrom(
      '"',
      "'",
      "*",
      "^",
      "(",
      ")",
      "{",
      "}",
      ":",
      "AND",
      "OR",
      "NOT",
      "NEAR(",
      "+",
      "-",
      "\0",
      "安",
      "é",
      "\u0301",
      "\ud800",
      "a",
      " ",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join("")),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { query } = parseTableQuery(new URLSearchParams({ q: text }));
        const page = await listClaims(editor, NEWSROOM, query);
        expect(page.rows.length).toBe(page.total);
      }),
      { numRuns: 300 },
    );
  });

  const folder = path.join(import.meta.dirname, "../../../shared/samples/hostile/blns");
  const has = existsSync(folder);
  it.skipIf(!has)(`every hostile string${has ? "" : " (skipped: no samples here)"}`, async () => {
    const file = readdirSync(folder).find((name) => name.endsWith(".json"))!;
    const strings = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as string[];
    expect(strings.length).toBeGreaterThan(100);
    for (const text of strings) {
      const { query } = parseTableQuery(new URLSearchParams({ q: text }));
      await countClaims(editor, NEWSROOM, query);
      await listClaims(editor, storyScope("leak"), query);
    }
  });

  it("not even for FTS5 itself, given any expression of ours", () => {
    const database = new Database(place.databaseFile, { readonly: true });
    const statement = database.prepare(
      `SELECT count(*) AS n FROM claim_fts WHERE claim_fts MATCH ?`,
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const match = matchExpression(parseSearch(text), {
          words: ["wording", "note"],
          ref: "ref",
        });
        if (match !== "") statement.get(match);
      }),
      { numRuns: 1_000 },
    );
    database.close();
  });
});

describe("marks", () => {
  it("become parts, and no text is lost or made markup", () => {
    const part = fc.string().filter((text) => !text.includes(HIT_START) && !text.includes(HIT_END));
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part)), (pairs) => {
        const marked = pairs.map(([plain, hit]) => `${plain}${HIT_START}${hit}${HIT_END}`).join("");
        const parts = markedParts(marked);
        expect(parts.map(({ text }) => text).join("")).toBe(pairs.flat().join(""));
        expect(parts.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual(
          pairs.map(([, hit]) => hit).filter((hit) => hit !== ""),
        );
      }),
    );
    expect(hasHit("plain")).toBe(false);
  });
});

describe("a claim is found by what is known of its source", () => {
  it("by title, employer and alias, and no longer once they have changed", async () => {
    const story = await makeStory(editor, { slug: "ferry" });
    const source = await makeSource(editor, {
      name: "Rosa Lind",
      aliases: "Captain L.",
      title: "Harbour master",
      employer: "Tollivér Shipping",
    });
    const claim = await makeClaim(editor, story, { wording: "It leaked" });
    await makeCitation(editor, claim, { sourceId: source.id });
    const found = async (text: string) => {
      const { rows } = await listClaims(editor, storyScope("ferry"), searching(text));
      return rows.map(({ hits }) => hits?.elsewhere.map(({ where }) => where));
    };
    for (const text of ["harb mas", "TOLLIVER", "captain", "lind leaked"]) {
      expect(await found(text)).toEqual([["Source"]]);
    }
    await editSource(editor, {
      sourceId: source.id,
      revision: 0,
      patch: { title: "Pilot", employer: "" },
    });
    expect(await found("harbour")).toEqual([]);
    expect(await found("pilot")).toEqual([["Source"]]);
  });
});
