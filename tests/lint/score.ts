/** What is found of planted errors, and what is remarked on copy that is taken to be clean. */
import { readText } from "@/lib/reading/reading";
import type { Remark } from "@/lib/text/lint/remark";
import { remarksIn } from "@/lib/text/lint/text-remarks";
import { paragraphSpans, type Paragraph } from "@/lib/text/text";
import type { Planted } from "./planted";

/** The remarks on a text in the normal form, its sentences found as those of a draft are. */
export function remarksOn(text: string, year: number | null = null): Remark[] {
  const paragraphs = paragraphSpans(text).map((span): Paragraph => ({
    ...span,
    kind: "paragraph",
    level: 0,
  }));
  return remarksIn({ text, sentences: readText(text, paragraphs).sentences }, year);
}

export type Score = {
  planted: number;
  /** Passages whose error was not found, or only as of another kind. */
  missed: string[];
  /** What was said of clean copy. */
  alarms: string[];
};

export function scoreOf(passages: readonly Planted[]): Score {
  const isFound = ({ planted, code }: Planted) =>
    remarksOn(planted).some((remark) => remark.code === code);
  return {
    planted: passages.length,
    missed: passages
      .filter((one) => !isFound(one))
      .map(({ code, planted }) => `${code}: ${planted}`),
    alarms: passages.flatMap(({ clean }) =>
      remarksOn(clean).map(({ code, said }) => `${code}: ${said}: ${clean}`),
    ),
  };
}
