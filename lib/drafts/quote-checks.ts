/**
 * Whether the verbatim quotes of a claim's citations stand in the story's newest draft, and in
 * the source's own text where that is on file: the readable files attached to the citation. Such
 * a file is read as a draft would be (texts/import-text.ts); one that holds no text is passed over.
 */
import type { Actor } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { readContent } from "@/lib/ledger/citations/file-store";
import { db } from "@/lib/platform/db";
import { SourcelineError } from "@/lib/platform/errors";
import { MAX_FILE_BYTES } from "@/lib/text/import/limits";
import type { CheckQuotesInput, QuoteCheckView } from "./check-quotes-in";
import { draftName } from "./rules";
import { runDraftJob } from "./run-job";

/** By citation id; a citation without a quote has no entry. */
export type QuoteChecks = Record<number, QuoteCheckView[]>;

/** Of a claim that the actor may read; empty for any other. */
export async function checkQuotes(actor: Actor, claimId: number): Promise<QuoteChecks> {
  const claim = await db().claim.findFirst({
    where: { id: claimId, story: visibleStoryFilter(actor) },
    select: {
      storyId: true,
      citations: {
        where: { removedAt: null, quote: { not: "" } },
        select: {
          id: true,
          quote: true,
          attachments: {
            where: { removedAt: null, size: { lte: MAX_FILE_BYTES } },
            select: { name: true, mediaType: true, sha256: true },
            orderBy: { id: "asc" },
          },
        },
      },
    },
  });
  if (!claim || claim.citations.length === 0) return {};
  const draft = await db().draft.findFirst({
    where: { storyId: claim.storyId },
    orderBy: { number: "desc" },
    select: { number: true, text: true },
  });
  const texts: Array<{ name: string; text: string }> = [];
  if (draft) texts.push({ name: draftName(draft.number), text: draft.text });
  const quotes: CheckQuotesInput["quotes"][number][] = [];
  for (const { quote, attachments } of claim.citations) {
    const against = draft ? [0] : [];
    for (const file of attachments) {
      const text = await readableText(file);
      if (text === null) continue;
      against.push(texts.length);
      texts.push({ name: file.name, text });
    }
    quotes.push({ quote, against });
  }
  const checked = await runDraftJob("checkQuotes", { texts, quotes });
  return Object.fromEntries(claim.citations.map(({ id }, index) => [id, checked[index] ?? []]));
}

type StoredFile = { name: string; mediaType: string; sha256: string };

/** What was read of the files looked at last, by their content; null where there is no text. */
const read = new Map<string, string | null>();
const REMEMBERED = 32;

async function readableText({ name, mediaType, sha256 }: StoredFile): Promise<string | null> {
  const key = `${sha256}/${name}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  const text = await readText(name, mediaType, sha256);
  const [oldest] = read.keys();
  if (read.size >= REMEMBERED && oldest !== undefined) read.delete(oldest);
  read.set(key, text);
  return text;
}

async function readText(name: string, mediaType: string, sha256: string): Promise<string | null> {
  const bytes = await readContent(sha256);
  if (!bytes) return null;
  try {
    return (await runDraftJob("readText", { file: { name, mediaType, bytes } })).text;
  } catch (error) {
    // A picture or a PDF is evidence too, but no text to check a quote against.
    if (error instanceof SourcelineError && error.code === "INVALID") return null;
    throw error;
  }
}
