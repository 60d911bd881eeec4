/** What is typed while somebody is on the phone, and what ending the call will record. Pure. */
import type { CallAnswer } from "@/lib/calls/rules";
import type { SheetLine } from "@/lib/calls/sheet";

/** One answer, with what was asked in the words in which it was asked. */
export type TypedAnswer = {
  claimId: number;
  ref: string;
  contentRevision: number;
  question: string;
  isOpen: boolean;
  answer: CallAnswer;
  correction: string;
  /** When it was given, as an instant. */
  at: string;
};

export type TypedCall = {
  /** Empty while nobody is on the phone. */
  startedAt: string;
  channel: string;
  note: string;
  terms: string;
  description: string;
  answers: TypedAnswer[];
};

export const NO_CALL: TypedCall = {
  ...{ startedAt: "", channel: "phone", note: "", terms: "", description: "" },
  answers: [],
};

export function answerTo({ answers }: TypedCall, { claimId }: SheetLine): TypedAnswer | undefined {
  return answers.find((answer) => answer.claimId === claimId);
}

/** The claim is worded or cited otherwise than when it was asked about. */
export function isStale(answer: TypedAnswer | undefined, line: SheetLine): boolean {
  return answer !== undefined && answer.contentRevision !== line.contentRevision;
}

/** The answers whose claims are on the sheet; what stands beside it is sent by nothing. */
export function answersOn(call: TypedCall, lines: readonly SheetLine[]) {
  return lines.flatMap((line) => answerTo(call, line) ?? []);
}

/** Answers that no line of the sheet is for any more: the claim went, or somebody else was first. */
export function answersBeside({ answers }: TypedCall, lines: readonly SheetLine[]) {
  return answers.filter(({ claimId }) => !lines.some((line) => line.claimId === claimId));
}
