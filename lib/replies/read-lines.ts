/**
 * What the newest draft of a story says of who did not answer. A draft never changes, so it is read
 * once, in a worker thread, and kept for as long as the server runs; the latest asked for stay.
 */
import type { Authorized } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";
import { lazyJob } from "@/lib/platform/threads";
import type { Paragraph } from "@/lib/text/text";
import type { SaidLine } from "./match";
import type { ReadLinesInput } from "./said-lines";

const readSaidLines = lazyJob("worker", "replies.saidLines", async () => {
  const { saidLines } = await import("./said-lines");
  return (input: ReadLinesInput) => saidLines(input);
});

/** Drafts whose lines are kept, and words of a text that a page may wait for. */
const DRAFTS_KEPT = 100;
const SHORT_WORDS = 4_000;

const kept = new Map<number, Promise<SaidLine[]>>();

export type DraftLines = {
  draft: { id: number; number: number };
  lines: Promise<SaidLine[]>;
  /** Known already, or known in a moment; of a long text the first reader goes on without. */
  isReady: boolean;
};

/** Null where the story has no draft, or does not exist for the actor. */
export async function readDraftLines(
  actor: Authorized<"draft.read">,
  storyId: number,
): Promise<DraftLines | null> {
  const draft = await db().draft.findFirst({
    where: { storyId, story: visibleStoryFilter(actor) },
    orderBy: { number: "desc" },
    select: { id: true, number: true, wordCount: true },
  });
  if (!draft) return null;
  const { id, number, wordCount } = draft;
  const known = kept.get(id);
  const lines = known ?? readOnce(id);
  return { draft: { id, number }, lines, isReady: known !== undefined || wordCount <= SHORT_WORDS };
}

function readOnce(draftId: number): Promise<SaidLine[]> {
  const reading = readText(draftId);
  kept.set(draftId, reading);
  for (const id of kept.keys()) {
    if (kept.size <= DRAFTS_KEPT) break;
    kept.delete(id);
  }
  // What failed is tried again by the next reader.
  reading.catch(() => kept.delete(draftId));
  return reading;
}

async function readText(draftId: number): Promise<SaidLine[]> {
  const { text, paragraphs } = await db().draft.findUniqueOrThrow({
    where: { id: draftId },
    select: { text: true, paragraphs: true },
  });
  return readSaidLines({ text, paragraphs: JSON.parse(paragraphs) as Paragraph[] });
}
