import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldLetters, foldLettersInPlace } from "./fold-letters";

/** Each as it may be written, and as it may be looked for. */
const SAME: Array<[what: string, ...spellings: string[]]> = [
  ["soft hyphens", "gov\u00ADern\u00ADment", "government"],
  ["zero-width characters", "Mandi\u200Bant", "Man\u200Cdiant", "\uFEFFMandiant\u2060", "Mandiant"],
  ["direction marks", "\u202BRosa\u202C Lind\u200F", "rosa lind"],
  ["variation selectors", "Lind\uFE0F", "lind"],
  ["case", "REUTERS", "Reuters"],
  ["accents", "Zürich", "Zu\u0308rich", "ZURICH"],
  ["several accents", "Nguyễn Thị", "Nguyen Thi"],
  ["ø", "Sørensen", "SØRENSEN", "Sorensen"],
  ["ł", "Łódź", "lodz"],
  ["ß", "Straße", "STRASSE", "STRAẞE"],
  ["æ and œ", "Æsop’s œuvre", "Aesop's oeuvre"],
  ["đ and ð", "Đorđe Guðrún", "dorde gudrun"],
  ["þ", "Þór", "thor"],
  ["dotted and dotless i", "İSTANBUL ılık", "istanbul ilik"],
  ["ħ and ŧ", "Ħamrun ŧ", "hamrun t"],
  ["ə", "Əliyev", "aliyev"],
  ["ligatures", "oﬃce ﬁle", "office file"],
  ["full width", "ＦＵＬＬ ＷＩＤＴＨ １２", "full width 12"],
  ["half-width kana", "ﾃﾞｰﾀ", "データ"],
  ["Arabic-Indic digits", "٢٠٢٤", "2024"],
  ["Persian digits", "۲۰۲۴", "2024"],
  ["Devanagari digits", "२०२४", "2024"],
  ["Bengali digits", "২০২৪", "2024"],
  ["Thai digits", "๒๐๒๔", "2024"],
  ["mathematical digits", "𝟚𝟘𝟚𝟜", "2024"],
  ["circled and raised letters", "H₂O", "h2o"],
  ["tatweel", "محـــمد", "محمد"],
  ["harakat", "مُحَمَّد", "محمد"],
  ["alef", "أحمد", "إحمد", "احمد", "ٱحمد"],
  ["alef maksura and Persian yeh", "على", "علی", "علي"],
  ["teh marbuta", "القاهرة", "القاهره"],
  ["Persian kaf", "کتاب", "كتاب"],
  ["heh", "ہمارے", "همارے"],
  ["the non-joiner", "می\u200Cخواهم", "میخواهم"],
  ["presentation forms", "ﻣﺤﻤﺪ", "محمد"],
  ["niqqud", "שָׁלוֹם", "שלום"],
  ["final letters", "שלום", "שלומ"],
  ["gershayim", "צה״ל", "צהל"],
  ["tonos", "Αθήνα", "ΑΘΗΝΑ", "αθηνα"],
  ["polytonic", "ἄνθρωπος", "ανθρωποσ"],
  ["final sigma", "Παπαδόπουλος", "ΠΑΠΑΔΟΠΟΥΛΟΣ"],
  ["ё", "Горбачёв", "Горбачев", "ГОРБАЧЁВ"],
  ["stress", "за\u0301мок", "замок"],
  ["й in two", "Толстой", "Толстои\u0306"],
  ["nukta", "क़लम", "कलम"],
  ["conjoining jamo", "한국", "한국"],
  ["apostrophes", "Hawaiʻi", "Hawai’i", "hawai'i"],
];

/** Letters of their own to those who read them, and figures that are not one. */
const APART: Array<[what: string, one: string, other: string]> = [
  ["й and и", "мой", "мои"],
  ["ў and у", "ў", "у"],
  ["ї and і", "їх", "іх"],
  ["ѓ and г", "ѓ", "г"],
  ["Arabic gaf and kaf", "گل", "كل"],
  ["Persian pe and beh", "پول", "بول"],
  ["voiced kana", "が", "か"],
  ["vowel signs", "की", "का"],
  ["Thai vowels", "กี", "กา"],
  ["a raised figure after a figure", "12³", "123"],
  ["a fraction after a figure", "1½", "11/2"],
];

describe("foldLetters", () => {
  it.each(SAME)("folds away %s", (_what, ...spellings) => {
    const [first, ...others] = spellings.map(foldLetters);
    for (const other of others) expect(other).toBe(first);
  });

  it.each(APART)("keeps apart %s", (_what, one, other) => {
    expect(foldLetters(one)).not.toBe(foldLetters(other));
  });

  it("sets a raised figure apart from a figure, but not from a letter", () => {
    expect(foldLetters("12³ million m²")).toBe("12 3 million m2");
    expect(foldLetters("12\u200B³")).toBe("12 3");
    expect(foldLetters("٢½")).toBe("2 1⁄2");
  });

  it("leaves punctuation and spaces", () => {
    expect(foldLetters("“A – b”\u00A0!\n—")).toBe("“a – b” !\n—");
  });

  const unit = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.constantFrom(...Array.from("1²½ıßæ\u00AD\u200B\u0301\u0308еиҙىٱםʻ٢Σ")),
  );
  const text = fc.array(unit, { maxLength: 20 }).map((units) => units.join(""));

  it("is the same when folded again", () => {
    fc.assert(
      fc.property(text, (typed) => {
        const folded = foldLetters(typed);
        expect(foldLetters(folded)).toBe(folded);
      }),
      { numRuns: 3_000 },
    );
  });

  it("knows where each character comes from", () => {
    fc.assert(
      fc.property(text, (typed) => {
        const { text: folded, at } = foldLettersInPlace(typed);
        expect(folded).toBe(foldLetters(typed));
        expect(at).toHaveLength(folded.length + 1);
        expect([...at].sort((a, b) => a - b)).toEqual(at);
        expect(at.at(-1)).toBe(typed.length);
      }),
    );
    expect(foldLettersInPlace("aŁß\u00ADb")).toEqual({ text: "alssb", at: [0, 1, 2, 2, 4, 5] });
  });
});
