/**
 * Whether the verbatim quotes of a claim's citations stand in the story's newest draft, and in the
 * source's own texts on file. Such a file is read as a draft would be (text/import); one that holds
 * no text is passed over.
 *
 * A transcript belongs to its source: every citation of the source is checked against it, in every
 * story, for whoever may see the story that it was put on file in. For all others there is no such
 * file. What was given off the record is held against quotes on the same terms alone, so that
 * nothing of it comes to stand beside words that may be printed.
 */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory, visibleStoryFilter } from "@/lib/access/visibility";
import { readContent } from "@/lib/ledger/citations/file-store";
import { claimRef } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import { SourcelineError } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { MAX_FILE_BYTES } from "@/lib/text/import/limits";
import { Prisma, type SourceKind, type Terms } from "@/prisma/generated/client";
import type { QuoteCheckView, QuoteToCheck } from "./check-quotes-in";
import { draftName } from "./rules";
import { runDraftJob } from "./run-job";

/** By citation id; a citation without a quote has no entry. */
export type QuoteChecks = Record<number, QuoteCheckView[]>;

/** What is quoted from these need not stand in the story: it stands in them. */
export const QUOTED_ELSEWHERE: ReadonlySet<SourceKind> = new Set([
  "document",
  "dataset",
  "recording",
  "publication",
]);

const READABLE = {
  where: { removedAt: null, size: { lte: MAX_FILE_BYTES } },
  orderBy: { id: "asc" },
} satisfies Prisma.Citation$attachmentsArgs;

/** Of a claim that the actor may read; empty for any other. */
export async function checkQuotes(
  actor: Authorized<"draft.read">,
  claimId: number,
): Promise<QuoteChecks> {
  // Most claims quote nothing; Prisma takes a millisecond to find that out.
  const quoted = await rows(Prisma.sql`
    SELECT 1 FROM "Citation" WHERE "claimId" = ${claimId} AND "removedAt" IS NULL AND "quote" <> ''
    LIMIT 1`);
  if (quoted.length === 0) return {};
  const claim = await db().claim.findFirst({
    where: { id: claimId, story: visibleStoryFilter(actor) },
    select: {
      storyId: true,
      citations: {
        where: { removedAt: null, quote: { not: "" } },
        select: {
          ...{ id: true, quote: true, terms: true, sourceId: true },
          source: { select: { kind: true } },
          attachments: READABLE,
        },
      },
    },
  });
  if (!claim || claim.citations.length === 0) return {};
  const [draft, onFile] = await Promise.all([
    db().draft.findFirst({
      where: { storyId: claim.storyId },
      orderBy: { number: "desc" },
      select: { number: true, text: true },
    }),
    filesOf(actor, [...new Set(claim.citations.map(({ sourceId }) => sourceId))]),
  ]);
  const texts: Array<{ name: string; text: string }> = [];
  if (draft) texts.push({ name: draftName(draft.number), text: draft.text });
  const indexes = new Map<string, number>();
  /** The text of a file among those to check against; none of one that holds none. */
  const add = async (file: StoredFile, from: string): Promise<number[]> => {
    const name = `${file.name}${from}`;
    const key = `${file.sha256}/${name}`;
    const known = indexes.get(key);
    if (known !== undefined) return [known];
    const text = await readableText(file);
    if (text === null) return [];
    indexes.set(key, texts.length);
    return [texts.push({ name, text }) - 1];
  };
  const quotes: QuoteToCheck[] = [];
  for (const { id, quote, attachments, terms, sourceId, source } of claim.citations) {
    const own: number[] = [];
    for (const file of attachments) own.push(...(await add(file, "")));
    const others: number[] = [];
    for (const file of onFile) {
      if (file.sourceId !== sourceId || file.citationId === id) continue;
      if (!mayCompare(file.terms, terms)) continue;
      if (attachments.some(({ sha256 }) => sha256 === file.sha256)) continue;
      const isHere = file.storyId === claim.storyId;
      const from = ` on file with ${file.claim}${isHere ? "" : ` of ${file.story}`}`;
      others.push(...(await add(file, from)));
    }
    const inDraft = draft ? [0] : [];
    quotes.push(
      QUOTED_ELSEWHERE.has(source.kind)
        ? { quote, quotedIn: inDraft, against: own, onFile: others }
        : { quote, against: [...inDraft, ...own], onFile: others },
    );
  }
  const checked = await runDraftJob("checkQuotes", { texts, quotes });
  return Object.fromEntries(claim.citations.map(({ id }, index) => [id, checked[index] ?? []]));
}

function mayCompare(file: Terms, quote: Terms): boolean {
  return file !== "off_record" || quote === "off_record";
}

type FileOfSource = StoredFile & {
  sourceId: number;
  citationId: number;
  storyId: number;
  terms: Terms;
  /** "C4", and the story's slug. */
  claim: string;
  story: string;
};

/** Of one source, the newest: beyond, a quote is looked for in its own citation's files alone. */
const MOST_FILES = 12;

type Kept = StoredFile & {
  sourceId: number;
  citationId: number;
  storyId: number;
  terms: Terms;
  number: number;
  story: string;
};

/** The files of sources in all stories that the actor may see, each content once, the newest first. */
async function filesOf(
  actor: Authorized<"draft.read">,
  sourceIds: readonly number[],
): Promise<FileOfSource[]> {
  const found: FileOfSource[] = [];
  for (const sourceId of sourceIds) {
    // In this order: of a source that is cited ten thousand times few citations have a file.
    const files = await rows<Kept>(Prisma.sql`
      SELECT a."name", a."mediaType", a."sha256", a."citationId", k."sourceId", k."terms",
        c."number", c."storyId", s."slug" AS "story"
      FROM "Citation" k
      CROSS JOIN "Attachment" a ON a."citationId" = k."id"
      CROSS JOIN "Claim" c ON c."id" = k."claimId"
      CROSS JOIN "Story" s ON s."id" = c."storyId"
      WHERE k."sourceId" = ${sourceId} AND k."removedAt" IS NULL
        AND a."removedAt" IS NULL AND a."size" <= ${MAX_FILE_BYTES} AND ${isVisibleStory(actor)}
      ORDER BY a."id" DESC LIMIT ${4 * MOST_FILES}`);
    const seen = new Set<string>();
    for (const { number, ...file } of files) {
      // The same file under other terms may be compared where this may not.
      const key = `${file.sha256}/${file.terms === "off_record"}`;
      if (seen.has(key) || seen.size >= MOST_FILES) continue;
      seen.add(key);
      found.push({ ...file, claim: claimRef(number) });
    }
  }
  return found;
}

type StoredFile = { name: string; mediaType: string; sha256: string };

/** What was read of the files looked at last, by their content; null where there is no text. */
const read = new Map<string, string | null>();
const REMEMBERED = 32;

/** The text of a file on record; null of one that holds none. */
export async function readableText({
  name,
  mediaType,
  sha256,
}: StoredFile): Promise<string | null> {
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
