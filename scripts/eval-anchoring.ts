/**
 * `npm run --silent eval:anchoring -- CASES.jsonl > PRED.jsonl`: places the quote of every case in
 * its new text as the product does, frame and all, so that a score can be computed from outside.
 *
 * A case is a line of JSON: `id`, `before`, `after` and `anchor` with `exact` and, where known,
 * `start`, `end`, `prefix`, `suffix`; other fields are let be. A prediction is
 * `{"id", "start", "end", "state", "meaning"}`, start and end null where no single place was found.
 * Offsets are code points. Or a case is a sentence: `before`, `after` and `verdict`, "lapse" or
 * "stay"; then the prediction is `{"verdict", "predicted", "meaning"}`.
 *
 * On stderr: of quotes that were found, how many whose sentence is the same stay placed, and how
 * many whose own words differ are moved; of sentences, how many verdicts are right.
 * A line that is no case ends the run with its number and the reason on stderr, and exit code 1.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { frameOf } from "@/lib/drafts/place/frame";
import { nextPlacements, type NewPlacement } from "@/lib/drafts/place/next-placements";
import { findQuote, selectorOf as markOf, type Selector } from "@/lib/drafts/place/selectors";
import { proposeWithSentences } from "@/lib/reading/propose";
import { foldTypography } from "@/lib/text/fold";
import { codePoints, PARAGRAPH_BREAK, paragraphSpans } from "@/lib/text/text";

const offset = z.number().int().nonnegative().nullish();

const caseLine = z.object({
  id: z.union([z.string(), z.number()]),
  before: z.string(),
  after: z.string(),
  anchor: z.object({
    exact: z.string().min(1),
    prefix: z.string().nullish(),
    suffix: z.string().nullish(),
    start: offset,
    end: offset,
  }),
});
type Case = z.infer<typeof caseLine>;

const sentenceLine = z.object({
  before: z.string().min(1),
  after: z.string().min(1),
  verdict: z.enum(["lapse", "stay"]),
});
type SentenceCase = z.infer<typeof sentenceLine>;

class Fault extends Error {}

function parseCase(line: string, number: number): Case | SentenceCase {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Fault(`Line ${number} is not JSON.`);
  }
  const sentence = sentenceLine.safeParse(value);
  if (sentence.success) return sentence.data;
  const parsed = caseLine.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".");
  throw new Fault(
    `Line ${number} is not a case: ${field ? `${field}: ` : ""}${issue?.message ?? ""}`,
  );
}

/** The case's selector in UTF-16 units; without offsets, where its words stand in the old text. */
function selectorOf({ before, anchor }: Case): Selector {
  const prefix = anchor.prefix ?? "";
  const suffix = anchor.suffix ?? "";
  const { toUnits } = codePoints(before);
  const found =
    anchor.start == null || anchor.end == null
      ? findQuote({ exact: anchor.exact, prefix, suffix }, before, 2)
      : [{ start: toUnits(anchor.start), end: toUnits(anchor.end) }];
  const [only] = found;
  const span = only && found.length === 1 ? only : { start: 0, end: 0 };
  return { ...span, exact: anchor.exact, prefix, suffix };
}

const sentencesOf = (text: string) => {
  const paragraphs = paragraphSpans(text).map((span) => ({
    ...{ ...span, kind: "paragraph" as const, level: 0 },
  }));
  return { text, sentences: proposeWithSentences(text, paragraphs).sentences };
};

type Texts = { base: ReturnType<typeof sentencesOf>; draft: ReturnType<typeof sentencesOf> };

function placeIn({ base, draft }: Texts, selector: Selector): NewPlacement {
  const [placement] = nextPlacements({
    ...draft,
    claims: [
      {
        ...{ claimId: 1, state: "placed", wasExact: null, wasFrame: null },
        base: { draftId: 1, selector },
      },
    ],
    bases: [{ draftId: 1, ...base }],
  });
  if (!placement) throw new Error("A claim was to be placed and has no placement.");
  return placement;
}

type Tally = Record<"stay" | "move" | "sentences", { right: number; of: number }>;

function count(tally: Tally, key: keyof Tally, isRight: boolean): void {
  tally[key].of += 1;
  if (isRight) tally[key].right += 1;
}

/** Words without typography and case: what cannot change what a sentence says. */
const plain = (text: string): string =>
  foldTypography(text, { case: true }).text.replace(/\s+/g, " ").trim();

function prediction(given: Case, tally: Tally): object {
  const texts = { base: sentencesOf(given.before), draft: sentencesOf(given.after) };
  const selector = selectorOf(given);
  const { state, start, end, meaning } = placeIn(texts, selector);
  if (start === null || end === null) {
    return { id: given.id, start: null, end: null, state, meaning };
  }
  const sentence = ({ text, sentences }: Texts["base"], mark: { start: number; end: number }) => {
    const frame = frameOf({ text, sentences }, mark);
    return plain(text.slice(frame.start, frame.end));
  };
  const isSame = sentence(texts.base, selector) === sentence(texts.draft, { start, end });
  const isReworded = plain(selector.exact) !== plain(given.after.slice(start, end));
  if (isSame) count(tally, "stay", state === "placed");
  else if (isReworded) count(tally, "move", state === "moved");
  const { fromUnits } = codePoints(given.after);
  return { id: given.id, start: fromUnits(start), end: fromUnits(end), state, meaning };
}

/** What a sentence stands between, in both texts. */
const AROUND = ["The committee met in the old customs house.", "Nobody from the union was there."];

function verdictOn({ before, after, verdict }: SentenceCase, tally: Tally): object {
  const textWith = (sentence: string) =>
    sentencesOf([AROUND[0], sentence, AROUND[1]].join(PARAGRAPH_BREAK));
  const texts = { base: textWith(before), draft: textWith(after) };
  const start = texts.base.text.indexOf(before);
  const mark = { start, end: start + before.length - 1 };
  const { change, meaning } = placeIn(texts, markOf(texts.base.text, mark));
  const predicted = change === null ? "stay" : "lapse";
  count(tally, "sentences", predicted === verdict);
  return { verdict, predicted, meaning };
}

const LABELS = [
  ["stay", "Same sentence, stays placed"],
  ["move", "Own words differ, is moved"],
  ["sentences", "Sentences judged right"],
] as const;

function run(args: readonly string[]): number {
  const [file] = args;
  if (file === undefined || args.length > 1) {
    console.error("npm run --silent eval:anchoring -- CASES.jsonl > PRED.jsonl");
    return 1;
  }
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch {
    throw new Fault(`Cannot read ${file}.`);
  }
  const cases = content
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === "" ? [] : [parseCase(line, index + 1)]));
  const none = () => ({ right: 0, of: 0 });
  const tally: Tally = { stay: none(), move: none(), sentences: none() };
  for (const given of cases) {
    const predicted = "verdict" in given ? verdictOn(given, tally) : prediction(given, tally);
    process.stdout.write(`${JSON.stringify(predicted)}\n`);
  }
  for (const [key, label] of LABELS) {
    const { right, of } = tally[key];
    if (of > 0) console.error(`${label}: ${right} of ${of}`);
  }
  return 0;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
