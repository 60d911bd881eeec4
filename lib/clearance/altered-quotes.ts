/**
 * The quotes of a story that its newest draft, or a file on their own citation, has otherwise. What
 * was found is kept by what it was found of, so that looking at the gate again costs no comparing.
 */
import { createHash } from "node:crypto";
import { QUOTED_ELSEWHERE, readableText } from "@/lib/drafts/quote-checks";
import type { QuoteCheckView, QuoteToCheck } from "@/lib/drafts/check-quotes-in";
import { draftName } from "@/lib/drafts/rules";
import { runDraftJob } from "@/lib/drafts/run-job";
import { claimRef } from "@/lib/ledger/claims/rules";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { MAX_FILE_BYTES } from "@/lib/text/import/limits";
import { Prisma, type SourceKind } from "@/prisma/generated/client";
import type { GateFacts } from "./facts";

type Quoted = {
  citationId: number;
  quote: string;
  kind: SourceKind;
  id: number;
  number: number;
  wording: string;
  contentRevision: number;
};

type OnFile = { citationId: number; name: string; mediaType: string; sha256: string };

/** Quotes of one story that are compared. */
const COMPARED = 2_000;

/** @returns how many were looked for, and those that a text has otherwise. */
export async function readAlteredQuotes(
  storyId: number,
  draft: { id: number; number: number; text: string },
): Promise<{ checked: number; altered: GateFacts["quotes"] }> {
  const quoted = await rows<Quoted>(Prisma.sql`
    SELECT c."id" AS "citationId", c."quote", s."kind", k."id", k."number", k."wording",
      k."contentRevision"
    FROM "Claim" k CROSS JOIN "Citation" c ON c."claimId" = k."id" AND c."removedAt" IS NULL
    CROSS JOIN "Source" s ON s."id" = c."sourceId"
    WHERE k."storyId" = ${storyId} AND k."withdrawnAt" IS NULL AND c."quote" <> ''
    ORDER BY k."number", c."position" LIMIT ${COMPARED}`);
  if (quoted.length === 0) return { checked: 0, altered: [] };
  const files = await rows<OnFile>(Prisma.sql`
    SELECT "citationId", "name", "mediaType", "sha256" FROM "Attachment"
    WHERE "citationId" IN ${among(quoted.map(({ citationId }) => citationId))}
      AND "removedAt" IS NULL AND "size" <= ${MAX_FILE_BYTES} ORDER BY "id"`);
  const checks = await checkedOnce(draft, quoted, files);
  const altered = quoted.flatMap(({ citationId, quote, number, ...claim }, index) =>
    (checks[index] ?? [])
      .filter(({ result }) => result === "altered")
      .map(({ against, changes }) => ({
        ...{ citationId, quote, against },
        claim: {
          ...{ id: claim.id, ref: claimRef(number), wording: claim.wording, checker: null },
          contentRevision: claim.contentRevision,
        },
        said: changes.map(({ said }) => said).join("; "),
      })),
  );
  return { checked: quoted.length, altered };
}

const kept = new Map<string, Promise<QuoteCheckView[][]>>();
const STORIES_KEPT = 50;

function checkedOnce(
  draft: { id: number; number: number; text: string },
  quoted: readonly Quoted[],
  files: readonly OnFile[],
): Promise<QuoteCheckView[][]> {
  const about = quoted.map(({ citationId, quote, kind }) => [citationId, quote, kind]);
  const key = createHash("sha256")
    .update(JSON.stringify([draft.id, about, files]))
    .digest("base64");
  const known = kept.get(key);
  if (known) return known;
  const checking = check(draft, quoted, files);
  kept.set(key, checking);
  const [oldest] = kept.keys();
  if (kept.size > STORIES_KEPT && oldest !== undefined) kept.delete(oldest);
  // What failed is tried again by the next reader.
  checking.catch(() => kept.delete(key));
  return checking;
}

async function check(
  draft: { number: number; text: string },
  quoted: readonly Quoted[],
  files: readonly OnFile[],
): Promise<QuoteCheckView[][]> {
  const texts = [{ name: draftName(draft.number), text: draft.text }];
  const own = new Map<number, number[]>();
  for (const file of files) {
    const text = await readableText(file);
    if (text === null) continue;
    const at = texts.push({ name: file.name, text }) - 1;
    own.set(file.citationId, [...(own.get(file.citationId) ?? []), at]);
  }
  const quotes = quoted.map(({ citationId, quote, kind }): QuoteToCheck => {
    const against = own.get(citationId) ?? [];
    return QUOTED_ELSEWHERE.has(kind)
      ? { quote, quotedIn: [0], against }
      : { quote, against: [0, ...against] };
  });
  return runDraftJob("checkQuotes", { texts, quotes });
}
