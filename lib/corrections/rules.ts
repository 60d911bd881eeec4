/**
 * The words of what comes after publication: errors that are reported, corrections, their causes and
 * stages, and the list that readers are given. Pure; shared by server and screens. A cause is a code
 * and never a person: what is counted is how errors come about, not who made them.
 */
import type { StoryStatus } from "@/lib/stories/rules";
import { escapeMarkdown } from "@/lib/text/escape";

export const ERROR_ORIGINS = ["reader", "source", "staff"] as const;
export type ErrorOrigin = (typeof ERROR_ORIGINS)[number];

export const ERROR_ORIGIN_LABELS: Record<ErrorOrigin, string> = {
  reader: "A reader",
  source: "A source",
  staff: "Our own staff",
};

export const ERROR_OUTCOMES = ["open", "corrected", "no_error"] as const;
export type ErrorOutcome = (typeof ERROR_OUTCOMES)[number];

export const CORRECTION_KINDS = ["correction", "clarification", "editors_note"] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export const CORRECTION_KIND_LABELS: Record<CorrectionKind, string> = {
  correction: "Correction",
  clarification: "Clarification",
  editors_note: "Editor’s note",
};

export const CAUSES = {
  source_wrong: "The source was wrong",
  source_fell: "The source was retracted",
  misheard: "Misheard or misread",
  assumed: "Assumed, not checked",
  attribution: "Attributed to the wrong one",
  figure: "Figure or arithmetic",
  name: "Name, title or spelling",
  outdated: "Out of date",
  context: "Context left out",
  production: "Headline, picture or layout",
  other: "Another cause",
} as const;
export type Cause = keyof typeof CAUSES;
export const CAUSE_CODES = Object.keys(CAUSES) as Cause[];

export const STAGES = {
  reporting: "Reporting",
  writing: "Writing",
  editing: "Editing",
  checking: "Checking",
  production: "Production",
} as const;
export type Stage = keyof typeof STAGES;
export const STAGE_CODES = Object.keys(STAGES) as Stage[];

/** Also of a code that is known no more. */
export const causeLabel = (code: string): string => (code in CAUSES ? CAUSES[code as Cause] : code);

const MONTHS = "January February March April May June July August September October November December".split(" "); // prettier-ignore

/** "2026-11" as people say it: "November 2026". */
export function monthLabel(month: string): string {
  const [year = "", number = ""] = month.split("-");
  return `${MONTHS[Number(number) - 1] ?? number} ${year}`;
}

export const TEXT_LIMIT = 4_000;
export const CORRECTION_REASON_LIMIT = 1_000;
export const CORRECTED_CLAIMS_LIMIT = 100;
/** Reports, and corrections, of one story. */
export const STORY_LIMIT = 500;

type Publishable = { status: StoryStatus; publishedAt: Date | null };

/** Readers have it: published, or published once and checked again for a correction. */
export function isOut({ status, publishedAt }: Publishable): boolean {
  return status === "published" || (publishedAt !== null && status !== "killed");
}

/** What stands in the way of saying that, when and where a story was published. */
export function unmetForPublish({ status }: Publishable): string[] {
  if (status === "cleared" || status === "published") return [];
  return [
    status === "killed"
      ? "The story was killed."
      : "The story is not cleared yet: clear it on its clearance page first.",
  ];
}

/** What stands in the way of reporting an error of it, or correcting it. */
export function unmetForCorrecting(story: Publishable): string[] {
  return isOut(story) ? [] : ["The story is not published: change it instead of correcting it."];
}

type Correcting = { kind: CorrectionKind; oldText: string; newText: string; claims: number } & {
  cause: string;
  stage: string;
};

const NOTE_ALONE =
  "An editor’s note has its own words alone; choose another kind, or leave this empty.";

/** White space corrects nothing. */
const bare = (text: string): string => text.replace(/\s+/g, " ").trim();

/** By field, what a correction of this kind lacks. */
export function faultsOfCorrection(correction: Correcting): Record<string, string> {
  const { kind, oldText, newText, claims, cause, stage } = correction;
  if (kind === "editors_note") {
    return {
      ...(oldText.trim() !== "" && { oldText: NOTE_ALONE }),
      ...(newText.trim() !== "" && { newText: NOTE_ALONE }),
    };
  }
  return {
    ...(oldText.trim() === "" && { oldText: "Write what readers had." }),
    ...(newText.trim() === "" && { newText: "Write what it says since." }),
    ...(oldText.trim() !== "" &&
      bare(oldText) === bare(newText) && { newText: "is what it said before" }),
    ...(cause === "" && { cause: "Choose how the error came about." }),
    ...(stage === "" && { stage: "Choose where it came in." }),
    ...(kind === "correction" && claims === 0 && { claims: "Name the claims that were wrong." }),
  };
}

/**
 * Whether what readers are said to have had must stand in a text of the story: headlines, pictures
 * and layout are made elsewhere.
 */
export function isOfTheText({ kind, cause }: { kind: CorrectionKind; cause?: Cause }): boolean {
  return kind !== "editors_note" && cause !== "production";
}

/** How many of 1,000 claims; null where there are none. */
export function perThousand(corrections: number, claims: number): number | null {
  return claims === 0 ? null : Math.round((corrections * 10_000) / claims) / 10;
}

export type ListedCorrection = {
  kind: CorrectionKind;
  notice: string;
  oldText: string;
  newText: string;
  madeAt: string;
};

/**
 * What readers are given, in Markdown: what it said, what it says and the notice. No cause, no stage,
 * no claim, no source and no person: all that is the newsroom's own.
 */
export function publicList(
  headline: string,
  corrections: readonly ListedCorrection[],
  dayOf: (instant: string) => string,
): string {
  const entries = corrections.map(({ kind, notice, oldText, newText, madeAt }) =>
    [
      `## ${CORRECTION_KIND_LABELS[kind]}, ${dayOf(madeAt)}`,
      escapeMarkdown(notice),
      ...(oldText === "" ? [] : [`It said: “${escapeMarkdown(oldText)}”`]),
      ...(newText === "" ? [] : [`It says: “${escapeMarkdown(newText)}”`]),
    ].join("\n\n"),
  );
  return [`# Corrections: ${escapeMarkdown(headline)}`, ...entries].join("\n\n");
}
