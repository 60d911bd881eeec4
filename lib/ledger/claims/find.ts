/**
 * Finds, inside a command's transaction, the records it acts on. What the actor may not see
 * does not exist (NOT_FOUND); a record that moved on since it was read is a CONFLICT that
 * carries the version which stands now.
 */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { storedAs } from "@/lib/audit/former-types";
import { conflict, notFound, ruleUnmet, type SourcelineError } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { readInstant } from "@/lib/platform/statements";
import { Prisma, type Claim } from "@/prisma/generated/client";
import { claimRef, type AttributionStatus, type ClaimKind, type LegalRisk } from "./rules";

/** What commands need of a claim's own row. */
const COLUMNS = [
  ...(["id", "storyId", "number", "wording", "kind", "assertedBy", "attribution"] as const),
  ...(["level", "reviewState", "legalRisk", "checkerId", "asOf", "recheckOn", "note"] as const),
  ...(["loggedById", "contentChangedById", "contentRevision", "revision"] as const),
  ...(["updatedAt", "withdrawnAt", "originCount", "mergedIntoId"] as const),
] as const;

type ClaimRow = Pick<Claim, (typeof COLUMNS)[number]>;

export type FoundClaim = ClaimRow & {
  ref: string;
  story: { id: number; slug: string; restricted: boolean };
  checker: { name: string } | null;
  tags: Array<{ tag: string }>;
  /** The claim that stands for it since they were merged: "C3". */
  mergedInto: string | null;
};

/** Instants as they are stored. */
type StoredClaim = {
  [Column in keyof ClaimRow]: ClaimRow[Column] extends Date | null
    ? ClaimRow[Column] extends Date
      ? string
      : string | null
    : ClaimRow[Column];
} & {
  slug: string;
  restricted: number;
  checkerName: string | null;
  mergedIntoNumber: number | null;
};

export async function findClaim(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  claimId: number,
): Promise<FoundClaim> {
  const [claim] = await findClaims(tx, actor, [claimId]);
  if (!claim) throw notFound("That claim");
  return claim;
}

const CLAIM_COLUMNS = Prisma.join(COLUMNS.map((name) => Prisma.raw(`c."${name}"`)));

/** All of them, each once, in the order given. @throws NOT_FOUND where one is not there. */
export async function findClaims(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  claimIds: readonly number[],
): Promise<FoundClaim[]> {
  const wanted = [...new Set(claimIds)];
  const found = await rows<StoredClaim>(
    Prisma.sql`
      SELECT ${CLAIM_COLUMNS}, s."slug", s."restricted", u."name" AS "checkerName",
        m."number" AS "mergedIntoNumber"
      FROM "Claim" c JOIN "Story" s ON s."id" = c."storyId"
        LEFT JOIN "User" u ON u."id" = c."checkerId"
        LEFT JOIN "Claim" m ON m."id" = c."mergedIntoId"
      WHERE c."id" IN ${among(wanted)} AND ${isVisibleStory(actor)}`,
    tx,
  );
  const tagged = await rows<{ claimId: number; tag: string }>(
    Prisma.sql`SELECT "claimId", "tag" FROM "ClaimTag" WHERE "claimId" IN ${among(wanted)}
               ORDER BY "claimId", "tag"`,
    tx,
  );
  const tags = new Map<number, Array<{ tag: string }>>(wanted.map((id) => [id, []]));
  for (const { claimId, tag } of tagged) tags.get(claimId)?.push({ tag });
  const claims = new Map(found.map((claim) => [claim.id, toFound(claim, tags.get(claim.id))]));
  return wanted.map((id) => {
    const claim = claims.get(id);
    if (!claim) throw notFound("That claim");
    return claim;
  });
}

function toFound(
  { slug, restricted, checkerName, mergedIntoNumber, ...claim }: StoredClaim,
  tags: FoundClaim["tags"] = [],
): FoundClaim {
  return {
    ...claim,
    asOf: readInstant(claim.asOf),
    recheckOn: readInstant(claim.recheckOn),
    updatedAt: readInstant(claim.updatedAt),
    withdrawnAt: readInstant(claim.withdrawnAt),
    ref: claimRef(claim.number),
    story: { id: claim.storyId, slug, restricted: restricted === 1 },
    checker: checkerName === null ? null : { name: checkerName },
    tags,
    mergedInto: mergedIntoNumber === null ? null : claimRef(mergedIntoNumber),
  };
}

