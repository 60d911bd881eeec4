/**
 * Sentences and headings that say of what stands beside them whether it is so: “This is false.”,
 * “There is no proof of that.”, a heading “What is not true”. Told by words alone, without a tree;
 * what is not told for sure judges nothing. Pure.
 */
import type { Span } from "@/lib/text/text";

const MATTER =
  "(?:claims?|allegations?|accusations?|accounts?|stor(?:y|ies)|statements?|reports?|figures?|versions?|rumou?rs?|charges?|assertions?|details?|numbers?|sums?)";
/** What was just said, as a later sentence takes it up. */
const IT = `(?:this|that|it|these|those|both|neither|(?:none|all|much|most|some|part|little|half|each|neither|both|not all|nothing) of (?:this|that|it|these|those|them|the ${MATTER})|(?:the|this|that|these|those|such|both|his|her|their) (?:same |last |first )?${MATTER})`;
const LATER =
  "(?: (?:to be|to have been|be|being|been|also|later|since|now|never|not|yet|all|both|largely|partly|entirely|simply|plainly|only|still|just|soon|itself|independently|fully|officially|publicly|repeatedly))*";
const JUDGED =
  "(?:untrue|true|false|falsehoods?|wrong|incorrect|inaccurate|accurate|correct|a lie|lies|a myth|a rumou?r|rumou?rs|hearsay|a hoax|a fabrication|fabricated|invented|made up|nonsense|a mistake|an error|mistaken|exaggerated|an exaggeration|misleading|fiction|a fact|unfounded|baseless|groundless|unproven|proven|proved|disproved|disproven|debunked|refuted|confirmed|unconfirmed|verified|unverified|corroborated|uncorroborated|authenticated|substantiated|unsubstantiated|denied|disputed|contested|contradicted|rejected|dismissed|retracted|withdrawn|corrected|in doubt|in dispute|doubtful|documented|undocumented|borne out|backed up|checked)";
const BECAME =
  "(?: (?:is|are|was|were|has|have|had|would|could|can|may|might|cannot|did|does|do|turned out|turns out|proved|proves|appears?|appeared|seems?|seemed|remains?|remained|looks?)(?:n't)?)";
/** The judgement is what the sentence says: “It was denied boarding.” goes on to something else. */
const ENDS =
  '(?=[.!?,;]|["”»]|$| (?:by (?!\\d)|in (?:court|part|full|writing|public|the end)|at all|either|too|though|however|many times|again|yesterday|on |under oath))';

/** “This has since been disproved by the lab.”; not “It was confirmed that …”, a statement itself. */
const PREDICATE = `${BECAME}${LATER} ${JUDGED}${ENDS}`;
const IS_JUDGED = new RegExp(
  `^(?:but |yet |and |still, |however, |in fact, |in truth, )?${IT}(?:, too,|, however,)?${PREDICATE}`,
);
const SAID_TO_BE = new RegExp(
  `\\b(?:says?|said|insists?|insisted|maintains?|maintained|argues?|argued|claims?|claimed|believes?|thinks?|thought) (?:that )?${IT}${PREDICATE}`,
);
const NO_PROOF = new RegExp(
  `^(?:but |yet |and |so far,? )?(?:there (?:is|was|has been|exists)|we (?:have|found|saw)|[\\w' -]{2,60} (?:has|have|found|offered|gave|produced|provided|saw)) (?:no|little|scant|hardly any|any|some|clear|ample) (?:\\w+ )?(?:proof|evidence|confirmation|sign|record|trace|documents?|basis|indication)(?: (?:of|for|to support|to back|behind|in support of)) ${IT}[.!?]?["”»]?$|` +
    `^(?:but |yet |and )?(?:no|little|some|all|much) (?:\\w+ )?(?:proof|evidence|documents?|records?) (?:supports?|supported|backs?|backed|contradicts?|contradicted|confirms?|confirmed) ${IT}[.!?]?["”»]?$`,
);
const CALLED = new RegExp(
  `\\b(?:calls?|called|considers?|considered|dismiss(?:es|ed)|describe[sd]?|brand(?:s|ed)|label(?:s|led)|rejects?|rejected|terms?|termed) ${IT} (?:as )?(?:[\\w-]+ )?${JUDGED}\\b`,
);
const KNOWN_FROM = new RegExp(
  `^(?:but |and )?(?:we|the (?:paper|newspaper|reporters?)) (?:know|knows|learned|learnt|heard|hear) ${IT} (?:\\w+ )?from\\b|` +
    `\\b(?:only|sole|main|single|original) (?:source|witness) (?:for|of|to) ${IT}[.!?]?["”»]?$|` +
    `^${IT} (?:\\w+ )?(?:comes?|came|stems?|stemmed|originates?|originated|is taken|was taken) from\\b.{0,80}\\b(?:accounts?|testimony|interviews?|statements?|reports?|documents?|files?|memos?|letters?|e-?mails?|leak|records?|filings?|diar(?:y|ies)|audits?|recordings?|transcripts?|sources?|witness(?:es)?|tips?|posts?|blogs?)\\b`,
);
const CHECKED = new RegExp(
  `\\b(?:impossible|not possible|hard|difficult|unable|possible|yet|failed|could not|cannot|couldn't) (?:\\w+ )?(?:to )?(?:verify|check|confirm|prove|disprove|corroborate|establish) ${IT}\\b|` +
    `^(?:but |yet |and )?${IT} (?:is|are|was|were|has been|remains?|proved) (?:\\w+ )?(?:impossible|not possible|hard|difficult) to (?:verify|check|confirm|prove|corroborate)\\b`,
);

const JUDGEMENTS = [IS_JUDGED, SAID_TO_BE, NO_PROOF, CALLED, KNOWN_FROM, CHECKED];

/** Words of a sentence that does no more than judge. */
const LONGEST = 24;

/** @param sentence in lower case, with one kind of apostrophe. */
export function judgesBefore(sentence: string): boolean {
  const words = sentence.match(/[\p{L}\p{N}'-]+/gu) ?? [];
  if (words.length > LONGEST || words.length < 2) return false;
  return JUDGEMENTS.some((pattern) => pattern.test(sentence));
}

const LONGEST_HEADING = 10;
/** Sentences under a heading that it is still looked for from. */
const LONGEST_SECTION = 40;

const JUDGING_HEADING = new RegExp(
  `\\b(?:${JUDGED.slice(3, -1)}|myths?|alleged|allegations?|claims?|speculation|hypothes[ie]s|what if|not known|we (?:do not|don't|still don't) know|not (?:so|the case)|open questions|unknown)\\b`,
);

/** The heading over a sentence where it says whether what follows is so; else null. */
export function judgingHeading(
  text: string,
  sentences: readonly Span[],
  first: number,
): Span | null {
  for (let at = first - 1; at >= 0 && at >= first - LONGEST_SECTION; at -= 1) {
    const sentence = sentences[at];
    if (!sentence) return null;
    if (!isHeading(text, sentence)) continue;
    const words = text.slice(sentence.start, sentence.end).toLowerCase().replaceAll("’", "'");
    return JUDGING_HEADING.test(words) ? sentence : null;
  }
  return null;
}

/** A short paragraph that ends in no full stop. */
function isHeading(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, end);
  if (/[.!?…,;"”»’)]$/.test(words.trimEnd())) return false;
  if (words.split(/\s+/).length > LONGEST_HEADING) return false;
  const isAlone = text.slice(0, start).trimEnd() === "" || text.slice(0, start).endsWith("\n\n");
  return isAlone && text.slice(end).startsWith("\n\n");
}
