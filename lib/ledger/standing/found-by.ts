/** What a claim is found by: the words that the search index holds of it, and its keys. Pure. */
import type { Stance, Terms } from "@/lib/ledger/claims/rules";
import { refWords, type IndexedWords } from "@/lib/platform/search-index";
import { foldLetters } from "@/lib/text/fold-letters";

/** What a source is found by. */
export type NamedSource = { name: string; aliases: string; title: string; employer: string };

/** A citation that stands, with what of its source is shown and searched. */
export type StandingCitation = {
  sourceId: number;
  stance: Stance;
  terms: Terms;
  quote: string;
  note: string;
  source: NamedSource;
  restsOn: readonly number[];
};

export type WordedClaim = {
  id: number;
  storyId: number;
  number: number;
  wording: string;
  note: string;
  assertedBy: string;
};

/** What was given off the record leaves by no export. */
export function leaves({ terms }: StandingCitation): boolean {
  return terms !== "off_record";
}

/** Who asserts it, as it is told apart: "Reuters" and "REUTERS" are one. Pure. */
export function assertedByKeyOf(assertedBy: string): string {
  return foldLetters(assertedBy).replace(/\s+/g, " ").trim();
}

/** What a claim is found by; by what was given off the record, inside the newsroom only. Pure. */
export function wordsOf(claim: WordedClaim, citations: readonly StandingCitation[]): IndexedWords {
  const leaving = citations.filter(leaves);
  const offRecord = citations.filter((citation) => !leaves(citation));
  return {
    id: claim.id,
    wording: foldLetters(claim.wording),
    quotes: texts(leaving.map(({ quote }) => quote)),
    note: texts([claim.note, ...leaving.map(({ note }) => note)]),
    sources: names([claim.assertedBy, ...leaving.flatMap(namesOf)]),
    offRecordQuotes: texts(offRecord.map(({ quote }) => quote)),
    offRecordNotes: texts(offRecord.map(({ note }) => note)),
    offRecordSources: names(offRecord.flatMap(namesOf)),
    ref: refWords(claim.storyId, claim.number),
  };
}

const namesOf = ({ source }: StandingCitation) => [
  source.name,
  source.aliases,
  source.title,
  source.employer,
];
const texts = (list: readonly string[]) => foldLetters(list.filter(Boolean).join("\n"));
const names = (list: readonly string[]) => texts([...new Set(list)]);
