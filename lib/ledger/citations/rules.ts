/**
 * What of a citation leaves the newsroom, in a file or on paper, by the terms on which the source
 * spoke. Pure, and the one place that says so: conditions, orders, cells, the search index and the
 * style of prints are all made from these two tables.
 */
import type { Role } from "@/lib/access/policy";
import { TERMS, type FoundBy, type Terms } from "@/lib/ledger/claims/rules";

/** How something leaves: as the terms have it, or with the names of sources not on the record. */
export const LEAVING = ["under_terms", "with_names"] as const;
export type Leaving = (typeof LEAVING)[number];

/**
 * `itself`: that there is such a citation, with its stance and terms; it is counted. Name, other
 * names, title, employer and address are the source's; the rest is the citation's own.
 */
export const CITATION_PARTS = [
  "itself",
  "name",
  "aliases",
  "title",
  "employer",
  "url",
  "locator",
  "attachment",
  "quote",
  "note",
] as const;
export type CitationPart = (typeof CITATION_PARTS)[number];

/** `with_names`: only where somebody with the right asks for names, which the log says. */
export type Leaves = "always" | "with_names" | "never";

const every = (leaves: Leaves) =>
  Object.fromEntries(CITATION_PARTS.map((part) => [part, leaves])) as Record<CitationPart, Leaves>;

const unnamed = { ...every("with_names"), itself: "always" } as const;

/** A locator, a file's name and a note may name who they come from, so they go with the name. */
export const WHAT_LEAVES: Readonly<Record<Terms, Readonly<Record<CitationPart, Leaves>>>> = {
  // Whatever may have been agreed, the strictest that still counts.
  not_said: unnamed,
  on_record: every("always"),
  background: { ...unnamed, quote: "always" },
  not_for_attribution: { ...unnamed, quote: "always" },
  deep_background: unnamed,
  off_record: every("never"),
};

type Unnamed = {
  isDescribed: boolean;
  words: string;
  /** How it is marked where the terms do not stand beside it. */
  mark: string;
};

/** What stands in the place of a name that does not leave; for deep background nobody is named. */
const UNNAMED: Readonly<Record<Terms, Unnamed>> = {
  not_said: { isDescribed: false, words: "a source, terms not said", mark: "terms not said" },
  on_record: { isDescribed: false, words: "a source", mark: "" },
  background: { isDescribed: true, words: "a source, on background", mark: "on background" },
  not_for_attribution: {
    isDescribed: true,
    words: "a source, not for attribution",
    mark: "not for attribution",
  },
  deep_background: { isDescribed: false, words: "no attribution", mark: "on deep background" },
  off_record: { isDescribed: false, words: "a source, off the record", mark: "off the record" },
};

/** Whether this part leaves. */
export function leaves(terms: Terms, part: CitationPart, leaving: Leaving): boolean {
  const when = WHAT_LEAVES[terms][part];
  return when === "always" || (when === "with_names" && leaving === "with_names");
}

/** The terms under which this part leaves. */
export function termsThatLet(part: CitationPart, leaving: Leaving): Terms[] {
  return TERMS.filter((terms) => leaves(terms, part, leaving));
}

/** Whether a source is called by a description that was agreed with it. */
export function isDescribed(terms: Terms): boolean {
  return UNNAMED[terms].isDescribed;
}

export function unnamedWords(terms: Terms): string {
  return UNNAMED[terms].words;
}

/** The fault of a description under terms that know none; null where there is none. */
export function descriptionFault(terms: Terms, agreedDescription: string): string | null {
  if (agreedDescription === "" || isDescribed(terms)) return null;
  return "Only a source on background or not for attribution is called by an agreed description.";
}

/** Whose source it is unless somebody says otherwise: what a reviewer cites was found in checking. */
export function foundByOf({ role }: { role: Role }): FoundBy {
  return role === "reviewer" ? "checker" : "reporter";
}

export type Attributed = { name: string; terms: Terms; agreedDescription: string };

/** What the source is called: its name, or what stands in its place. */
export function attributedAs(
  { name, terms, agreedDescription }: Attributed,
  leaving: Leaving,
): string {
  if (leaves(terms, "name", leaving)) return name;
  return isDescribed(terms) && agreedDescription !== "" ? agreedDescription : unnamedWords(terms);
}

/** The same as it stands on paper, where it also says on which terms: "a port official, on background". */
export function attributedOnPaper(citation: Attributed): string {
  const called = attributedAs(citation, "under_terms");
  const { mark } = UNNAMED[citation.terms];
  return mark === "" || called.endsWith(mark) ? called : `${called}, ${mark}`;
}
