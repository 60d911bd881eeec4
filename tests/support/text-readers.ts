/**
 * Every way in which the product reads a text that somebody typed, pasted or uploaded, as a
 * function of that text alone: what a request or a job does with it, within the limits of its form.
 */
import { lintsOf } from "@/lib/ledger/lint/rules";
import { lintText } from "@/lib/drafts/lint-text";
import { carriedByXml, escapeMarkdown, escapeMarkup } from "@/lib/text/escape";
import { discourseOf } from "@/lib/text/quantities/read";
import { whoIn } from "@/lib/text/quantities/subjects";
import { saidAgain } from "@/lib/drafts/carry";
import { checkQuotesIn } from "@/lib/drafts/check-quotes-in";
import { compareParagraphs } from "@/lib/drafts/compare-paragraphs";
import { nameChanges } from "@/lib/drafts/place/named-changes";
import { narrowerMarks } from "@/lib/drafts/place/narrower-marks";
import { nextPlaces } from "@/lib/drafts/place/next-places";
import { selectorOf } from "@/lib/drafts/place/selectors";
import { fingerprintOf } from "@/lib/drafts/propose/fingerprint";
import { claimParts } from "@/lib/reading/claim-parts";
import { readAnswers } from "@/lib/drafts/propose/read-answers";
import { readProposals } from "@/lib/drafts/propose/read-proposals";
import { wordingFrom } from "@/lib/drafts/rules";
import { withPart } from "@/lib/drafts/with-part";
import { WORDING_LIMIT } from "@/lib/ledger/claims/rules";
import { areNearSources, nameKeyOf, nearnessProbes } from "@/lib/ledger/sources/names";
import { guessKind, SOURCE_NAME_LIMIT } from "@/lib/ledger/sources/rules";
import { SourcelineError } from "@/lib/platform/errors";
import { isBlank, line, lines } from "@/lib/platform/text";
import { slugFrom } from "@/lib/stories/rules";
import { markerOf } from "@/lib/table/marks";
import { parseTableQuery, writeTableQuery } from "@/lib/table/query";
import { matchExpression } from "@/lib/table/search";
import { diffWords } from "@/lib/text/diff/words";
import { equalButForTypography, foldTypography } from "@/lib/text/fold";
import { foldLetters, foldLettersInPlace } from "@/lib/text/fold-letters";
import { toGrid } from "@/lib/text/table/grid";
import { readHtmlTable, type TreeNode } from "@/lib/text/table/html-table";
import { foldWording } from "@/lib/text/fold-wording";
import { foldName, searchWords } from "@/lib/text/fold-name";
import { holdsTerms, parseSearch, SEARCH_LIMIT, searchedWords } from "@/lib/text/search-terms";
import { hedgesOf } from "@/lib/text/hedges";
import { linesOfList } from "@/lib/text/list-marks";
import { changesOfMeaning } from "@/lib/text/meaning/changes";
import { keepMentions, mentionsIn, sayMentions } from "@/lib/text/mentions";
import { importText } from "@/lib/text/import/import-text";
import { keepable } from "@/lib/text/import/normal-form";
import { negations } from "@/lib/text/negations";
import { readNotes } from "@/lib/text/notes/read-note";
import { placesOfNotes, sentencesOf } from "@/lib/reading/note-places";
import { checkQuote } from "@/lib/text/quote/check";
import { run, wordFile, wordParagraph, wordPart } from "@/tests/support/word-parts";
import { readDay } from "@/lib/text/table/days";
import { isQuotedColumn, readTabbed } from "@/lib/text/table/tabbed";
import { codePoints } from "@/lib/text/text";
import { readPlain } from "@/lib/text/import/plain";
import type { DiffedText } from "@/lib/text/diff/paragraphs";
import { foldedTokens, tokensOf } from "@/lib/text/tokens";

/** The text as a draft holds it; of one that is refused, its beginning without what separates. */
function asDraft(text: string): DiffedText {
  try {
    return readPlain(text);
  } catch (error) {
    if (!(error instanceof SourcelineError)) throw error;
    return { text: "", paragraphs: [] };
  }
}

