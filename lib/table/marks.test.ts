import Database from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldLetters } from "@/lib/text/fold-letters";
import { joinedWords } from "@/lib/text/other-spellings";
import { useDatabase } from "@/tests/support/database";
import { markerOf } from "./marks";
import { parseSearch } from "@/lib/text/search-terms";
import { HIT_END, HIT_START, matchExpression } from "./search";

const place = useDatabase();

const shown = (text: string | null) =>
  text === null ? null : text.replaceAll(HIT_START, "[").replaceAll(HIT_END, "]");
const mark = (search: string, text: string) => shown(markerOf(parseSearch(search)).mark(text));
const cutting = (search: string, text: string) =>
  shown(markerOf(parseSearch(search)).cutting(text));

describe("marks", () => {
  it.each([
    ["office", "The Foreign Office", "The Foreign [Office]"],
    ["offi", "office, Offices, coffice", "[office], [Offices], coffice"],
    ["foreign office", "foreign Office of foreigners", "[foreign] [Office] of [foreigners]"],
    ['"foreign office"', "a foreign - office; foreign", "a [foreign - office]; foreign"],
    ["zurich", "In Zürich and Zu\u0308rich", "In [Zürich] and [Zu\u0308rich]"],
    ["Zürich", "ZURICH", "[ZURICH]"],
    ["government", "The gov\u00ADern\u00ADment knew", "The [gov\u00ADern\u00ADment] knew"],
    ["strasse", "Die Straße, Łódź", "Die [Straße], Łódź"],
    ["2024", "في ٢٠٢٤", "في [٢٠٢٤]"],
    ["123", "12³ million", null],
    ["दिल्ली", "नई दिल्ली में", "नई [दिल्ली] में"],
    ["安洵", "上海安洵信息 is it", "[上海安洵信息] is it"],
    ["c++", "C and c++ and cc", "[C] and [c]++ and cc"],
    ["nowhere", "Nothing here", null],
    ["!!", "!!", null],
  ])("%s in %j", (search, text, expected) => {
    expect(mark(search, text)).toBe(expected);
  });

  it.each([
    ["three", "one two three four", "one two [three] four"],
    ["k", "a b c d e f g h i j k l m n o p q r s t u v w x y z", "…g h i j [k] l m n o p q r…"],
    ["z", "a b c d e f g h i j k l m n o p q r s t u v w x y z", "…o p q r s t u v w x y [z]"],
    ["a", "a b c d e f g h i j k l m n", "[a] b c d e f g h i j k l…"],
    ["b", "plain", null],
  ])("cut %s out of %j", (search, text, expected) => {
    expect(cutting(search, text)).toBe(expected);
  });

  /** Letters, digits, accents by themselves and on letters, and what stands between words. */
  const unit = fc.constantFrom(
    ...Array.from("abABéÉöøßÆιΣσς語かжЖ79"),
    "\u0301",
    " ",
    " ",
    "-",
    ".",
    "’",
    "\n",
  );
  const text = fc.string({ unit, minLength: 1, maxLength: 40 });

  it("stand where the search index would put them", () => {
    const database = new Database(place.databaseFile);
    const put = database.prepare(`INSERT INTO "claim_fts" (rowid, wording) VALUES (1, ?)`);
    const drop = database.prepare(`DELETE FROM "claim_fts"`);
    const highlighted = database.prepare<[string], { text: string }>(
      `SELECT highlight("claim_fts", 0, '${HIT_START}', '${HIT_END}') AS "text"
       FROM "claim_fts" WHERE "claim_fts" MATCH ?`,
    );
    fc.assert(
      fc.property(text, fc.string({ unit, minLength: 1, maxLength: 4 }), (wording, search) => {
        const terms = parseSearch(search);
        // One word at a time: where several meet, the index joins their marks.
        if (terms.length !== 1 || terms.some(({ unspaced }) => unspaced)) return;
        // A name in another spelling is found by a word that stands behind the text.
        if (joinedWords(wording).length > 0) return;
        drop.run();
        put.run(foldLetters(wording));
        const match = matchExpression(terms, { words: ["wording"], ref: "ref" });
        const [hit] = highlighted.all(match);
        const marked = markerOf(terms).mark(wording);
        // The index holds the text folded, so its marks are compared with ours folded.
        expect(marked && shown(foldLetters(marked))).toBe(hit ? shown(hit.text) : null);
      }),
      { numRuns: 2_000 },
    );
    database.close();
  });

  it("stand on a name that is written in another way", () => {
    const marked = (asked: string, text: string) =>
      markerOf(parseSearch(asked)).mark(text)?.replace(HIT_START, "[").replace(HIT_END, "]");
    expect(marked("obrien", "Said O’Brien")).toBe("Said [O’Brien]");
    expect(marked("o'brien", "Said O'Brien")).toBe("Said [O'Brien]");
    expect(marked("almasri", "Said al-Masri’s")).toBe("Said [al-Masri]’s");
  });

  it("lose nothing of the text", () => {
    fc.assert(
      fc.property(text, text, (wording, search) => {
        const marked = markerOf(parseSearch(search)).mark(wording) ?? wording;
        expect(marked.replaceAll(HIT_START, "").replaceAll(HIT_END, "")).toBe(wording);
      }),
    );
  });
});
