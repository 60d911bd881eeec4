/**
 * `npm run --silent eval:attribution -- [--joined] [--nested] GOLD.jsonl > PRED.jsonl`: proposes the attributions of each
 * article of a gold file and writes them in the gold's own form, in code points. Reads nothing but
 * `doc_id` and `article_text`, so that the answers cannot leak into the predictions.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
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

/** What golds differ in; said on stderr with every run. */
type Conventions = {
  /** A quotation that goes on after its cue belongs to the attribution that it carries on. */
  joined: boolean;
  /** What is said inside somebody's quotation counts as an attribution of its own. */
  nested: boolean;
};

/**
 * What every gold counts as an attribution: a clause, a quotation or a credit with its own cue.
 * Not phrases, silences and the story's own voice.
 */
function isCounted(proposal: Proposal): boolean {
  const isAsked = proposal.form === "question";
  if (isAsked) return proposal.cue?.class === "belief" || proposal.cue?.lemma === "ask";
  return /^(?:clause|quotation|credit)$/.test(proposal.form);
}

type Counted = { proposal: Proposal; parts: Span[] };

/** Each attribution with its content; what carries one on is joined to it, or left out. */
function attributionsIn(text: string, { joined, nested }: Conventions): Counted[] {
  const counted: Counted[] = [];
  const options = { isItemised: false, hasNested: nested };
  for (const proposal of propose(text, paragraphsOf(text), options).filter(isCounted)) {
    const own = [...proposal.contentParts];
    if (!proposal.isContinuation) counted.push({ proposal, parts: own });
    else if (joined) {
      const first = counted.findLast((one) => isSameCue(one.proposal, proposal));
      if (first) first.parts.push(...own);
    }
  }
  return counted;
}

function isSameCue(one: Proposal, other: Proposal): boolean {
  return one.cue?.span.start === other.cue?.span.start;
}

function lineOf(docId: string, text: string, conventions: Conventions): string {
  const { fromUnits } = codePoints(text);
  const points = (span: Span) => [fromUnits(span.start), fromUnits(span.end)];
  const attributions = attributionsIn(text, conventions).map(({ proposal, parts }) => ({
    source_span: proposal.source ? points(proposal.source.span) : null,
    cue_span: proposal.cue ? points(proposal.cue.span) : null,
    content_span: points({ start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 }),
    content_spans: parts.map(points),
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    joined: { type: "boolean", default: false },
    nested: { type: "boolean", default: false },
  },
});
const [file] = positionals;
if (!file) fail("Say which file to read: npm run --silent eval:attribution -- GOLD.jsonl");
console.error(
  `Quotations that go on after their cue are ${values.joined ? "joined to it" : "left out"}; ` +
    `cues inside quotations ${values.nested ? "count" : "do not count"}.`,
);
let lines: string[];
try {
  lines = readFileSync(file, "utf8").split("\n");
} catch {
  fail(`${file} cannot be read.`);
}
lines.forEach((line, index) => {
  if (line.trim() === "") return;
  const { doc_id: docId, article_text: text } = parseLine(line, index + 1);
  process.stdout.write(`${lineOf(docId, text, values)}\n`);
});
