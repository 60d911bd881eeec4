/**
 * What a column of a table can be, in a claim's terms, and what it is called over the columns of
 * newsrooms' tables. Pure.
 */
import { HEADINGS } from "@/lib/ledger/claims/paste/columns";
import { foldName } from "@/lib/text/fold-name";

export const IMPORT_FIELDS = [
  ...(["claim", "source", "verification", "ratedBy", "date", "url", "locator", "note"] as const),
  ...(["kind", "attribution", "assertedBy", "terms", "legalRisk", "tags"] as const),
  ...(["asOf", "ref", "story"] as const),
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

export const FIELD_LABELS: Readonly<Record<ImportField, string>> = {
  claim: "Wording",
  source: "Source",
  verification: "Rating, as a note",
  ratedBy: "Rated by",
  date: "Said on",
  url: "Address",
  locator: "Locator",
  note: "Note",
  kind: "Kind",
  attribution: "Attribution",
  assertedBy: "Asserted by",
  terms: "Terms",
  legalRisk: "Legal risk",
  tags: "Tags",
  asOf: "As of",
  ref: "Reference here",
  story: "Story",
};

/** Fields that several columns can be: two sources, notes of several kinds. */
export const REPEATABLE: ReadonlySet<ImportField> = new Set<ImportField>(["source", "url", "note"]);

/** One for each column; null: left out. */
export type ColumnMapping = ReadonlyArray<ImportField | null>;

/**
 * Folded when compared. Those of one field go by strength: of two columns that may be the claim, the
 * one whose heading comes first in the list is it.
 */
const WORDS: Partial<Readonly<Record<ImportField, string>>> = {
  claim: `claim, claims, statement, claim reviewed, claim text, statement claim, the claim, wording, assertion, checkable claim, facts left, fact, facts, what the story says, fact to check, allegation, quote, ${HEADINGS.wording}`,
  source: `${HEADINGS.source}, claimant, who said it, said by whom, source cited, sources cited, cited source, verification source, verifying source, source of claim, claim source, author, witness, interviewee, outlet, primary source, secondary source, evidence`,
  verification:
    "verification, verdict, rating, verified, verification status, verification level, claim status, fact check status, fact check, fact check rating, truth o meter, truth rating, textual rating, review rating, ruling, conclusion, assessment, finding, status, result, outcome, checked, check, confirmed, true false, level, bewertung, urteil, einstufung, ergebnis, geprüft, statut, vérifié, vérification, évaluation, estado, verificado, veredicto, calificación, stato, verificato, giudizio, esito, oordeel, beoordeling, gecontroleerd",
  ratedBy:
    "sign off, signoff, signed off, signed off by, checked by, checker, verified by, fact checker, factchecker, fact checked by, reviewer, reviewed by, rated by, approved by, initials, geprüft von, vérifié par, verificado por, verificato da",
  date: `${HEADINGS.saidOn}, date of claim, claim date, date of statement, statement date, date accessed, accessed, datetime`,
  url: "url, urls, link, links, web address, web link, weblink, hyperlink, source url, source link, review url, claim url, article url, permalink, href, website, webseite, lien, enlace, collegamento, länk, lenke",
  locator:
    "locator, page, pages, page number, timestamp, timecode, time code, where, where in source, paragraph, section, seite, pagina, página",
  note: `${HEADINGS.note}, method, methods, how verified, how checked, action, actions, action needed, need attention, needs attention, attention, priority, location, line, line number, review body, explanation, context, next step, next steps, to do, todo, follow up, rationale, evidence note`,
  kind: HEADINGS.kind,
  attribution: HEADINGS.attribution,
  assertedBy: "asserted by, asserted_by",
  terms: "terms, on what terms, attribution terms",
  legalRisk: "legal risk, legal_risk, risk, legal",
  tags: "tags, tag list, keywords, labels, topics",
  asOf: HEADINGS.asOf,
};

type Called = { field: ImportField; strength: number };

const CALLED = new Map<string, Called[]>();
for (const field of IMPORT_FIELDS) {
  for (const [strength, words] of (WORDS[field]?.split(", ") ?? []).entries()) {
    const key = foldName(words);
    const known = CALLED.get(key) ?? [];
    if (known.every((other) => other.field !== field)) known.push({ field, strength });
    CALLED.set(key, known);
  }
}

const HEADING_LENGTH = 80;

/** What a heading may mean, the likeliest first: "Statement / Claim", "Source 2", "claimDate (d/m)". */
export function meaningsOf(heading: string): readonly Called[] {
  const whole = heading.slice(0, HEADING_LENGTH).replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  const [bare = ""] = whole.split(/[([{:]/);
  for (const words of [whole, bare, ...bare.split(/[/|&]/)]) {
    const folded = foldName(words);
    const found = CALLED.get(folded) ?? CALLED.get(folded.replace(/ ?\d{1,2}$/, ""));
    if (found) return found;
  }
  return [];
}

/** Short, one line, no sentence, no figure. */
export function couldBeHeading(cell: string): boolean {
  const text = cell.trim();
  return (
    text.length > 0 &&
    text.length <= HEADING_LENGTH &&
    text.split(/\s+/).length <= 8 &&
    text.split("\n").length <= 3 &&
    !(text.length > 15 && /[.!]["”’]?$/.test(text)) &&
    !/^["“„«]/.test(text) &&
    !/^[-+]?[\d.,/:\s%-]+$/.test(text) &&
    !/^https?:/i.test(text)
  );
}
