/**
 * What citations of claims lack to fit the kinds of their sources, and which of it somebody has
 * waived: what the hand-over asks for. Shown beforehand by the same.
 */
import { askedFor, missingOf, type FittedCitation } from "@/lib/ledger/citations/fit";
import type { Terms } from "@/lib/ledger/claims/rules";
import { rows } from "@/lib/platform/rows";
import { among, insertMany } from "@/lib/platform/sets";
import type { Transaction } from "@/lib/platform/transaction";
import { lintFingerprint } from "@/lib/text/lint/fingerprint";
import { Prisma } from "@/prisma/generated/client";
import type { ClaimLint } from "./rules";
import { readWaived } from "./waived";

export type CitationGap = ClaimLint & {
  readonly citationId: number;
  /** Whether its terms let it be named. */
  readonly isNamed: boolean;
  /** What is missing, to stand after the source's name and “lacks”. */
  readonly lacks: string;
};

type Citation = FittedCitation & {
  readonly id: number;
  readonly terms: Terms;
  readonly source: FittedCitation["source"] & { readonly id: number; readonly name: string };
};

/** Pure; in the order of the citations. A waiver holds for the citation while it lacks the same. */
export function gapsOf(citations: readonly Citation[]): CitationGap[] {
  return citations.flatMap((citation) => {
    const missing = missingOf(citation);
    if (missing.length === 0) return [];
    const { id: citationId, source } = citation;
    return {
      ...{ code: "citation_fit" as const, citationId, place: null, words: source.name },
      isNamed: citation.terms === "on_record",
      ...{ lacks: askedFor(missing), said: `Lacks ${askedFor(missing)}.` },
      todo: "Add it, or say at the hand-over why it is missing.",
      fingerprint: lintFingerprint("citation_fit", [
        ...[String(citationId), String(source.id)],
        ...missing,
      ]),
    };
  });
}

/** By claim; a claim that lacks nothing is not there. */
export type OpenGaps = ReadonlyMap<number, readonly CitationGap[]>;

/** For changes that ask for nothing. */
export const NO_GAPS: OpenGaps = new Map();

type Stored = Omit<Citation, "source"> & { claimId: number } & {
  sourceId: number;
  name: string;
  kind: Citation["source"]["kind"];
};

/** What is neither there nor waived. @param tx inside a command, its transaction. */
export async function readOpenGaps(
  claimIds: readonly number[],
  tx?: Transaction,
): Promise<OpenGaps> {
  const stored = await rows<Stored>(
    Prisma.sql`
      SELECT c."id", c."claimId", c."stance", c."basis", c."locator", c."channel", c."note", c."terms",
        coalesce(substr(c."saidOn", 1, 10), '') AS "saidOn",
        (SELECT COUNT(*) FROM "Attachment" a
         WHERE a."citationId" = c."id" AND a."removedAt" IS NULL) AS "attachmentCount",
        s."id" AS "sourceId", s."name", s."kind"
      FROM "Citation" c JOIN "Source" s ON s."id" = c."sourceId"
      WHERE c."claimId" IN ${among(claimIds)} AND c."removedAt" IS NULL
      ORDER BY c."claimId", c."position", c."id"`,
    tx,
  );
  const waived = await readWaived(claimIds, tx);
  const byClaim = new Map<number, CitationGap[]>();
  for (const { claimId, sourceId, name, kind, ...citation } of stored) {
    const gaps = gapsOf([{ ...citation, source: { id: sourceId, name, kind } }]).filter(
      ({ fingerprint }) => waived.get(claimId)?.has(fingerprint) !== true,
    );
    if (gaps.length > 0) byClaim.set(claimId, [...(byClaim.get(claimId) ?? []), ...gaps]);
  }
  return byClaim;
}

type Waiving = {
  readonly claim: { readonly id: number; readonly storyId: number };
  readonly gaps: readonly CitationGap[];
};

/** Waives them for the reason given; the caller's events say so. */
export async function writeGapWaivers(
  tx: Transaction,
  by: { userId: number },
  at: Date,
  reason: string,
  waiving: readonly Waiving[],
): Promise<void> {
  await insertMany(
    tx,
    "LintWaiver",
    waiving.flatMap(({ claim, gaps }) =>
      gaps.map(({ code, fingerprint, words }) => ({
        ...{ storyId: claim.storyId, claimId: claim.id, code, fingerprint, words, reason },
        ...{ waivedById: by.userId, waivedAt: at },
      })),
    ),
  );
}
