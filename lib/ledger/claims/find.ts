/**
 * Finds, inside a command's transaction, the records it acts on. What the actor may not see
 * does not exist (NOT_FOUND); a record that moved on since it was read is a CONFLICT that
 * carries the version which stands now.
 */
import { visibleStoryFilter } from "@/lib/access/visibility";
import type { Actor } from "@/lib/access/actor";
import type { Transaction } from "@/lib/audit/commit";
import { storedAs } from "@/lib/audit/former-types";
import {
  conflict,
  invalidField,
  notFound,
  ruleUnmet,
  type SourcelineError,
} from "@/lib/platform/errors";
import { claimRef } from "./rules";

const CLAIM_FIELDS = {
  story: { select: { id: true, slug: true, status: true, restricted: true } },
  checker: { select: { name: true } },
  tags: { select: { tag: true }, orderBy: { tag: "asc" } },
} as const;

export async function findClaim(tx: Transaction, actor: Actor, claimId: number) {
  const claim = await tx.claim.findFirst({
    where: { id: claimId, story: visibleStoryFilter(actor) },
    include: CLAIM_FIELDS,
  });
  if (!claim) throw notFound("That claim");
  return { ...claim, ref: claimRef(claim.number) };
}

export type FoundClaim = Awaited<ReturnType<typeof findClaim>>;

/** @throws RULE_UNMET for a withdrawn claim, which can only be restored. */
export function assertStanding(claim: Pick<FoundClaim, "ref" | "withdrawnAt">): void {
  if (claim.withdrawnAt) {
    throw ruleUnmet(`${claim.ref} is withdrawn.`, ["Restore the claim first."]);
  }
}

/** @throws INVALID naming `field` unless the source exists and was not merged away. */
export async function findSource(tx: Transaction, sourceId: number, field: string) {
  const source = await tx.source.findUnique({ where: { id: sourceId } });
  if (!source) throw invalidField(field, "That source is not in the directory.");
  if (source.mergedIntoId) {
    throw invalidField(field, `${source.name} was merged into another source; pick that one.`);
  }
  return source;
}

/** @throws INVALID naming `field` unless the person can check claims of this story. */
export async function findChecker(
  tx: Transaction,
  checkerId: number,
  story: { id: number; restricted: boolean },
  field: string,
) {
  const person = await tx.user.findUnique({
    where: { id: checkerId },
    include: { memberships: { where: { storyId: story.id } } },
  });
  if (!person || person.disabledAt || person.role === "viewer") {
    throw invalidField(field, "Choose an active editor, reviewer or admin.");
  }
  if (story.restricted && person.memberships.length === 0) {
    throw invalidField(field, `${person.name} is not a member of this restricted story.`);
  }
  return person;
}

/** The editable fields as they stand, in the form in which they are edited. */
export type ClaimFieldsNow = {
  revision: number;
  wording: string;
  attribution: string;
  kind: string;
  assertedBy: string;
  legalRisk: string;
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
