/** What is remarked on a text by reckoning with it, and what is to be done about each kind. Pure. */
import type { Span } from "@/lib/text/text";

export const REMARK_CODES = [
  "sum",
  "points",
  "date",
  "age",
  "unit",
  "magnitude",
  "spelling",
  "two_figures",
] as const;
export type RemarkCode = (typeof REMARK_CODES)[number];

/** Where it stands, what it names there, and what is said of it. */
export type Remark = Span & {
  readonly code: RemarkCode;
  /** The words it is about, each as it stands in the text: a waiver holds while they do. */
  readonly words: readonly string[];
  readonly said: string;
};

export const REMARK_LABELS: Record<RemarkCode, string> = {
  sum: "Sum",
  points: "Percentage points",
  date: "Date",
  age: "Age or span of years",
  unit: "Units",
  magnitude: "Order of magnitude",
  spelling: "Two spellings",
  two_figures: "Two figures",
};

export const REMARK_TODO: Record<RemarkCode, string> = {
  sum: "Reckon it again, and mend the figure that is wrong.",
  points: "Say percentage points, or mend the figure.",
  date: "Look the day up, and mend weekday or date.",
  age: "Reckon the years again, and mend the one that is wrong.",
  unit: "Convert it again, and mend the figure or the unit.",
  magnitude: "Ask which it is, and write it so in all places.",
  spelling: "Ask how it is spelled, and spell it so throughout.",
  two_figures: "Ask which figure holds, or say what each of them counts.",
};
