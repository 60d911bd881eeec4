/**
 * `npm run --silent eval:anchoring -- CASES.jsonl > PRED.jsonl`: places the quote of every case in
 * its new text, so that a score can be computed from outside.
 *
 * A case is a line of JSON: `id`, `before`, `after` and `anchor` with `exact` and, where known,
 * `start`, `end`, `prefix`, `suffix`; other fields are let be. A prediction is
 * `{"id", "start", "end"}`, null where no single place was found. Offsets are code points.
 * A line that is no case ends the run with its number and the reason on stderr, and exit code 1.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { place, type Placement } from "@/lib/drafts/place/anchor";
import type { Selector } from "@/lib/drafts/place/selectors";
import { findQuote } from "@/lib/drafts/place/selectors";
import { codePoints } from "@/lib/text/text";

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

class Fault extends Error {}

function parseCase(line: string, number: number): Case {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Fault(`Line ${number} is not JSON.`);
  }
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

function prediction(given: Case): {
  id: string | number;
  start: number | null;
  end: number | null;
} {
  const placement: Placement = place(selectorOf(given), given.before, given.after);
  if (placement.state === "orphaned" || placement.state === "pending") {
    return { id: given.id, start: null, end: null };
  }
  const { fromUnits } = codePoints(given.after);
  const { start, end } = placement.span;
  return { id: given.id, start: fromUnits(start), end: fromUnits(end) };
}

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
  process.stdout.write(cases.map((given) => `${JSON.stringify(prediction(given))}\n`).join(""));
  return 0;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
