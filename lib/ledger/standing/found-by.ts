/** What a claim is found by: the words that the search index holds of it, and its keys. Pure. */
import {
  isDescribed,
  WHAT_LEAVES,
  type CitationPart,
  type Leaves,
} from "@/lib/ledger/citations/rules";
import type { Stance, Terms } from "@/lib/ledger/claims/rules";
import type { SourceKind } from "@/lib/ledger/sources/rules";
import { refWords, type IndexedWords } from "@/lib/platform/search-index";
import { foldLetters } from "@/lib/text/fold-letters";
import { withJoinedWords } from "@/lib/text/other-spellings";

/** What a source is found by. */
export type NamedSource = { name: string; aliases: string; title: string; employer: string };

/** A citation that stands, with what of its source is shown and searched. */
export type StandingCitation = {
  sourceId: number;
  stance: Stance;
  terms: Terms;
  agreedDescription: string;
  /** Admiralty scale 1–6. */
  credibility: number;
  quote: string;
  note: string;
  source: NamedSource & { kind: SourceKind };
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

/** It is counted in what leaves. What was given off the record leaves by no export. */
export function isCounted({ terms }: Pick<StandingCitation, "terms">): boolean {
  return WHAT_LEAVES[terms].itself !== "never";
}

/** Who asserts it, as it is told apart: "Reuters" and "REUTERS" are one. Pure. */
export function assertedByKeyOf(assertedBy: string): string {
  return foldLetters(assertedBy).replace(/\s+/g, " ").trim();
}

/** What a claim is found by; by what does not leave, inside the newsroom only. Pure. */
export function wordsOf(claim: WordedClaim, citations: readonly StandingCitation[]): IndexedWords {
  const words = (when: Leaves) => ({
    quotes: citations.map((citation) => ifLeaves(citation, "quote", when, citation.quote)),
    notes: citations.map((citation) => ifLeaves(citation, "note", when, citation.note)),
    sources: citations.flatMap((citation) => namesOf(citation, when)),
  });
  const [open, withheld, offRecord] = [words("always"), words("with_names"), words("never")];
  const descriptions = citations.flatMap(({ terms, agreedDescription }) =>
    isDescribed(terms) ? agreedDescription : [],
  );
  return {
    id: claim.id,
    wording: withJoinedWords(claim.wording),
    quotes: texts(open.quotes),
    note: texts([claim.note, ...open.notes]),
    sources: names([claim.assertedBy, ...open.sources, ...descriptions]),
    withheldQuotes: texts(withheld.quotes),
    withheldNotes: texts(withheld.notes),
    withheldSources: names(withheld.sources),
    offRecordQuotes: texts(offRecord.quotes),
    offRecordNotes: texts(offRecord.notes),
    offRecordSources: names(offRecord.sources),
    ref: refWords(claim.storyId, claim.number),
  };
}

function ifLeaves(
  { terms }: Pick<StandingCitation, "terms">,
  part: CitationPart,
  when: Leaves,
  text: string,
): string {
  return WHAT_LEAVES[terms][part] === when ? text : "";
}

const namesOf = (citation: StandingCitation, when: Leaves) =>
  (["name", "aliases", "title", "employer"] as const).map((part) =>
    ifLeaves(citation, part, when, citation.source[part]),
  );
const texts = (list: readonly string[]) => withJoinedWords(list.filter(Boolean).join("\n"));
const names = (list: readonly string[]) => texts([...new Set(list)]);
