/**
 * Changes a claim's own fields inside a command's transaction: the row, its tags, the event that
 * carries old and new, and what follows for the verdict and the search index. Everything is
 * checked before the first write, so that a refusal in a bulk change leaves nothing half-written.
 */
import type { Actor } from "@/lib/access/actor";
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import { atLeastOne, unchanged, type Transaction } from "@/lib/audit/commit";
import type { Changes, NewEvent } from "@/lib/audit/events";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import { droppedHedges } from "@/lib/text/hedges";
import { findChecker, type FoundClaim } from "./find";
import type { EditClaimInput } from "./input";
import { reviseClaim, type ContentChange } from "./revise";
import { CONTENT_FIELDS, touchesContent } from "./rules";

/** Fields that the search index holds. */
const INDEXED_FIELDS = ["wording", "note", "assertedBy"] as const;

/** Writes the patch, its event and what follows from it; used one by one and in bulk. */
export async function applyPatch(
  tx: Transaction,
  actor: Actor,
  at: Date,
  claim: FoundClaim,
  patch: EditClaimInput["patch"],
) {
  const { tags, ...fields } = patch;
  const changes = changesBetween(claim, fields);
  if (tags) {
    const before = claim.tags.map((row) => row.tag).sort();
    Object.assign(changes, changesBetween({ tags: before }, { tags: [...tags].sort() }));
  }
  if (isEmpty(changes)) return unchanged({ revision: claim.revision });

  if ("checkerId" in changes) {
    const checker = fields.checkerId
      ? await findChecker(tx, fields.checkerId, claim.story, "checkerId")
      : null;
    delete changes.checkerId;
    changes.checker = { from: claim.checker?.name ?? null, to: checker?.name ?? null };
  }
  if (tags && "tags" in changes) {
    await tx.claimTag.deleteMany({ where: { claimId: claim.id } });
    await tx.claimTag.createMany({ data: tags.map((tag) => ({ claimId: claim.id, tag })) });
  }
  const content = contentChange(claim, fields, changes);
  const lapsed = await reviseClaim(tx, actor, at, claim, fields, content);
  if (INDEXED_FIELDS.some((field) => field in changes)) await refreshStanding(tx, [claim.id]);
  const edited: NewEvent = {
    type: "claim.edited",
    storyId: claim.storyId,
    claimId: claim.id,
    data: { ref: claim.ref, changes },
  };
  return { result: { revision: claim.revision + 1 }, events: atLeastOne([edited, ...lapsed]) };
}

const CONTENT_WORDS: Record<(typeof CONTENT_FIELDS)[number], string> = {
  wording: "the wording",
  attribution: "the attribution",
  assertedBy: "who asserts it",
  kind: "the kind",
  asOf: "the as-of date",
};

function contentChange(
  claim: FoundClaim,
  fields: { wording?: string | undefined },
  changes: Changes,
): ContentChange | undefined {
  if (!touchesContent(Object.keys(changes))) return undefined;
  const names = CONTENT_FIELDS.filter((field) => field in changes).map((f) => CONTENT_WORDS[f]);
  const dropped = fields.wording === undefined ? [] : droppedHedges(claim.wording, fields.wording);
  return { because: `${names.join(", ")} changed`, droppedHedges: dropped };
}