/** The same a little later: its beginning moved to the end, and a word in every hundred another. */
function revised(text: string): string {
  const cut = Math.floor(text.length / 3);
  let moved = text.slice(cut) + text.slice(0, cut);
  if (!moved.isWellFormed()) moved = moved.toWellFormed();
  return moved.replace(/([^]{500})\S/gu, "$1x");
}

const CLAIMS = 12;

/** Some ranges of the text, as claims stand in it. */
function placesIn(text: string) {
  const length = Math.max(1, Math.min(300, Math.floor(text.length / CLAIMS)));
  return Array.from({ length: CLAIMS }, (_, index) => {
    const start = Math.floor((index * (text.length - length)) / CLAIMS);
    return { start, end: start + length };
  }).filter(
    ({ start, end }) => !isBlank(text.slice(start, end)) && text.slice(start, end).trim() !== "",
  );
}

/** The text with stretches of it as its sentences. */
function sentenced(text: string) {
  const sentences = Array.from({ length: Math.ceil(text.length / 150) }, (_, index) => ({
    start: index * 150,
    end: Math.min(text.length, (index + 1) * 150),
  }));
  return { text, sentences };
}

function asOneSentence(text: string) {
  return { text, sentences: [{ start: 0, end: Math.min(text.length, 2_000) }] };
}

function selectorsIn(text: string) {
  return placesIn(text).flatMap((span) => {
    try {
      return [selectorOf(text, span)];
    } catch (error) {
      if (error instanceof RangeError) return [];
      throw error;
    }
  });
}

/** A refusal is an answer. */
async function allowingRefusal(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SourcelineError)) throw error;
  }
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const file = (name: string, text: string) =>
  allowingRefusal(() => importText({ file: { name, bytes: bytesOf(text) } }));

const asXml = (text: string) =>
  keepable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A table with the text in a cell, in cells by its words, and in what a cell says of itself. */
function tableOf(text: string): TreeNode {
  const element = (tagName: string, children: TreeNode[], properties = {}): TreeNode => ({
    ...{ type: "element", tagName, properties, children },
  });
  const cell = (value: string) => element("td", [{ type: "text", value }], { style: text });
  const rows = [[cell(text)], text.split(" ").map(cell)];
  return element(
    "table",
    rows.map((cells) => element("tr", cells)),
  );
}

