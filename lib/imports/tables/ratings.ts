/**
 * The words by which others rate a claim, in any newsroom's dialect, and the note that is made of
 * one. A rating of somebody else's is never a level of ours: levels are set by verdicts. Pure.
 */
import { foldName } from "@/lib/text/fold-name";

/** By which a column is known to hold ratings where its heading says nothing. */
const RATINGS = new Set(
  [
    "true, mostly true, half true, partly true, partially true, barely true, mostly false, false, partly false, partially false, pants on fire, fake, correct, incorrect, accurate, inaccurate, mostly accurate, misleading, mixture, mixed, unproven, unsupported, unsubstantiated, out of context, missing context, needs context, lacks context, altered, manipulated, satire, miscaptioned, correct attribution, exaggerated, outdated, disputed, debunked, confirmed, verified, unverified, not verified, partly verified, partially verified, unverifiable, corroborated, single source, refuted, supported, contradicted, not enough evidence, three pinocchios, two pinocchios, four pinocchios, one pinocchio, geppetto checkmark",
    "yes, no, y, n, ok, okay, done, checked, unchecked, not checked, open, pending, in progress, to check, tbc, tbd, cleared, needs work, to do, query",
    "wahr, größtenteils wahr, teilweise wahr, falsch, größtenteils falsch, irreführend, unbelegt, richtig, bestätigt, geprüft, offen, ja, nein",
    "vrai, plutôt vrai, faux, plutôt faux, trompeur, invérifiable, vérifié, à vérifier, oui, non",
    "verdadero, falso, engañoso, medio verdadero, verdad, mentira, insostenible, verificado, sin verificar, sí",
    "vero, falso, fuorviante, parzialmente vero, verificato, verdadeiro, enganoso, waar, onwaar, misleidend, sant, usant, falskt, villedende, prawda, fałsz",
  ]
    .join(", ")
    .split(", ")
    .map(foldName),
);

const TICKS = /^[\s✓✔☑✅✗✘❌☐xX–—-]{1,3}$/u;

export function isRating(cell: string): boolean {
  return RATINGS.has(foldName(cell)) || TICKS.test(cell);
}

export type Rated = {
  /** As it stands in the cell. */
  rating: string;
  by: string;
  /** The column's heading, which says what is rated: "Status", "Verified?". */
  heading: string;
  file: string;
};

/** “Rated “Mostly true” by PL, 12/10 (Verdict, in waits.xlsx).” */
export function ratingNote({ rating, by, heading, file }: Rated): string {
  const who = by.trim() === "" ? "" : ` by ${oneLine(by)}`;
  const where = heading === "" ? `in ${file}` : `${heading}, in ${file}`;
  return `Rated “${oneLine(rating)}”${who} (${where}).`;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
