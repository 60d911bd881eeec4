/**
 * Runs the jobs of jobs.ts in a worker thread, where they hold up nobody's request. What a page
 * waits for and is done in a few milliseconds runs in place: a thread may have to be started first.
 */
import { job, type Job, type JobOptions } from "@/lib/platform/threads";
import { draftJobs, type DraftJobs } from "./jobs";

type Name = keyof DraftJobs;
type Input<Of extends Name> = Parameters<DraftJobs[Of]>[0];
type Output<Of extends Name> = Awaited<ReturnType<DraftJobs[Of]>>;
type Given = { [Of in Name]: Job<Input<Of>, Output<Of>> };

const given = Object.fromEntries(
  Object.entries(draftJobs).map(([name, work]) => [
    name,
    job("worker", `drafts.${name}`, async (input: never) => work(input)),
  ]),
) as unknown as Given;

/** UTF-16 units of text that are compared in some milliseconds: 5,000 words. */
const FEW_UNITS = 30_000;
/** Quotes that are looked for in as short a time, and how long each may be. */
const FEW_QUOTES = 10;
const SHORT_QUOTE = 600;

/** Whether a job is done sooner than it is handed over. */
const isBrief: { [Of in Name]?: (input: Input<Of>) => boolean } = {
  compareDrafts: ({ before, after }) => before.text.length + after.text.length <= FEW_UNITS,
  checkQuotes: ({ texts, quotes }) =>
    texts.reduce((units, { text }) => units + text.length, 0) <= FEW_UNITS &&
    quotes.length <= FEW_QUOTES &&
    quotes.every(({ quote }) => quote.length <= SHORT_QUOTE),
};

/**
 * @param options.signal ends the work.
 * @throws what the job refuses; BUSY where it takes too long or too much memory.
 */
export async function runDraftJob<Of extends Name>(
  name: Of,
  input: Input<Of>,
  options?: JobOptions,
): Promise<Output<Of>> {
  const work = draftJobs[name] as (input: Input<Of>) => Output<Of> | Promise<Output<Of>>;
  return isBrief[name]?.(input) ? work(input) : given[name](input, options);
}