export const TEXT_READERS: Readonly<Record<string, (text: string) => unknown>> = {
  "the form's check": (text) => [
    line(text.length).safeParse(text),
    lines(text.length).safeParse(text),
    keepable(text),
  ],
  folding: (text) => {
    const folded = foldTypography(text, { case: true });
    return [
      folded.spanToFolded({ start: 1, end: text.length }),
      equalButForTypography(text, `${text} `),
      foldLetters(text),
      foldLettersInPlace(text),
    ];
  },
  "names' folding": (text) => [foldName(text), searchWords(text), slugFrom(text), guessKind(text)],
  tokens: (text) => [tokensOf(text), foldedTokens(text), codePoints(text)],
  "words of a hedge or a negation": (text) => [hedgesOf(text), negations(text)],
  "a rewording": (text) => changesOfMeaning(text, revised(text)),
  "a rewording that was kept": (text) =>
    nameChanges([
      { kept: [text], before: text, after: revised(text) },
      { kept: null, before: text, after: revised(text) },
    ]),
  "a difference by word": (text) => diffWords(text, revised(text)),
  "a difference by paragraph": (text) =>
    compareParagraphs({ before: asDraft(text), after: asDraft(revised(text)) }),
  "quotes of the text": (text) =>
    checkQuotesIn({
      texts: [{ name: "Draft 1", text }],
      quotes: placesIn(text).map(({ start, end }) => ({
        quote: text.slice(start, end),
        against: [0],
      })),
    }),
  "quotes that are altered": (text) =>
    checkQuotesIn({
      texts: [{ name: "Draft 1", text }],
      quotes: placesIn(text).map(({ start, end }) => ({
        quote: `not ${revised(text.slice(start, end))}`,
        against: [0],
      })),
    }),
  "the text as a quote": (text) => [
    checkQuote(text, revised(text)),
    checkQuote(revised(text).slice(0, 10_000), text),
  ],
  "a paste": (text) => allowingRefusal(() => importText({ paste: { plain: text } })),
  "a paste with formatting": (text) => allowingRefusal(() => importText({ paste: { html: text } })),
  "a plain file": (text) => file("draft.txt", text),
  "a Markdown file": (text) => file("draft.md", text),
  "an HTML file": (text) => file("draft.html", text),
  "a Word file": (text) =>
    allowingRefusal(async () => {
      const body = text.split("\n").map((line) => wordParagraph(run(asXml(line))));
      const bytes = await wordFile(body.join(""));
      return importText({ file: { name: "draft.docx", bytes } });
    }),
  "a file in an encoding that is not sure": (text) =>
    allowingRefusal(() => {
      // No UTF-8, and one byte in a hundred is none of ASCII.
      const bytes = Buffer.from(text.replace(/([^]{100})/g, "$1\xe9"), "latin1");
      return importText({ file: { name: "draft.txt", bytes } });
    }),
  "a file with a stray zero byte": (text) => file("draft.txt", `a\0${text}`),
  "a text that was mended": (text) =>
    allowingRefusal(() => {
      const links = placesIn(text).map((place) => ({ ...place, href: `https://${text}` }));
      const notes = placesIn(text).map(({ start }) => ({
        kind: "comment" as const,
        author: "",
        text,
        at: start,
      }));
      const paragraph = { text, kind: "paragraph" as const, level: 0, links, notes };
      return importText({ mended: { title: text, paragraphs: [paragraph] } });
    }),
  "attributes of a page": (text) =>
    allowingRefusal(() => {
      const value = text.replaceAll('"', "'");
      const attributes = ["style", "class", "href", "id", "type", "name"];
      const all = attributes.map((name) => `${name}="${value}"`).join(" ");
      return importText({
        paste: {
          html: `<style>${text}</style><ol type="i"><li>a</ol><ol ${all}><li ${all}>a</ol><p ${all}>b<a ${all}>c</a><sup>${asXml(text)}</sup></p><math ${all}><mi ${all}>${asXml(text)}</mi></math>`,
        },
      });
    }),
  "everything in a Word file": (text) =>
    allowingRefusal(async () => {
      const words = asXml(text);
      const value = words.replaceAll('"', "&quot;");
      const style = `<w:pPr><w:pStyle w:val="${value}"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`;
      const level = `<w:lvl w:ilvl="0"><w:lvlText w:val="${value}"/><w:numFmt w:val="upperRoman"/></w:lvl>`;
      const note = `<w:comment w:id="0" w:author="${value}">${wordParagraph(run(words))}</w:comment>`;
      const body = `<w:p>${style}<w:fldSimple w:instr="HYPERLINK &quot;${value}&quot;">${run(words)}</w:fldSimple><w:del>${run(words)}</w:del><w:commentReference w:id="0"/><w:r><w:sym w:font="${value}" w:char="${value}"/></w:r><m:oMath><m:sSup><m:e><m:t>${words}</m:t></m:e><m:sup><m:t>${words}</m:t></m:sup></m:sSup></m:oMath></w:p>`;
      const bytes = await wordFile(body, {
        "word/comments.xml": wordPart("comments", note),
        "word/styles.xml": wordPart(
          "styles",
          `<w:style w:type="paragraph" w:styleId="x"><w:name w:val="${value}"/></w:style>`,
        ),
        "word/numbering.xml": wordPart(
          "numbering",
          `<w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
        ),
      });
      return importText({ file: { name: "draft.docx", bytes } });
    }),
  "a list of claims": (text) => linesOfList(text),
  "cells of a sheet": (text) => [toGrid(readTabbed(text)), isQuotedColumn(text)],
  "a table of a page": (text) => readHtmlTable(tableOf(text)),
  "a wording that may be said already": (text) => foldWording(text),
  "a day": (text) => readDay(text, null),
  "a text for files of other forms": (text) => [
    escapeMarkdown(text),
    escapeMarkup(carriedByXml(text)),
  ],
  "whom the sentences of a text are about": (text) => {
    const discourse = discourseOf(text, sentenced(text).sentences);
    return discourse.map((sentence) => whoIn(discourse, sentence));
  },
  "lints of a text": (text) =>
    [sentenced(text), asOneSentence(text)].map((draft) => lintText({ ...draft, year: 2026 })),
  "lints of a claim": (text) => {
    const wording = text.slice(0, WORDING_LIMIT);
    const claim = { wording, kind: "quotation", attribution: "named", assertedBy: text } as const;
    const source = { name: text.slice(0, 300), aliases: text, kind: "person" } as const;
    const citation = { sourceId: 1, stance: "supports", terms: "on_record", source } as const;
    const citations = [{ ...citation, credibility: 4, quote: text.slice(0, 10_000) }];
    return lintsOf({ claim, citations, originCount: 1 });
  },
  "the parts of a claim": (text) => {
    const wording = text.slice(0, WORDING_LIMIT);
    const whole = { start: 0, end: text.length };
    return [claimParts(wording), narrowerMarks(text, whole, [wording, revised(wording)])];
  },
  proposals: (text) => readProposals({ ...asDraft(text), dismissed: [], before: null }),
  "proposals of a next draft": (text) => {
    const before = revised(text);
    const dismissed = placesIn(before).map((place) => ({
      fingerprint: fingerprintOf(before.slice(place.start, place.end)),
      place,
    }));
    return readProposals({ ...asDraft(text), dismissed, before });
  },
  "a model's answers": (text) =>
    readAnswers({
      ...asDraft(text),
      answers: placesIn(text).map(({ start, end }) => ({
        quote: text.slice(start, end),
        source: text.slice(start, start + 200),
        cue: revised(text.slice(start, start + 100)),
        kind: "fact" as const,
        attribution: "named" as const,
        sourceKind: "person" as const,
      })),
    }),
  "claims in the next draft": (text) =>
    nextPlaces({
      lastDraftId: 1,
      further: selectorsIn(text).map((selector, claimId) => ({
        claimId: (claimId + 1) % CLAIMS,
        state: "placed" as const,
        meaning: [],
        selector,
      })),
      claims: selectorsIn(text).map((selector, claimId) => ({
        claimId,
        state: "placed" as const,
        wasExact: null,
        wasFrame: null,
        base: { draftId: 1, selector },
      })),
      bases: [{ draftId: 1, ...sentenced(text) }],
      ...sentenced(revised(text)),
    }),
  "what was said of a text's stretches": (text) => {
    const { sentences } = sentenced(text);
    const said = sentences.map((span) => ({ span, row: span.start }));
    return saidAgain({ text, said }, { text: revised(text), stretches: sentences });
  },
  "a headline added to a text": (text) =>
    withPart(
      { ...asDraft(text), title: null, links: [], notes: [], leftOut: [], changes: [] },
      "headline",
      text.slice(0, 200),
    ),
  "notes, as their writers source a draft": (text) => {
    const notes = [text.slice(0, 4_000), text.slice(-4_000)];
    return readNotes(notes.map((said) => ({ kind: "footnote", text: said })));
  },
  "the sentences that notes stand at": (text) => {
    const { text: read, paragraphs } = asDraft(text);
    const notes = paragraphs.flatMap(({ start, end }) => [{ at: start }, { at: end, from: start }]);
    return placesOfNotes(notes, paragraphs, sentencesOf(read, paragraphs));
  },
  "the first words of a claim": (text) => wordingFrom(text),
  "a search": (text) => {
    const terms = parseSearch(text.slice(0, SEARCH_LIMIT));
    const marker = markerOf(terms);
    const match = matchExpression(terms, { words: ["wording"], ref: "ref" });
    return [match, marker.mark(text), marker.cutting(text), holdsTerms(terms, searchedWords(text))];
  },
  "the table's address": (text) => {
    const params = new URLSearchParams({
      q: text,
      tag: text,
      source: text,
      sort: text,
      cols: text,
      logged: text,
    });
    return writeTableQuery(parseTableQuery(params).query);
  },
  "people named in it": (text) => {
    const people = ["said", "a minister", "Ines"].map((name, id) => ({ id: id + 1, name }));
    const kept = keepMentions(text.replaceAll(" ", " @"), people);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return [mentionsIn(kept), sayMentions(kept, names)];
  },
  "names of sources": (text) => {
    const name = text.slice(0, SOURCE_NAME_LIMIT);
    const source = { name, aliases: text.slice(0, 4_000) };
    const other = { name: revised(name), aliases: revised(source.aliases) };
    return [areNearSources(source, other), nameKeyOf(source), nearnessProbes(source)];
  },
};