export type ClaimState = Pick<FoundClaim, "id" | "storyId" | "ref" | "level" | "reviewState"> & {
  isWithdrawn: boolean;
};

/**
 * How claims stand that something from outside reaches, whoever may see them; in the order of
 * their numbers.
 */
export async function readClaimStates(
  tx: Transaction,
  claimIds: readonly number[],
): Promise<ClaimState[]> {
  const claims = await rows<Omit<ClaimState, "ref" | "isWithdrawn"> & Stored>(
    Prisma.sql`SELECT "id", "storyId", "number", "level", "reviewState", "withdrawnAt" FROM "Claim"
               WHERE "id" IN ${among(claimIds)} ORDER BY "number", "id"`,
    tx,
  );
  return claims.map(({ number, withdrawnAt, ...claim }) => ({
    ...claim,
    ref: claimRef(number),
    isWithdrawn: withdrawnAt !== null,
  }));
}

type Stored = { number: number; withdrawnAt: string | null };

/** @throws RULE_UNMET for a withdrawn claim, which can only be restored. */
export function assertStanding(
  claim: Pick<FoundClaim, "ref" | "withdrawnAt"> & Partial<Pick<FoundClaim, "mergedInto">>,
): void {
  if (claim.mergedInto) {
    throw ruleUnmet(`${claim.ref} was merged into ${claim.mergedInto}.`, [
      `Go on with ${claim.mergedInto}, or undo the merge.`,
    ]);
  }
  if (claim.withdrawnAt) {
    throw ruleUnmet(`${claim.ref} is withdrawn.`, ["Restore the claim first."]);
  }
}

/** The editable fields as they stand, in the form in which they are edited. */
export type ClaimFieldsNow = {
  revision: number;
  wording: string;
  attribution: AttributionStatus;
  kind: ClaimKind;
  assertedBy: string;
  legalRisk: LegalRisk;
  checkerId: number | null;
  checker: string | null;
  tags: string[];
  /** YYYY-MM-DD or empty. */
  asOf: string;
  recheckOn: string;
  note: string;
};

/** The same with who changed them last, for showing both versions of a conflict. */
export type ClaimVersion = ClaimFieldsNow & { changedBy: string; changedAt: string };

export function dayOf(date: Date | null): string {
  return date ? date.toISOString().slice(0, 10) : "";
}

export function versionOf(claim: FoundClaim): ClaimFieldsNow {
  return {
    revision: claim.revision,
    wording: claim.wording,
    attribution: claim.attribution,
    kind: claim.kind,
    assertedBy: claim.assertedBy,
    legalRisk: claim.legalRisk,
    checkerId: claim.checkerId,
    checker: claim.checker?.name ?? null,
    tags: claim.tags.map((row) => row.tag),
    asOf: dayOf(claim.asOf),
    recheckOn: dayOf(claim.recheckOn),
    note: claim.note,
  };
}

/** Events that belong to a claim and leave its own row alone. */
const BESIDE_THE_CLAIM = storedAs(["question.answered", "question.closed", "question.dismissed"]);

export async function readVersion(tx: Transaction, claim: FoundClaim): Promise<ClaimVersion> {
  const last = await tx.event.findFirst({
    where: { claimId: claim.id, type: { notIn: BESIDE_THE_CLAIM } },
    orderBy: { seq: "desc" },
    select: { actor: { select: { name: true } } },
  });
  return {
    ...versionOf(claim),
    changedBy: last?.actor?.name ?? "Sourceline",
    changedAt: claim.updatedAt.toISOString(),
  };
}

export async function movedOn(tx: Transaction, claim: FoundClaim): Promise<SourcelineError> {
  const current = await readVersion(tx, claim);
  return conflict(`${current.changedBy} changed ${claim.ref} while you were at it.`, current);
}
