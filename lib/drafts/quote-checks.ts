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
import { importText } from "@/lib/text/import/import-text";
import { quoteChecker, type QuoteCheck } from "@/lib/text/quote/check";
import { draftName } from "./rules";

export type QuoteCheckView = {
  /** "Draft 3", or the attached file's name. */
  against: string;
  result: QuoteCheck["result"];
  /** For `altered`: from the text to the quote, by word. */
  pieces: Array<{ kind: "same" | "dropped" | "added"; text: string }>;
  changes: string[];
  omissions: boolean;
  insertions: boolean;
};

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
  const againstDraft = draft && quoteChecker(draft.text);
  const checks: QuoteChecks = {};
  for (const { id, quote, attachments } of claim.citations) {
    const views =
      draft && againstDraft ? [toView(draftName(draft.number), againstDraft(quote))] : [];
    for (const file of attachments) {
      const text = await readableText(file);
      if (text !== null) views.push(toView(file.name, quoteChecker(text)(quote)));
    }
    checks[id] = views;
  }
  return checks;
}

function toView(against: string, check: QuoteCheck): QuoteCheckView {
  return {
    against,
    result: check.result,
    pieces: (check.pieces ?? []).map(({ kind, text }) => ({ kind, text })),
    changes: [...(check.changes ?? [])],
    omissions: check.omissions,
    insertions: check.insertions,
  };
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
    return (await importText({ file: { name, mediaType, bytes } })).text;
  } catch (error) {
    // A picture or a PDF is evidence too, but no text to check a quote against.
    if (error instanceof SourcelineError) return null;
    throw error;
  }
}
