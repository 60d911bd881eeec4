/** What a document says of one claim: level, verdict, sources, replies, as its audience may see it. Pure. */
import {
  attributedAs,
  leaves,
  type CitationPart,
  type Leaving,
} from "@/lib/ledger/citations/rules";
import { isLapsed, LABELS } from "@/lib/ledger/claims/rules";
import { OUTCOME_LABELS } from "@/lib/replies/rules";
import { AUDIENCE_SEES, type Audience } from "./rules";
import type { RecordedCitation, RecordedClaim, RecordedReply } from "./story-record";

/** For whom, and whether names were asked for. */
export type DocumentReader = { audience: Audience; leaving: Leaving };

/** "Verified", "Unverified; was Verified", and that it is in doubt. */
export function levelWords(claim: RecordedClaim): string {
  const level = LABELS.level[claim.level];
  const standing = isLapsed(claim) ? `${LABELS.level.unverified}; ${level} lapsed` : level;
  return claim.isSuspect ? `${standing}; suspect, a source fell` : standing;
}

/** The lines of a claim's note, its wording left to whoever shows it. */
export function claimLines(claim: RecordedClaim, reader: DocumentReader): string[] {
  const sees = AUDIENCE_SEES[reader.audience];
  return [
    `${claim.ref}: ${levelWords(claim)}${sees.desk ? verdictWords(claim) : ""}`,
    ...(claim.assertedBy === "" ? [] : [`Asserted by ${claim.assertedBy}`]),
    ...(sees.desk && claim.legalRisk !== "none"
      ? [`Legal risk: ${LABELS.legalRisk[claim.legalRisk].toLowerCase()}`]
      : []),
    ...claim.citations.flatMap((citation) => citationWords(citation, reader)),
    ...(sees.replies ? claim.replies.map(replyWords) : []),
    ...(sees.desk ? claim.questions.map((question) => `Open question: ${question}`) : []),
    ...(sees.notes && claim.note !== "" ? [`Note: ${claim.note}`] : []),
  ];
}

function verdictWords({ verdict, level }: RecordedClaim): string {
  if (!verdict) return level === "unverified" ? "; no verdict" : "";
  const note = verdict.note === "" ? "" : `: ${verdict.note}`;
  const lapsed = verdict.lapsedReason === null ? "" : ` Lapsed: ${verdict.lapsedReason}`;
  return ` (${verdict.by}, ${verdict.on}${note})${lapsed}`;
}

/** Nothing for what was given off the record: not even that it was. */
function citationWords(
  citation: RecordedCitation,
  { audience, leaving }: DocumentReader,
): string[] {
  const { terms } = citation;
  if (!leaves(terms, "itself", leaving)) return [];
  const sees = AUDIENCE_SEES[audience];
  const said = (part: CitationPart, words: string) =>
    words !== "" && leaves(terms, part, leaving) ? [words] : [];
  const called = attributedAs(citation, leaving);
  const parts = [
    ...said("title", citation.title),
    ...said("employer", citation.employer),
    ...(audience === "public" ? [] : [LABELS.terms[terms].toLowerCase()]),
    // When and how it was said can tell who said it, as a locator can.
    ...(sees.evidence && leaves(terms, "locator", leaving) ? evidenceWords(citation) : []),
    ...(sees.evidence ? said("locator", citation.locator) : []),
    ...said("url", citation.url),
    ...(sees.grades && leaves(terms, "name", leaving)
      ? [`reliability ${citation.reliability}`]
      : []),
    ...(sees.evidence && citation.files !== ""
      ? said("attachment", `on file: ${citation.files}`)
      : []),
    ...(citation.isRetracted ? ["retracted: supports nothing"] : []),
  ];
  const quote = sees.evidence && citation.quote !== "" ? said("quote", `“${citation.quote}”`) : [];
  const note = sees.notes && citation.note !== "" ? said("note", `(${citation.note})`) : [];
  return [
    [`${STANCE[citation.stance]}: ${[called, ...parts].join(", ")}`, ...quote, ...note].join(" "),
  ];
}

const STANCE: Readonly<Record<RecordedCitation["stance"], string>> = {
  supports: "Source",
  contradicts: "Against it",
  denies: "Denies it",
  context: "Context",
};

function evidenceWords({ basis, channel, saidOn }: RecordedCitation): string[] {
  return [
    ...(basis === null ? [] : [LABELS.basis[basis].toLowerCase()]),
    ...(channel === null ? [] : [`by ${LABELS.channel[channel].toLowerCase()}`]),
    ...(saidOn === "" ? [] : [saidOn]),
  ];
}

function replyWords({ subject, outcome, sentOn, outcomeOn, reply }: RecordedReply): string {
  const when = [sentOn && `put on ${sentOn}`, outcomeOn && `recorded on ${outcomeOn}`]
    .filter(Boolean)
    .join(", ");
  const said = reply === "" ? "" : `: “${reply}”`;
  return `Put to ${subject}: ${OUTCOME_LABELS[outcome].toLowerCase()}${when ? ` (${when})` : ""}${said}`;
}
