/**
 * `npm run --silent eval:attribution -- GOLD.jsonl > PRED.jsonl`: proposes the attributions of each
 * article of a gold file and writes them in the gold's own form, in code points. Reads nothing but
 * `doc_id` and `article_text`, so that the answers cannot leak into the predictions.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Proposal } from "@/lib/reading/proposal";
import { propose } from "@/lib/reading/propose";
import { codePoints, PARAGRAPH_BREAK, type Paragraph, type Span } from "@/lib/text/text";

const article = z.object({ doc_id: z.string(), article_text: z.string() });

/** Paragraphs of a text in the normal form; a first short one without a full stop is a heading. */
function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const part of text.split(PARAGRAPH_BREAK)) {
    const end = start + part.length;
    const isHeading = start === 0 && part.length < 150 && !/[.!?…"”]\s*$/.test(part);
    if (part.trim() !== "") {
      paragraphs.push({
        start,
        end,
        kind: isHeading ? "heading" : "paragraph",
        level: isHeading ? 1 : 0,
      });
    }
    start = end + PARAGRAPH_BREAK.length;
  }
  return paragraphs;
}

/**
 * What the gold counts as an attribution: a clause, a quotation or a credit with its own cue. Not
 * phrases, silences, the story's own voice, nor quotations that carry on an earlier one's cue.
 */
function isCounted(proposal: Proposal): boolean {
  const isAsked = proposal.form === "question";
  if (isAsked) return proposal.cue?.class === "belief" || proposal.cue?.lemma === "ask";
  return /^(?:clause|quotation|credit)$/.test(proposal.form) && !proposal.isContinuation;
}

function lineOf(docId: string, text: string): string {
  const { fromUnits } = codePoints(text);
  const points = (span: Span) => [fromUnits(span.start), fromUnits(span.end)];
  const attributions = propose(text, paragraphsOf(text))
    .filter(isCounted)
    .map((proposal) => ({
      source_span: proposal.source ? points(proposal.source.span) : null,
      cue_span: proposal.cue ? points(proposal.cue.span) : null,
      content_span: points(proposal.contentSpan),
      content_spans: proposal.contentParts.map(points),
      type: proposal.quotation,
    }));
  return JSON.stringify({ doc_id: docId, attributions });
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function parseLine(line: string, number: number): z.infer<typeof article> {
  try {
    return article.parse(JSON.parse(line));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : "it is not JSON";
    return fail(`Line ${number} cannot be read: ${why}`);
  }
}

const [file] = process.argv.slice(2);
if (!file) fail("Say which file to read: npm run --silent eval:attribution -- GOLD.jsonl");
let lines: string[];
try {
  lines = readFileSync(file, "utf8").split("\n");
} catch {
  fail(`${file} cannot be read.`);
}
lines.forEach((line, index) => {
  if (line.trim() === "") return;
  const { doc_id: docId, article_text: text } = parseLine(line, index + 1);
  process.stdout.write(`${lineOf(docId, text)}\n`);
});
