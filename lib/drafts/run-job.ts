/**
 * Runs the jobs of jobs.ts in a worker thread, where they hold up nobody's request. What a page
 * waits for and is done in a few milliseconds runs in place: a thread may have to be started first.
 */
import { lazyJob, type Job, type JobOptions } from "@/lib/platform/threads";
import { checkQuotesIn } from "./check-quotes-in";
import { compareParagraphs } from "./compare-paragraphs";
import type { DraftJobs } from "./jobs";
import { lintText } from "./lint-text";
import { nameChanges } from "./place/named-changes";

type Name = keyof DraftJobs;
type Input<Of extends Name> = Parameters<DraftJobs[Of]>[0];
type Output<Of extends Name> = Awaited<ReturnType<DraftJobs[Of]>>;

/** The parsers and the language that reading needs are loaded by the thread that reads, alone. */
function inWorker<Of extends Name>(name: Of): Job<Input<Of>, Output<Of>> {
  return lazyJob("worker", `drafts.${name}`, async () => {
    const { draftJobs } = await import("./jobs");
    return draftJobs[name] as (input: Input<Of>) => Output<Of> | Promise<Output<Of>>;
  });
}

const given: { [Of in Name]: Job<Input<Of>, Output<Of>> } = {
  readText: inWorker("readText"),
  readProposals: inWorker("readProposals"),
  readAnswers: inWorker("readAnswers"),
  placeClaims: inWorker("placeClaims"),
  compareDrafts: inWorker("compareDrafts"),
  checkQuotes: inWorker("checkQuotes"),
  nameChanges: inWorker("nameChanges"),
  likestClaims: inWorker("likestClaims"),
  lintText: inWorker("lintText"),
  claimParts: inWorker("claimParts"),
};

/** UTF-16 units of text that are compared in some milliseconds: 5,000 words. */
const FEW_UNITS = 30_000;
/** Quotes that are looked for in as short a time, and how long each may be. */
const FEW_QUOTES = 10;
const SHORT_QUOTE = 600;
/** Places whose changes are named in as short a time. */
const FEW_PLACES = 20;

type Brief<Of extends Name> = {
  work: (input: Input<Of>) => Output<Of>;
  /** Whether it is done sooner than it is handed over. */
  isBrief: (input: Input<Of>) => boolean;
};

const brief: { [Of in Name]?: Brief<Of> } = {
  compareDrafts: {
    work: compareParagraphs,
    isBrief: ({ before, after }) => before.text.length + after.text.length <= FEW_UNITS,
  },
  checkQuotes: {
    work: checkQuotesIn,
    isBrief: ({ texts, quotes }) =>
      texts.reduce((units, { text }) => units + text.length, 0) <= FEW_UNITS &&
      quotes.length <= FEW_QUOTES &&
      quotes.every(({ quote }) => quote.length <= SHORT_QUOTE),
  },
  lintText: {
    work: lintText,
    isBrief: ({ text }) => text.length <= FEW_UNITS,
  },
  nameChanges: {
    work: nameChanges,
    isBrief: (places) =>
      places.length <= FEW_PLACES &&
      places.reduce((units, { before, after }) => units + before.length + after.length, 0) <=
        FEW_UNITS,
  },
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
  const here = brief[name];
  return here?.isBrief(input) ? here.work(input) : given[name](input, options);
}
