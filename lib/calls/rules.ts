/**
 * Calls: whom one calls, what they are asked and what they are not, what a question may say and
 * what became of a try. Pure; shared by server and screens. A tick is what somebody told us and
 * never a verdict.
 */
import { isCallable, type SourceKind } from "@/lib/ledger/sources/rules";
import { findQuotations } from "@/lib/text/quote/quotations";
import { foldName } from "@/lib/text/fold-name";

export const CALL_OUTCOMES = ["reached", "no_answer", "message_left", "refused"] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export const CALL_OUTCOME_LABELS: Record<CallOutcome, string> = {
  reached: "Reached",
  no_answer: "No answer",
  message_left: "Message left",
  refused: "Did not want to talk",
};

/** What a try can come to that spoke with nobody. */
export const TRIES = CALL_OUTCOMES.filter((outcome) => outcome !== "reached");

export const CALL_CHANNELS = ["phone", "video", "in_person", "message"] as const;
export type CallChannel = (typeof CALL_CHANNELS)[number];

/** As a citation says it: "by phone". */
export const CALL_CHANNEL_WORDS: Record<CallChannel, string> = {
  phone: "by phone",
  video: "by video",
  in_person: "in person",
  message: "by message",
};

export const CALL_ANSWERS = ["as_we_have_it", "corrected", "left_open"] as const;
export type CallAnswer = (typeof CALL_ANSWERS)[number];

export const CALL_ANSWER_LABELS: Record<CallAnswer, string> = {
  as_we_have_it: "As we have it",
  corrected: "Corrected",
  left_open: "Left open",
};

export const CALL_QUESTION_LIMIT = 500;
export const CORRECTION_LIMIT = 2_000;
export const CALL_NOTE_LIMIT = 500;
export const REACH_LIMIT = 1_000;
export const CARE_LIMIT = 500;
/** More is no call; one story is chosen, or the rest is asked another time. */
export const CALL_LINES_LIMIT = 100;

/** Why this source is not called; null where it is. */
export function notCalled(source: {
  name: string;
  kind: SourceKind;
  kept: boolean;
}): string | null {
  if (source.kept) return "This is one story’s own version; call the source that it was.";
  if (isCallable(source.kind)) return null;
  return `${source.name} answers no questions: people and organisations do.`;
}

/** How a claim is tied to the person who is called, and what else stands on it. */
export type Tie = {
  /** They are cited on it themselves. */
  cited: boolean;
  /** It rests on them, or on what derives from them. */
  leans: boolean;
  /** It was put to them for a reply. */
  put: boolean;
  /** Its wording names them. */
  named: boolean;
  /** Another source stands on it that is confidential, or spoke off the record. */
  othersSecret: boolean;
  /** It was put to somebody else for a reply. */
  putToOthers: boolean;
};

/**
 * Whether they are asked about it. What they said themselves always is. What another source told in
 * confidence is asked of nobody else: the question would tell that somebody did. What is another
 * subject's to answer is asked of them alone.
 */
export function isAsked(tie: Tie): boolean {
  if (tie.cited) return true;
  if (tie.othersSecret) return false;
  if (tie.put) return true;
  return !tie.putToOthers && (tie.leans || tie.named);
}

const QUOTED_WORDS = 3;
const RUN_OF_WORDS = 6;

/** Why this may not be asked in these words; null where it may. */
export function questionFault(
  text: string,
  { quotes, handles }: { quotes: readonly string[]; handles: readonly string[] },
): string | null {
  const quoted = findQuotations(text, [{ start: 0, end: text.length }]);
  const isLong = ({ start, end }: { start: number; end: number }) =>
    foldName(text.slice(start, end)).split(" ").length >= QUOTED_WORDS;
  if (quoted.some(({ parts }) => parts.some(isLong))) {
    return "Quotes are asked by their sense and never read out; put it in words of your own.";
  }
  const asked = ` ${foldName(text)} `;
  if (quotes.some((quote) => sharesRun(asked, foldName(quote)))) {
    return "This repeats a quote word for word; ask for its sense.";
  }
  const isNamed = handles.some((handle) => asked.includes(` ${foldName(handle)} `));
  return isNamed ? "This names a confidential source; leave it out." : null;
}

/** Whether so many words of the quote stand together in what is asked. */
function sharesRun(asked: string, quote: string): boolean {
  const words = quote.split(" ");
  return words.some(
    (_, at) =>
      at + RUN_OF_WORDS <= words.length &&
      asked.includes(` ${words.slice(at, at + RUN_OF_WORDS).join(" ")} `),
  );
}

/** What a claim must hold of somebody's name for it to concern them: all of it, in its order. */
export function namesThem(wording: string, names: readonly string[]): boolean {
  const words = ` ${foldName(wording)} `;
  return names.some((name) => {
    const folded = foldName(name.replace(/['’ʼ]s\b/g, ""));
    return folded !== "" && (words.includes(` ${folded} `) || words.includes(` ${folded}s `));
  });
}

/** What is written of a try, so that two of one kind are told alike. */
export function unmetForCall(call: {
  outcome: CallOutcome;
  lines: ReadonlyArray<{ answer: CallAnswer }>;
}): string[] {
  const answered = call.lines.filter(({ answer }) => answer !== "left_open").length;
  if (call.outcome !== "reached" && answered > 0) {
    return ["Nobody was reached, so nobody answered; say that they were reached."];
  }
  return [];
}
