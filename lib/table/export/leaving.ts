/**
 * Whether a claim still answers the table's search and filters once its citations given off the
 * record are left out. Without this, "all claims that lean on this source" would hand over the
 * very thing that must not leave. Pure; only asked for claims that have such a citation.
 */
import type { FilterField, ValueFilter } from "@/lib/table/filter-fields";
import { NO_VALUE } from "@/lib/table/filter-fields";
import { parseSearch, type SearchTerm } from "@/lib/table/search";
import type { TableQuery } from "@/lib/table/query";

/** A claim with those of its citations that may leave. */
export type LeavingClaim = {
  originCount: number;
  note: string;
  citations: ReadonlyArray<{
    sourceId: number;
    stance: string;
    terms: string;
    quote: string;
    attachmentCount: number;
  }>;
  /** What is searched, as the index holds it: wording, quotes, notes, sources. */
  texts: readonly string[];
};

const CITATION_FIELDS = ["source", "terms", "stance", "origins", "has"] as const;

/** Whether the query looks at citations at all. */
export function asksOfCitations(query: TableQuery): boolean {
  return query.text !== "" || CITATION_FIELDS.some((field) => query.filters[field] !== undefined);
}

export function answersWithoutOffRecord(query: TableQuery, claim: LeavingClaim): boolean {
  const { citations, originCount } = claim;
  const values: Record<(typeof CITATION_FIELDS)[number], string[]> = {
    source: citations.map((citation) => String(citation.sourceId)),
    terms: citations.map((citation) => citation.terms),
    stance: citations.map((citation) => citation.stance),
    origins: [originCount >= 2 ? "2+" : String(originCount)],
    has: [],
  };
  return (
    CITATION_FIELDS.every((field) =>
      field === "has" ? hasAll(query, claim) : passes(query, field, values[field]),
    ) && isFound(query.text, claim.texts)
  );
}

function passes(query: TableQuery, field: FilterField, values: readonly string[]): boolean {
  const filter: ValueFilter | undefined = query.filters[field];
  if (!filter) return true;
  const holds = (value: string) =>
    value === NO_VALUE ? values.length === 0 : values.includes(value);
  return (filter.any.length === 0 || filter.any.some(holds)) && !filter.not.some(holds);
}

function hasAll({ filters }: TableQuery, { citations, note }: LeavingClaim): boolean {
  const { any = [], not = [] } = filters.has ?? {};
  const has = (value: string): boolean | null => {
    switch (value) {
      case "source":
        return citations.length > 0;
      case "quote":
        return citations.some((citation) => citation.quote !== "");
      case "attachment":
        return citations.some((citation) => citation.attachmentCount > 0);
      case "note":
        return note !== "";
      default:
        // An open question is no citation's business; the table has looked already.
        return null;
    }
  };
  return any.every((value) => has(value) !== false) && not.every((value) => has(value) !== true);
}

/** As the search index finds it: without case or marks, words by their beginnings, phrases whole. */
function isFound(text: string, texts: readonly string[]): boolean {
  const terms = parseSearch(text);
  const folded = texts.map(fold);
  const words = folded.map(wordsOf);
  return terms.every((term) =>
    words.some((list, index) => holdsPhrase(list, term) || holdsInside(folded[index] ?? "", term)),
  );
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function wordsOf(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}\p{Co}]+/u).filter((word) => word !== "");
}

function holdsPhrase(words: readonly string[], term: SearchTerm): boolean {
  const wanted = wordsOf(fold(term.text));
  return words.some((_, start) =>
    wanted.every((word, offset) => {
      const found = words[start + offset] ?? "";
      const isLast = offset === wanted.length - 1;
      return term.prefix && isLast ? found.startsWith(word) : found === word;
    }),
  );
}

function holdsInside(folded: string, term: SearchTerm): boolean {
  return term.unspaced && folded.includes(fold(term.text));
}
