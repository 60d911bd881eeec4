/**
 * The citations of claims whose terms nobody has said: they hold up the hand-over. They can be said
 * for all of them at once; what somebody said before stays as it is.
 */
import { rows } from "@/lib/platform/rows";
import { among, updateEach } from "@/lib/platform/sets";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import { assertStanding, type FoundClaim } from "./find";
import { confidentialTermsFault } from "@/lib/ledger/identities/rules";
import { isDescribed } from "@/lib/ledger/citations/rules";
import { invalidField } from "@/lib/platform/errors";
import type { Step } from "./revise";
import type { SayableTerms } from "./rules";

export type UnsaidCitation = {
  id: number;
  revision: number;
  sourceId: number;
  source: string;
  confidential: boolean;
  /** Of the source, for terms that know one. */
  description: string;
};

/** By claim, in the order of its citations; a claim that has none is not there. */
export type UnsaidTerms = ReadonlyMap<number, readonly UnsaidCitation[]>;

/** For changes that ask nobody's terms. */
export const ALL_SAID: UnsaidTerms = new Map();

export async function readUnsaidTerms(
  tx: Transaction,
  claimIds: readonly number[],
): Promise<UnsaidTerms> {
  const found = await rows<UnsaidCitation & { claimId: number }>(
    Prisma.sql`
      SELECT k."claimId", k."id", k."revision", k."sourceId", s."name" AS "source",
        s."confidential", s."agreedDescription" AS "description"
      FROM "Citation" k JOIN "Source" s ON s."id" = k."sourceId"
      WHERE k."claimId" IN ${among(claimIds)} AND k."removedAt" IS NULL AND k."terms" = 'not_said'
      ORDER BY k."claimId", k."position", k."id"`,
    tx,
  );
  const byClaim = new Map<number, UnsaidCitation[]>();
  for (const { claimId, ...citation } of found) {
    byClaim.set(claimId, [...(byClaim.get(claimId) ?? []), citation]);
  }
  return byClaim;
}

/**
 * Null where all are said. A change to citations, so a verdict lapses.
 * @throws INVALID for a confidential source on the record.
 */
export function sayingTerms(
  claim: FoundClaim,
  terms: SayableTerms,
  unsaid: UnsaidTerms,
): Step | null {
  assertStanding(claim);
  const citations = unsaid.get(claim.id) ?? [];
  if (citations.length === 0) return null;
  const faults = citations
    .filter(({ confidential }) => confidential)
    .flatMap(({ source }) => confidentialTermsFault(terms, source) ?? []);
  if (faults[0]) throw invalidField("terms", faults[0]);
  return {
    claim,
    set: {},
    content: { because: "the terms of its sources were said" },
    isIndexed: true,
    event: {
      type: "citation.terms_said",
      storyId: claim.storyId,
      claimId: claim.id,
      data: {
        ...{ ref: claim.ref, terms },
        citations: citations.map(({ id, source }) => ({ citationId: id, source })),
      },
    },
  };
}

/** Writes them to the citations; the claims take their steps afterwards. */
export async function writeTerms(
  tx: Transaction,
  steps: readonly Step[],
  unsaid: UnsaidTerms,
  terms: SayableTerms,
): Promise<void> {
  await updateEach(
    tx,
    "Citation",
    steps
      .flatMap(({ claim }) => unsaid.get(claim.id) ?? [])
      .map(({ id, revision, description }) => ({
        where: { id },
        set: {
          ...{ terms, revision: revision + 1 },
          agreedDescription: isDescribed(terms) ? description : "",
        },
      })),
  );
}
