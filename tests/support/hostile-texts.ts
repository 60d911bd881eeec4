/**
 * Texts made to be slow to read, of any length: repeats, nesting and near-equals in which an
 * algorithm that looks at everything twice looks at it a thousand times.
 */

/** The text repeated and cut to so many UTF-16 units, without half a character at its end. */
function filled(unit: string, length: number): string {
  const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  return text.isWellFormed() ? text : text.slice(0, -1);
}

/** As many pieces as fill the length, each made from its number. */
function numbered(length: number, piece: (index: number) => string, between = " "): string {
  const pieces: string[] = [];
  for (let units = 0, index = 0; units < length; index += 1) {
    const next = piece(index);
    pieces.push(next);
    units += next.length + between.length;
  }
  return pieces.join(between);
}

/** Opened as often as fills half of the length, and closed as often. */
function nested(length: number, open: string, close: string): string {
  const depth = Math.floor(length / (open.length + close.length));
  return open.repeat(depth) + close.repeat(depth);
}

const SENTENCE = "The ministry said it may have sold the ferry, and no one denied it.";

/** By name; each gives a text of about so many UTF-16 units. */
export const HOSTILE_TEXTS: Readonly<Record<string, (length: number) => string>> = {
  "one letter": (length) => filled("a", length),
  "one capital": (length) => filled("A", length),
  "one digit": (length) => filled("1", length),
  "one word without end": (length) => filled("abcdefghij", length),
  "a wide letter": (length) => filled("\u{1d400}", length),
  "Han characters": (length) => filled("漢字", length),
  spaces: (length) => `a${filled(" ", length)}b`,
  "no-break spaces": (length) => `a${filled("\u00a0", length)}b`,
  "line feeds": (length) => `a${filled("\n", length)}b`,
  "carriage returns": (length) => `a${filled("\r", length)}b`,
  "tabs between letters": (length) => filled("a\t", length),
  "spaces and line feeds": (length) => `a${filled(" \n\t", length)}b`,
  "straight quotes": (length) => filled('"', length),
  "opening quotes": (length) => filled("“", length),
  "closing quotes": (length) => filled("”", length),
  "quotes that open and close": (length) => filled("“a” ", length),
  "quotes that never close": (length) => filled("“a ", length),
  "single quotes": (length) => filled("'a ", length),
  apostrophes: (length) => filled("’", length),
  "letters and apostrophes": (length) => filled("a’", length),
  "opening brackets": (length) => filled("(", length),
  "square brackets": (length) => filled("[", length),
  "bracketed omissions": (length) => filled("a […] ", length),
  hyphens: (length) => filled("-", length),
  "letters and hyphens": (length) => filled("a-", length),
  "dashes and spaces": (length) => filled("– ", length),
  "full stops": (length) => filled(".", length),
  initials: (length) => filled("A.", length),
  "initials with spaces": (length) => filled("A. ", length),
  commas: (length) => filled(",", length),
  "commas between figures": (length) => filled("1,", length),
  figures: (length) => numbered(length, (index) => `${index % 997},${100 + (index % 899)}.5`),
  money: (length) => numbered(length, (index) => `$${index} million`),
  "combining marks": (length) => `a${filled("\u0301", length)}`,
  "marks of two kinds": (length) => `a${filled("\u0301\u0323", length)}`,
  "Hangul letters that join": (length) => `\u1100${filled("\u1161\u11a8", length)}`,
  "characters of no width": (length) => `a${filled("\u200b", length)}b`,
  "letters and characters of no width": (length) => filled("a\u200b", length),
  "spaces and characters of no width": (length) => `a${filled(" \u200b", length)}b`,
  "variation selectors": (length) => `a${filled("\ufe0f", length)}`,
  "marks of direction": (length) => filled("\u202e", length),
  ligatures: (length) => filled("ﬃ", length),
  ellipses: (length) => filled("…", length),
  "said said said": (length) => filled("said ", length),
  "said, he said": (length) => filled("he said, ", length),
  "said that somebody said": (length) => filled("John Hale said that ", length),
  "and, and, and": (length) => filled("and, ", length),
  "and and and": (length) => filled("and ", length),
  "of the of the": (length) => filled("of the ", length),
  "according to according to": (length) => filled("according to ", length),
  "may have may have": (length) => filled("may have ", length),
  "if if if": (length) => filled("if ", length),
  "not not not": (length) => filled("not ", length),
  "names in a row": (length) => filled("John ", length),
  "names joined": (length) => filled("John Hale and ", length),
  "names with titles": (length) =>
    filled("John Hale, the chief analyst of Brand Laboratories, ", length),
  "people who": (length) => filled("people who ", length),
  "a list without end": (length) => numbered(length, (index) => `item${index}`, ", "),
  "A B A B": (length) => filled("alpha beta ", length),
  "one sentence again": (length) => filled(`${SENTENCE} `, length),
  "one paragraph again": (length) => filled(`${SENTENCE}\n\n`, length),
  "sentences that differ in a word": (length) =>
    numbered(length, (index) => `The ministry said it sold ferry${index} to the harbour.`),
  "paragraphs that differ in a word": (length) =>
    numbered(length, (index) => `The ministry said it sold ferry${index}, and left.`, "\n\n"),
  "quotations that differ in a word": (length) =>
    numbered(length, (index) => `“We sold ferry${index},” said John Hale.`),
  "words in one order and the other": (length) =>
    `${numbered(length / 2, (index) => `w${index}`)} ${numbered(length / 2, (index) => `w${Math.floor(length / 8) - index}`)}`,
  anagrams: (length) => numbered(length, anagram),
  "words that share a beginning": (length) =>
    numbered(length, (index) => `${"a".repeat(20)}${index}`),
  "paragraphs of one letter": (length) => filled("a\n\n", length),
  "lines of one letter": (length) => filled("a\n", length),
  bullets: (length) => filled("- ", length),
  numbering: (length) => filled("1. ", length),
  "bullets and numbering": (length) => filled("- 1) [ ] ", length),
  "lines with bullets": (length) => filled("- a\n", length),
  "headline-like lines": (length) => filled("# a\n", length),
  "markdown emphasis": (length) => filled("*a_ ", length),
  "markdown emphasis without spaces": (length) => filled("*a_", length),
  "markdown asterisks": (length) => filled("*", length),
  "markdown emphasis that opens": (length) => filled("*a **a ", length),
  "markdown links that open": (length) => filled("[a](", length),
  "markdown links nested": (length) => nested(length, "[", "](a)"),
  "markdown code": (length) => numbered(length, (index) => "`".repeat(1 + (index % 40)), "a"),
  "markdown quotations": (length) => filled("> ", length),
  "markdown references": (length) =>
    numbered(length, (index) => `[a${index}]: b\n[a${index}]`, "\n"),
  "markdown table": (length) => `|a|\n|-|\n${filled("|a", length)}`,
  "markdown entities": (length) => filled("&amp;&#1;&", length),
  "html that opens": (length) => filled("<", length),
  "html paragraphs that open": (length) => filled("<p>a", length),
  "html bold that opens": (length) => filled("<b>a", length),
  "html bold in paragraphs": (length) => filled("<b><p>a", length),
  "html links that open": (length) => filled("<a href=b>a", length),
  "html lists nested": (length) => nested(length, "<ul><li>a", "</li></ul>"),
  "html tables nested": (length) => nested(length, "<table><tr><td>a", "</td></tr></table>"),
  "html quotations nested": (length) => nested(length, "<blockquote>a", "</blockquote>"),
  "html divisions nested": (length) => nested(length, "<div>a", "</div>"),
  "html spans nested": (length) => nested(length, "<span>a", "</span>"),
  "html with misnested tags": (length) => filled("<b><i>a</b></i>", length),
  "html forms": (length) => filled("<form><input><select><option>a", length),
  "html attributes": (length) => `<p ${numbered(length, (index) => `a${index}=b`)}>a`,
  "html one attribute again": (length) => `<p ${filled("a=b ", length)}>a`,
  "html comments that open": (length) => filled("<!--", length),
  "html a meta without end": (length) => `<meta ${filled("a ", length)}`,
  "html metas": (length) => filled("<meta charset", length),
  "html headings": (length) => filled("<h1>a</h1>", length),
  "html articles": (length) => nested(length, "<article><h1>a</h1>", "</article>"),
  "html text in a table": (length) => `<table>${filled("a<tr>", length)}`,
};

/** Words of one set of letters, each in another order. */
function anagram(index: number): string {
  const letters = Array.from("abcdefghij");
  let word = "";
  for (let left = index + 1; letters.length > 0; left = Math.floor(left / 3) + 7 * left) {
    word += letters.splice(left % letters.length, 1)[0] ?? "";
    left %= 100_003;
  }
  return word;
}
